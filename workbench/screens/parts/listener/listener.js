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

  const behind = () =>
    Object.entries(current.data.topics)
      .filter(([topic, seen]) => (channel.versions[topic] || 0) > seen)
      .map(([topic]) => channel.versions[topic])

  // Nobody's words are pulled from under the cursor: a patient part waits until typing is over.
  const typing = () => {
    const at = document.activeElement
    return current.data.patient && at !== null && at.matches("input[type=text], textarea")
  }

  const running = () => document.querySelector('[data-test-script-state="running"]') !== null

  function follow() {
    const missing = behind()
    if (missing.length === 0) {
      asked = 0
      return
    }
    const newest = missing.reduce((sum, n) => sum + n, 0)
    const again = newest === askedFor
    if (!channel.connected || typing() || (again && Date.now() - askedAt < PATIENCE_MS)) return
    if (again && running()) return
    asked = again ? asked + 1 : 1
    if (asked > 2) reloadPage(1500) // the server's session no longer knows this part of the page
    askedFor = newest
    askedAt = Date.now()
    current.setTriggerValue("version", newest)
  }

  const watch = setInterval(() => channel && follow(), 1000)
  const compare = setInterval(() => channel && channel.send({ t: "versions" }), COMPARE_MS)

  return {
    update(component) {
      current = component
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
      leave()
    },
  }
}
