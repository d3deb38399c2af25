// Listens for the topics that one part of the page shows, and asks the server to draw that part
// again when one of them rose. It also tells the document which way it reads.

const PARTS = new WeakMap()
const RTL = /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/
const COMPARE_MS = 15000
const PATIENCE_MS = 6000

export default function (component) {
  const { data, parentElement } = component
  document.documentElement.dir = data.direction
  document.documentElement.lang = data.language
  document.documentElement.dataset.browser = RTL.test(navigator.language) ? "rtl" : "ltr"
  document.body.dataset.gozinReconnecting = data.reconnecting
  openGridsAtTheirStart(data.direction)
  sayOwnWords(data.language, data.words)
  levelHeadings()
  keepMenuAtThisScreen()
  nameNotes()
  sayNamesWithoutMarks()
  describeChartsByTheirFindings()
  keepRestingWords()
  keepTypedWords()
  if (!PARTS.has(parentElement)) PARTS.set(parentElement, newPart())
  const part = PARTS.get(parentElement)
  part.update(component)
  return () => {
    part.end()
    PARTS.delete(parentElement)
  }
}

function newPart() {
  let channel = null
  let leave = () => {}
  let current = null
  let askedFor = 0
  let asked = 0
  let askedAt = 0
  let waits = false
  let ended = false

  // What the part has not seen yet, as one number; 0 if it shows how things stand.
  const missing = () =>
    Object.entries(current.data.topics)
      .filter(([topic, seen]) => (channel.versions[topic] || 0) > seen)
      .reduce((sum, [topic]) => sum + channel.versions[topic], 0)

  // Nobody's words are pulled from under the cursor, and no open list from under the pointer: a
  // patient part waits until typing and choosing are over.
  const inUse = () => {
    if (!current.data.patient) return false
    const at = document.activeElement
    const isTyping = at !== null && at.matches("input[type=text], textarea")
    return isTyping || document.querySelector('[role="combobox"][aria-expanded="true"]') !== null
  }

  function follow() {
    const newest = missing()
    if (newest === 0) asked = 0
    if (newest === 0 || waits || !channel.connected || inUse()) return
    if (newest === askedFor && Date.now() - askedAt < PATIENCE_MS) return
    waits = true
    channel.inTurn(ask)
  }

  // Returns whether it asked: what it waited for may have come, or somebody types by now.
  function ask() {
    waits = false
    const newest = ended ? 0 : missing()
    if (newest === 0 || !channel.connected || inUse()) return false
    asked = newest === askedFor ? asked + 1 : 1
    if (asked > 2) reloadPage(1500) // the server's session no longer knows this part of the page
    askedFor = newest
    askedAt = Date.now()
    current.setTriggerValue("version", newest)
    return true
  }

  const watch = setInterval(() => channel && follow(), 1000)
  const compare = setInterval(() => channel && channel.send({ t: "versions" }), COMPARE_MS)

  return {
    update(component) {
      current = component
      answered()
      if (!component.data.selection) return
      const found = liveChannel(component.data.selection, component.data.boot)
      if (found !== channel) {
        leave()
        channel = found
        leave = channel.subscribe(follow)
      }
      setTimeout(follow, 0)
    },
    end() {
      clearInterval(watch)
      clearInterval(compare)
      ended = true
      leave()
    },
  }
}
