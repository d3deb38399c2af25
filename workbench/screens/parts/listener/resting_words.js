// A text goes to the server as its field is left. Where each field is kept by itself, words that
// rest for a moment go as well, and so do those of a page that is being left.

const RESTING = {
  within: '[class*="st-key-keeps_words"]',
  fields: "textarea, input[type=text]",
  ms: 1500,
}

function keepRestingWords() {
  if (window.__gozinKeepsWords) return
  window.__gozinKeepsWords = true
  let waits = null

  const isKept = field => field?.matches?.(RESTING.fields) && field.closest(RESTING.within) !== null

  // The keys by which a person hands a text over without leaving its field.
  const handOver = field => {
    if (!isKept(field) || field !== document.activeElement) return
    const keys = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true }
    field.dispatchEvent(new KeyboardEvent("keydown", keys))
  }

  document.addEventListener("input", event => {
    clearTimeout(waits)
    if (isKept(event.target) && !event.isComposing) waits = setTimeout(() => handOver(event.target), RESTING.ms)
  })
  window.addEventListener("beforeunload", () => handOver(document.activeElement))
  document.addEventListener("visibilitychange", () => document.hidden && handOver(document.activeElement))
}
