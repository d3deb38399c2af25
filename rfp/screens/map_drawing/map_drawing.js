// Shows a drawing that the server made, and lets the reader go closer. The drawing is read as SVG,
// never as a page: whatever could act in it (scripts, frames, handlers, addresses) is left out.

const WHOLE = 1, STEP = 1.25, CLOSEST = 8
const READABLE = 0.8 // of the size it was drawn in; a long map starts there and is scrolled
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
  let nearness = null // until the reader has chosen one
  let shown = null

  const resize = () => {
    const svg = sheet.querySelector("svg")
    if (!svg) return
    const natural = svg.viewBox.baseVal.width
    const whole = Math.min(sheet.clientWidth - 2, natural)
    if (whole <= 0) return
    nearness ??= Math.max(WHOLE, (natural * READABLE) / whole)
    svg.style.maxWidth = "none"
    svg.style.width = `${Math.round(whole * nearness)}px`
  }
  const button = (sign, act) => {
    const made = tools.appendChild(document.createElement("button"))
    made.type = "button"
    made.textContent = sign
    made.onclick = () => {
      nearness = Math.min(Math.max(act(nearness ?? WHOLE), WHOLE), CLOSEST)
      resize()
    }
    return made
  }
  const farther = button("−", (n) => n / STEP)
  const closer = button("+", (n) => n * STEP)
  const whole = button("", () => WHOLE)
  new ResizeObserver(resize).observe(sheet)

  return ({ picture, words, direction }) => {
    whole.textContent = words.whole
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

function harmless(picture) {
  const svg = new DOMParser().parseFromString(picture, "image/svg+xml").documentElement
  if (svg.localName !== "svg") return document.createTextNode("")
  svg.querySelectorAll(ACTING).forEach((part) => part.remove())
  for (const part of [svg, ...svg.querySelectorAll("*")])
    for (const { name } of [...part.attributes])
      if (/^on|href$/i.test(name)) part.removeAttribute(name)
  return document.importNode(svg, true)
}
