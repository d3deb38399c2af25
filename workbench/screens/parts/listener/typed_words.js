// Words that nobody has stored yet outlive a page that is loaded anew, as it is for another
// language, a server that was restarted, or by the key for it. They wait in this tab alone, and
// only from one loading to the next.

const TYPED = {
  store: "gozin-typed-words",
  fields: "textarea, input[type=text]:not([role=combobox])",
  never: '[class*="price"]', // a price stands nowhere but in its field until it is sealed
  named: '[class*="st-key-"]', // what the program named; its class is the name in any language
  aliveMs: 60000, // older words were left on purpose
  waitsMs: 120000, // a field may stand in what is still to be opened
}

function keepTypedWords() {
  if (window.__gozinTyped) return
  window.__gozinTyped = true
  const before = new WeakMap() // what stood in each field when somebody first went there

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.(TYPED.fields) && !before.has(target)) before.set(target, target.value)
  })
  window.addEventListener("pagehide", () => {
    if (document.activeElement?.closest(".gozin-sign-out")) return // the next one is somebody else
    const words = fieldsByPlace()
      .filter(({ field }) => before.has(field) && field.value !== before.get(field))
      .filter(({ field }) => !field.closest(TYPED.never))
      .map(({ field, place }) => ({ place, before: before.get(field), text: field.value }))
    if (words.length === 0) return
    const kept = { at: Date.now(), page: location.pathname + location.search, words }
    sessionStorage.setItem(TYPED.store, JSON.stringify(kept))
  })
  const kept = takeTyped()
  if (kept.length > 0) putBack(kept, before)
}

function takeTyped() {
  const kept = JSON.parse(sessionStorage.getItem(TYPED.store) || "null")
  sessionStorage.removeItem(TYPED.store)
  const isOurs = kept && kept.page === location.pathname + location.search
  return isOurs && Date.now() - kept.at < TYPED.aliveMs ? kept.words : []
}

// A field is told by the nearest name round it and its place under that name. The turns that a
// name counts within one visit begin anew with the page.
function fieldsByPlace() {
  return [...document.querySelectorAll(TYPED.fields)].flatMap(field => {
    const named = field.closest(TYPED.named)
    if (!named) return []
    const name = [...named.classList].find(each => each.startsWith("st-key-"))
    const nth = [...named.querySelectorAll(TYPED.fields)].indexOf(field)
    return [{ field, place: `${name}#${nth}` }]
  })
}

function isSamePlace(one, other) {
  const turnless = place => place.replace(/-\d+(?=[-#])/g, "")
  return one === other || turnless(one) === turnless(other)
}

function putBack(words, before) {
  const waiting = new Set(words)
  const until = Date.now() + TYPED.waitsMs
  const look = setInterval(() => {
    if (waiting.size === 0 || Date.now() > until) return clearInterval(look)
    if (isDrawn() || document.querySelector('[data-test-script-state="notRunning"]') === null) return
    const fields = fieldsByPlace()
    for (const each of waiting) {
      const exact = fields.find(({ place }) => place === each.place)
      const alike = fields.filter(({ place }) => isSamePlace(place, each.place))
      const found = exact ?? (alike.length === 1 ? alike[0] : undefined)
      if (!found) continue
      waiting.delete(each)
      if (found.field.value !== each.before) continue // stored meanwhile, or typed anew
      before.set(found.field, each.before)
      type(found.field, each.text)
      return // the page may be drawn anew for it
    }
  }, 300)
}

function type(field, text) {
  const at = document.activeElement
  const kind = field.localName === "textarea" ? HTMLTextAreaElement : HTMLInputElement
  field.focus({ preventScroll: true })
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text)
  field.dispatchEvent(new Event("input", { bubbles: true }))
  field.blur() // which hands it to the server, where a field does so by itself
  at?.focus?.({ preventScroll: true })
}
