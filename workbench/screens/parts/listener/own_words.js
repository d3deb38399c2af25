// Streamlit says some words of its own, all in English; here they are said in the reader's language.

const SPOKEN = ["aria-label", "placeholder", "title"]
const WRITTEN =
  "a[href='#stMain'], [data-testid=InputInstructions], [role=dialog] *, " +
  "[data-testid=stFileUploader] *, [data-live-announcer] *"
const REFUSED = /(?:files are not allowed|or smaller)\.$/
const COUNTED = /^(|.*, )([\d.]+) ?(options? available\.|[KMG]?B)$/s
const MARKED = SPOKEN.map(name => `[${name}]`).join()

function sayOwnWords(language, words) {
  const held = window.__gozinOwnWords
  if (held && held !== language) reloadPage(0) // what was said in one language is not unsaid
  if (held || Object.keys(words).length === 0) return
  window.__gozinOwnWords = language

  // "3 options available.", which a screen reader hears, and "15.7KB", behind the name of a file.
  function counted(text) {
    const [, before, count, what] = text.match(COUNTED) || []
    return words[what] && `${before}${Number(count).toLocaleString(language)} ${words[what]}`
  }

  // "Fullscreen: the steps", "Help for the title" and "Remove Aban" keep what they name.
  const translated = text => {
    if (words[text]) return words[text]
    if (counted(text)) return counted(text)
    const [, option, selected] = text.match(/^(.+)(, selected)$/s) || []
    if (words[selected]) return option + words[selected]
    const [refused] = text.match(REFUSED) || []
    if (refused) return words[refused] || text
    const [, head, named] = text.match(/^(Remove(?= )|Help for(?= )|[^:]+(?=: ))(.+)$/s) || []
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
