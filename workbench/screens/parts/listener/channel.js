// One socket for the whole page, shared by every component on it. It says when the line is lost,
// finds it again by itself, and loads the page anew when it meets a server that was restarted.

const LIVE = {
  silentMs: 1600, // greyed after this much silence: the server speaks every half second
  closedMs: 700, // or this long after the line was closed
  deadMs: 4500, // hung up and dialled again after this much
  dialMs: 3000, // an unanswered call is given up
  waits: [250, 500, 1000],
  answerMs: 5000, // one pong is enough for so long
  pollMs: 40, // how often a part that waits for the page looks again
  pressMs: 1500, // a press that is not answered by then asked the server for nothing
  answerMostMs: 8000, // what surely was asked for is waited for so long: the line may be slow
  blankMs: 3000, // a page that shows nothing for so long is loaded anew
  drawnMs: 30000, // a page that is drawn for longer than this is not waited for
  refusals: 3, // calls refused by a healthy server before the page is asked for anew
  gone: 4001,
  reloads: 4, // in a minute; more would be a loop
}

function reloadPage(withinMs) {
  const now = Date.now()
  const past = JSON.parse(sessionStorage.getItem("gozin-reloads") || "[]")
  const recent = past.filter(at => now - at < 60000)
  if (recent.length >= LIVE.reloads) return false
  sessionStorage.setItem("gozin-reloads", JSON.stringify([...recent, now]))
  setTimeout(() => location.reload(), Math.random() * withinMs)
  return true
}

function isServerThere() {
  const signal = AbortSignal.timeout(LIVE.dialMs)
  return fetch("/_stcore/health", { cache: "no-store", signal })
    .then(answer => answer.ok)
    .catch(() => false)
}

function isDrawn() {
  return document.querySelector('[data-test-script-state="running"]') !== null
}

// Returns whether the page is drawn to its end, over a line that holds, and yet shows nothing.
function isBlank() {
  const drawn = '[data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'
  const main = document.querySelector(`${drawn} [data-testid="stMain"]`)
  return main !== null && main.querySelector('[data-testid="stElementContainer"]') === null
}

// Returns whether a part shows that its script did not come, which it may before anybody listens.
function isPartLost() {
  const shown = [...document.querySelectorAll('[data-testid="stMain"] [role="alert"]:has(strong)')]
  return shown.some(each => each.textContent.includes("dynamically imported module"))
}

// A part of the page whose script did not come, as the line was lost, shows a fault for good.
async function reloadOnceThere() {
  if (window.__gozinPartLost) return
  window.__gozinPartLost = true
  while (!(await isServerThere())) await new Promise(done => setTimeout(done, LIVE.waits.at(-1)))
  reloadPage(500)
}

// Streamlit's page may lose its way between two drawings; what it shows stands at the server.
if (!window.__gozinMends) {
  window.__gozinMends = true
  let blankSince = Infinity
  setInterval(() => {
    if (isPartLost()) reloadOnceThere()
    if (!isBlank()) blankSince = Infinity
    else if (Date.now() - blankSince > LIVE.blankMs) reloadPage(0)
    else blankSince = Math.min(blankSince, Date.now())
  }, 500)
  window.addEventListener("error", event => {
    if (String(event.message).includes("delta path")) reloadPage(0)
  })
  window.addEventListener("vite:preloadError", reloadOnceThere)
  const press = event => {
    const on = event.target.closest?.("a, button")
    if (on) awaitAnswer(on.matches("a") ? LIVE.answerMostMs : LIVE.pressMs)
  }
  window.addEventListener("click", press, true)
  new MutationObserver(() => isDrawn() && answered()).observe(document.body, {
    subtree: true,
    attributes: true,
    attributeFilter: ["data-test-script-state"],
  })
}

// What was pressed or asked for is on its way until the page is being drawn: a request of ours
// beside it could take its place, or ask for a part of a screen that was left.
function awaitAnswer(milliseconds) {
  window.__gozinAwaits = Date.now() + milliseconds
}

function answered() {
  window.__gozinAwaits = 0
}

function isAwaited(now) {
  return now < (window.__gozinAwaits || 0)
}

function liveChannel(selection, boot) {
  const held = window.__gozinLive
  if (held && held.selection === selection) {
    held.expect(boot)
    return held
  }
  if (held) held.end()
  window.__gozinLive = openChannel(selection, boot)
  return window.__gozinLive
}

function openChannel(selection, boot) {
  const listeners = new Set()
  const channel = { selection, connected: false, lost: false, state: undefined, people: [], versions: {} }
  let socket = null
  let expected = boot
  let heardAt = Date.now()
  let closedAt = Infinity
  let sentAt = 0
  let failures = 0
  let refused = 0
  let ended = false
  let redial = null
  const asks = []

  const tell = frame => listeners.forEach(listener => listener(frame))

  function show(lost) {
    if (channel.lost === lost) return
    channel.lost = lost
    document.body.classList.toggle("gozin-reconnecting", lost)
    tell({ t: lost ? "lost" : "found" })
  }

  // A browser lets a page wait for its next socket the longer, the more of its sockets have failed,
  // for seconds in the end: a lost line is asked for by plain requests, and the one that is
  // answered calls.
  function dial() {
    redial = null
    if (ended) return
    if (failures === 0) return call()
    isServerThere().then(isThere => (isThere ? call() : drop()))
  }

  function call() {
    if (ended) return
    const scheme = location.protocol === "https:" ? "wss:" : "ws:"
    const mine = new WebSocket(`${scheme}//${location.host}/live/${encodeURIComponent(selection)}`)
    socket = mine
    let opened = false
    const giveUp = setTimeout(() => mine === socket && drop(), LIVE.dialMs)
    mine.onopen = () => {
      opened = true
      clearTimeout(giveUp)
    }
    mine.onmessage = event => mine === socket && hear(JSON.parse(event.data))
    mine.onclose = event => {
      clearTimeout(giveUp)
      if (mine !== socket) return
      if (event.code === LIVE.gone) show(true) // the server hung up on this very member
      if (!opened || event.code === LIVE.gone) refused += 1
      drop()
    }
  }

  function drop() {
    const old = socket
    socket = null
    if (channel.connected) closedAt = Date.now()
    channel.connected = false
    if (old) old.close()
    failures += 1
    // A healthy server that refuses the call has shown this browser the door.
    if (refused >= LIVE.refusals && !ended) reloadPage(500)
    const wait = LIVE.waits[Math.min(failures, LIVE.waits.length) - 1]
    if (!ended && redial === null) redial = setTimeout(dial, wait * (0.8 + 0.4 * Math.random()))
  }

  function hear(frame) {
    heardAt = Date.now()
    if (frame.t === "ping") answer()
    else if (frame.t === "reload") reloadPage(0)
    else if (frame.t === "home") location.replace("/") // other screens are open here from now on
    else keep(frame)
    if (channel.connected) show(false)
  }

  function answer() {
    if (Date.now() - sentAt > LIVE.answerMs) channel.send({ t: "pong" })
  }

  function keep(frame) {
    if (frame.t === "hello") greet(frame)
    if (frame.t === "state") channel.state = frame.state
    if (frame.t === "present") channel.people = frame.people
    if (frame.t === "version") rise({ [frame.topic]: frame.n })
    if (frame.t === "versions") rise(frame.of)
    tell(frame)
  }

  function greet(frame) {
    failures = refused = 0
    closedAt = Infinity
    channel.state = frame.state
    channel.boot = frame.boot
    // A page of an earlier boot stays grey until it is loaded anew: nothing old passes for new.
    channel.connected = !channel.expect(expected || frame.boot)
    rise(frame.versions || {})
  }

  function rise(versions) {
    for (const [topic, n] of Object.entries(versions)) {
      channel.versions[topic] = Math.max(n, channel.versions[topic] || 0)
    }
  }

  channel.expect = other => {
    expected = other || expected
    return channel.boot && expected && channel.boot !== expected && reloadPage(1500)
  }

  channel.send = frame => {
    if (!channel.connected || !socket || socket.readyState !== WebSocket.OPEN) return false
    sentAt = Date.now()
    socket.send(JSON.stringify(frame))
    return true
  }

  // Parts that are to be drawn again ask one after another, each in a request of its own: a
  // request names one part only, and what waits at the server is drawn without breaking off a run.
  // Nobody asks while the page is being drawn: a run drops what the one before has not sent yet.
  channel.inTurn = ask => {
    asks.push(ask)
    if (asks.length === 1) setTimeout(askNext, 0, Date.now())
  }

  function askNext(since) {
    const now = Date.now()
    const isBusy = isDrawn() || isAwaited(now)
    if (isBusy && now - since < LIVE.drawnMs) {
      setTimeout(askNext, LIVE.pollMs, since)
      return
    }
    if (asks[0]()) awaitAnswer(LIVE.answerMostMs)
    asks.shift()
    if (asks.length > 0) setTimeout(askNext, 0, now)
  }

  channel.subscribe = listener => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      setTimeout(() => listeners.size === 0 && channel.end(), 3000)
    }
  }

  channel.end = () => {
    ended = true
    clearInterval(watch)
    clearTimeout(redial)
    if (socket) socket.close()
    if (window.__gozinLive === channel) delete window.__gozinLive
  }

  const watch = setInterval(() => {
    const silent = Date.now() - heardAt
    const closed = Date.now() - closedAt
    if (silent > LIVE.silentMs || closed > LIVE.closedMs) show(true)
    if (silent > LIVE.deadMs && socket && socket.readyState === WebSocket.OPEN) drop()
  }, 200)

  dial()
  return channel
}
