// Streamlit names a field by its label as it was written, in Markdown: a screen reader would say
// the marks that keep a name with a dot, a dash or a bracket as it was typed.

const MARKED_NAME = /\\([!-/:-@[-`{-~])|\u2060/g

function sayNamesWithoutMarks() {
  if (window.__gozinNames) return
  window.__gozinNames = true

  const mend = element => {
    const said = element.getAttribute("aria-label") || ""
    const wanted = said.replace(MARKED_NAME, "$1")
    if (said !== wanted) element.setAttribute("aria-label", wanted)
  }
  const all = root => {
    mend(root)
    root.querySelectorAll("[aria-label]").forEach(mend)
  }
  new MutationObserver(changes => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") mend(target)
      else addedNodes.forEach(node => node.nodeType === Node.ELEMENT_NODE && all(node))
    }
  }).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["aria-label"],
  })
  all(document.body)
}
