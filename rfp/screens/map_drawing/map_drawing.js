// Shows a drawing that the server made, and lets the reader go closer. The drawing is read as SVG,
// never as a page: whatever could act in it (scripts, frames, handlers, addresses) is left out.

const WHOLE = 1, STEP = 1.25, CLOSEST = 8
const READABLE = 0.8 // of the size it was drawn in; a long map starts there and is scrolled
const LEGIBLE = 0.6 // a map that fits at this size or above starts whole
const ACTING = "script, foreignObject, iframe, a, use, image, animate, set"
const PLACES = new WeakMap()

export default function (component) {
  const { data, parentElement } = component
  const root = parentElement.querySelector(".gozin-map")
  if (!PLACES.has(root)) PLACES.set(root, build(root))
  PLACES.get(root)(data)
  return () => PLACES.delete(root)
}

function build(root) {
  const tools = root.appendChild(document.createElement("div"))
  const sheet = root.appendChild(document.createElement("div"))
  tools.className = "tools"
  sheet.className = "sheet"
  sheet.tabIndex = 0 // scrolled by the arrow keys
  sheet.setAttribute("role", "group")
  let nearness = null // until the reader has chosen one
  let shown = null

  const resize = () => {
    const svg = sheet.querySelector("svg")
    if (!svg) return
    const natural = svg.viewBox.baseVal.width
    const whole = Math.min(sheet.clientWidth - 2, natural)
    if (whole <= 0) return
    nearness ??= whole >= natural * LEGIBLE ? WHOLE : (natural * READABLE) / whole
    svg.style.maxWidth = "none"
    svg.style.width = `${Math.round(whole * nearness)}px`
  }
  // Going closer keeps in its place what lies at (x, y) of the sheet: the pointer, or the middle.
  const go = (act, x = sheet.clientWidth / 2, y = sheet.clientHeight / 2) => {
    const before = nearness ?? WHOLE
    nearness = Math.min(Math.max(act(before), WHOLE), CLOSEST)
    const grown = nearness / before
    const [left, top] = [(sheet.scrollLeft + x) * grown - x, (sheet.scrollTop + y) * grown - y]
    resize()
    sheet.scrollTo(left, top)
  }
  const closerBy = (n) => n * STEP, fartherBy = (n) => n / STEP, asWhole = () => WHOLE
  const button = (sign, act) => {
    const made = tools.appendChild(document.createElement("button"))
    made.type = "button"
    made.textContent = sign
    made.onclick = () => go(act)
    return made
  }
  const farther = button("−", fartherBy)
  const closer = button("+", closerBy)
  const whole = button("", asWhole)
  const keys = { "+": closerBy, "=": closerBy, "-": fartherBy, "0": asWhole }
  sheet.onkeydown = (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : keys[event.key]
    if (!act) return // arrow keys, Home and End scroll as everywhere
    event.preventDefault()
    go(act)
  }
  // The wheel scrolls the page as everywhere; with Ctrl, as a pinch gives it, it goes closer.
  sheet.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return
    event.preventDefault()
    const { left, top } = sheet.getBoundingClientRect()
    go(event.deltaY < 0 ? closerBy : fartherBy, event.clientX - left, event.clientY - top)
  }, { passive: false })
  drag(sheet)
  new ResizeObserver(resize).observe(sheet)

  return ({ picture, words, direction }) => {
    whole.textContent = words.whole
    sheet.setAttribute("aria-label", words.sheet)
    sheet.title = words.sheet
    for (const [made, word] of [[farther, words.farther], [closer, words.closer]]) {
      made.title = word
      made.setAttribute("aria-label", word)
    }
    if (picture === shown) return
    shown = picture
    const first = nearness === null
    sheet.replaceChildren(harmless(picture))
    resize()
    if (first && direction === "rtl") sheet.scrollLeft = sheet.scrollWidth
  }
}

function drag(sheet) {
  let from = null
  sheet.onpointerdown = (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return // a finger scrolls by itself
    from = { x: event.clientX + sheet.scrollLeft, y: event.clientY + sheet.scrollTop }
    sheet.setPointerCapture(event.pointerId)
    sheet.classList.add("held")
  }
  sheet.onpointermove = (event) => {
    if (from) sheet.scrollTo(from.x - event.clientX, from.y - event.clientY)
  }
  sheet.onpointerup = sheet.onpointercancel = () => {
    from = null
    sheet.classList.remove("held")
  }
}

function harmless(picture) {
  const svg = new DOMParser().parseFromString(picture, "image/svg+xml").documentElement
  if (svg.localName !== "svg") return document.createTextNode("")
  svg.querySelectorAll(ACTING).forEach((part) => part.remove())
  for (const part of [svg, ...svg.querySelectorAll("*")])
    for (const { name } of [...part.attributes])
      if (/^on|href$/i.test(name)) part.removeAttribute(name)
  return document.importNode(svg, true)
}
