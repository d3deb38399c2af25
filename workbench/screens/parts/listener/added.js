// Streamlit adds to a page in many small steps, thousands in one drawing. Whoever tends to some of
// its parts looks at what came, never at the whole page.

// Calls `act` with each element that `selector` names, now and whenever it or something in it comes.
function tendTo(selector, act) {
  const all = root => [...root.querySelectorAll(selector)]
  new MutationObserver(changes => {
    const tended = new Set()
    for (const { target, addedNodes } of changes) {
      if (addedNodes.length === 0) continue
      tended.add(target.closest(selector))
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue
        if (node.matches(selector)) tended.add(node)
        all(node).forEach(each => tended.add(each))
      }
    }
    tended.delete(null)
    tended.forEach(act)
  }).observe(document.body, { subtree: true, childList: true })
  all(document.body).forEach(act)
}
