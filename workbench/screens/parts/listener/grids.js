// A grid lays its columns out from the left and opens there. Read from the right, its first column
// is the last one laid out, so a grid too wide for its page opens at its right end, and stays there
// when the page becomes narrower, until the reader has moved it.

function openGridsAtTheirStart(direction) {
  document.body.dataset.gozinGrids = direction
  if (window.__gozinGrids) return
  window.__gozinGrids = true

  function open(scroller) {
    const sized = new ResizeObserver(() => {
      if (document.body.dataset.gozinGrids !== "rtl") return
      if (scroller.scrollWidth <= scroller.clientWidth) return
      scroller.scrollLeft = scroller.scrollWidth
    })
    for (const moved of ["wheel", "pointerdown", "keydown"]) {
      scroller.addEventListener(moved, () => sized.disconnect(), { once: true, passive: true })
    }
    sized.observe(scroller)
    if (scroller.firstElementChild) sized.observe(scroller.firstElementChild)
  }

  const all = root => root.querySelectorAll(".dvn-scroller").forEach(open)
  new MutationObserver(changes => {
    for (const { addedNodes } of changes) {
      addedNodes.forEach(node => node.nodeType === Node.ELEMENT_NODE && all(node))
    }
  }).observe(document.body, { subtree: true, childList: true })
  all(document.body)
}
