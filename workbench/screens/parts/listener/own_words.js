// Streamlit says some words of its own, all in English; here they are said in the reader's language.

const SPOKEN = ["aria-label", "placeholder", "title"]
const WRITTEN =
  "a[href='#stMain'], [data-testid=InputInstructions], [role=dialog] *, " +
  "[data-testid=stFileUploader] *, [data-live-announcer] *"
const REFUSED = /(?:files are not allowed|or smaller)\.$/
const MARKED = SPOKEN.map(name => `[${name}]`).join()

function sayOwnWords(language, words) {
  const held = window.__gozinOwnWords
  if (held && held !== language) reloadPage(0) // what was said in one language is not unsaid
  if (held || Object.keys(words).length === 0) return
  window.__gozinOwnWords = language

  // "3 options available." and "Aban, selected", which a screen reader hears from an open list.
  function announced(text) {
    const [, count, options] = text.match(/^(\d+) (options? available\.)$/) || []
    if (words[options]) return `${Number(count).toLocaleString(language)} ${words[options]}`
    const [, option, selected] = text.match(/^(.+)(, selected)$/s) || []
    return words[selected] && option + words[selected]
  }

  // "Fullscreen: the steps" and "Remove Aban" keep what they name.
  const translated = text => {
    if (words[text]) return words[text]
    if (announced(text)) return announced(text)
    const [refused] = text.match(REFUSED) || []
    if (refused) return words[refused] || text
    const [, head, named] = text.match(/^(Remove(?= )|[^:]+(?=: ))(.+)$/s) || []
    return words[head] ? words[head] + named : text
  }

  function attributes(element) {
    for (const name of SPOKEN) {
      const said = element.getAttribute(name)
      const wanted = said && translated(said)
      if (said !== wanted) element.setAttribute(name, wanted)
    }
    if (/^[a-z_]+ icon$/.test(element.getAttribute("aria-label") || "")) {
      element.removeAttribute("aria-label") // the icon stands beside words that say the same
      element.setAttribute("aria-hidden", "true")
    }
  }

  function texts(element) {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue
      const wanted = translated(node.data.trim())
      if (wanted !== node.data.trim()) node.data = wanted
    }
  }

  function all(root) {
    if (root.matches(MARKED)) attributes(root)
    root.querySelectorAll(MARKED).forEach(attributes)
    if (root.matches(WRITTEN)) texts(root)
    root.querySelectorAll(WRITTEN).forEach(texts)
  }

  new MutationObserver(changes => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") attributes(target)
      else addedNodes.forEach(node => node.nodeType === Node.ELEMENT_NODE && all(node))
    }
  }).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: SPOKEN,
  })
  all(document.body)
}
