// Streamlit draws the head of a part as a third level, right below the title, which is the first.
// Whoever walks from head to head by ear is told the level that it has on this page.

const HEADS = '[data-testid="stMain"] :is(h2, h3, h4, h5, h6)'

function levelHeadings() {
  if (window.__gozinHeads) return
  window.__gozinHeads = true

  const level = () => {
    waits = false
    const open = [1] // the levels that the head before stands under, as they were drawn
    for (const head of document.querySelectorAll(HEADS)) {
      const drawn = Number(head.localName[1])
      while (open.length > 1 && open.at(-1) >= drawn) open.pop()
      open.push(drawn)
      const told = String(open.length)
      if (head.getAttribute("aria-level") !== told) head.setAttribute("aria-level", told)
    }
  }
  let waits = false
  const soon = () => {
    if (waits) return
    waits = true
    setTimeout(level, 100) // a page is drawn in many small steps
  }
  new MutationObserver(soon).observe(document.body, { subtree: true, childList: true })
  soon()
}
