// A note that passes by, such as "Saved", is a dialog without a name in Streamlit: by ear it is one
// that says nothing. Its own words name it.

const NOTE = '[data-testid="stToast"]'

function nameNotes() {
  if (window.__gozinNotes) return
  window.__gozinNotes = true

  tendTo(NOTE, note => {
    const words = note.querySelector('[data-testid="stToastText"]')
    if (!words || note.getAttribute("aria-label") === words.innerText) return
    note.setAttribute("aria-label", words.innerText)
    note.removeAttribute("aria-labelledby") // it names an element that is not there
  })
}
