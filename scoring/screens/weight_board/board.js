// The weight board: sliders, and a ranking that moves with them. What it shows is a preview;
// what is stored or pinned is computed by the server.

const BOARDS = new WeakMap()
const SEND_MS = 30
const HELD_STILL_MS = 1000 // a finger that rests still says that it holds the slider
const FORGET_MS = 4000 // a mover who says nothing for so long has gone
const KEYS_SETTLE_MS = 450
const SETTLE_MS = 350
const PAGE_STEP = 10
const FEW = 6
const MANY = 12
const COLOURS = [
  ["#2f5d8a", "#fff"], ["#c4e5a4", "#1f2a37"], ["#6f1551", "#fff"], ["#d0965d", "#1f2a37"],
  ["#5e7321", "#fff"], ["#8fc7e4", "#1f2a37"], ["#563c2e", "#fff"], ["#e57688", "#1f2a37"],
  ["#257e52", "#fff"], ["#bb81b1", "#1f2a37"], ["#9097ea", "#1f2a37"], ["#43dbc2", "#1f2a37"],
]
const ICONS = {
  open: "M7 11V8a5 5 0 0 1 9.6-2M5 11h14v9H5z",
  locked: "M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z",
  more: "M9 5l7 7-7 7",
}

export default function (component) {
  const { data, parentElement } = component
  if (!BOARDS.has(parentElement)) BOARDS.set(parentElement, new Board(parentElement))
  const board = BOARDS.get(parentElement)
  board.component = component
  board.take(data)
  return () => {
    board.end()
    BOARDS.delete(parentElement)
  }
}

function make(tag, className, ...inside) {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...inside)
  return element
}

function icon(path) {
  const space = "http://www.w3.org/2000/svg"
  const drawing = document.createElementNS(space, "svg")
  const line = document.createElementNS(space, "path")
  drawing.setAttribute("viewBox", "0 0 24 24")
  drawing.setAttribute("aria-hidden", "true")
  line.setAttribute("d", path)
  drawing.append(line)
  return drawing
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text
}

class Board {
  constructor(parent) {
    this.host = parent.querySelector(".gozin-board")
    this.drags = new Map()
    this.held = null
    this.private = false
    this.opened = new Set()
    this.watch = setInterval(() => this.forget(), 1000)
    this.measure = new ResizeObserver(() => this.layOut())
    this.measure.observe(this.host)
  }

  end() {
    clearInterval(this.watch)
    this.measure.disconnect()
    if (this.leave) this.leave()
  }

  // -- what the server says --

  take(data) {
    const text = JSON.stringify({ ...data, state: null, notes: null })
    this.data = data
    if (text === this.taken) return this.takeState()
    this.taken = text
    this.model = modelOf(data)
    this.official = localOf(data.official.local)
    if (!this.base || this.data.selection !== this.selection) this.base = null
    this.selection = data.selection
    this.adopt(data.state)
    this.build()
    this.join()
  }

  // The page was drawn again, but for the stored state nothing differs: no slider is replaced.
  takeState() {
    this.adopt(this.data.state)
    this.writeNotes()
    this.draw()
  }

  join() {
    const channel = liveChannel(this.data.selection, this.data.boot)
    if (channel === this.channel) return
    if (this.leave) this.leave()
    this.channel = channel
    this.leave = channel.subscribe(frame => this.hear(frame))
    this.private = Boolean(channel.private)
    if (channel.state) this.adopt(channel.state)
    this.people = channel.people
    this.draw()
  }

  hear(frame) {
    if (frame.t === "hello" || frame.t === "state") this.adopt(frame.state)
    if (frame.t === "hello" && this.private) this.channel.send({ t: "private" })
    if (frame.t === "drag") this.follow(frame)
    if (frame.t === "present") this.people = frame.people
    if (frame.t === "refused") this.refuse(frame.say)
    if (frame.t === "lost") this.letGo()
    this.draw()
  }

  // A stored state is never replaced by an older one of the same what-if.
  adopt(state) {
    if (!state || Boolean(state.private) !== this.private) return
    const same = this.base && this.base.private === this.private
    if (same && !this.private && state.v < this.base.v) return
    const newer = !this.base || state.v > this.base.v
    this.base = {
      v: state.v,
      local: localOf(state.local),
      locked: new Set(state.locked || []),
      hold: state.hold || null,
      private: Boolean(state.private),
    }
    if (newer) this.drags.forEach((drag, id) => drag.released && this.drags.delete(id))
    this.drags.forEach((drag, id) => !drag.mine && this.drags.delete(id))
  }

  follow(frame) {
    if (this.private || frame.v !== this.base.v) return
    const mine = this.drags.get(frame.c)
    if (mine && mine.mine) return
    this.drags.set(frame.c, { x: frame.x, by: frame.by, at: Date.now() })
  }

  refuse(sentence) {
    this.letGo()
    if (this.private && this.base.v < 0) this.private = this.channel.private = false
    this.say(sentence)
  }

  letGo() {
    this.drags.clear()
    this.held = this.answerTo = null
    clearTimeout(this.settling)
  }

  forget() {
    const old = Date.now() - FORGET_MS
    let gone = false
    this.drags.forEach((drag, id) => {
      if (drag.mine && this.held === id && Date.now() - this.sentAt > HELD_STILL_MS) this.sendDrag(id)
      else if ((!drag.mine || drag.released) && drag.at < old) gone = this.drags.delete(id)
    })
    if (gone) this.draw()
  }

  // -- what the member does --

  slide(id, input) {
    this.drags.delete(id)
    this.drags.set(id, { x: Number(input.value), mine: true, at: Date.now() })
    this.held = id
    this.sendDrag(id)
    this.draw()
  }

  sendDrag(id) {
    if (this.sending || this.private) return
    const wait = Math.max(0, SEND_MS - (Date.now() - (this.sentAt || 0)))
    this.sending = setTimeout(() => {
      this.sending = null
      const drag = this.drags.get(id)
      if (!drag || !drag.mine || drag.released) return
      this.sentAt = Date.now()
      this.channel.send({ t: "drag", c: id, x: drag.x, v: this.base.v })
    }, wait)
  }

  release(id, wait) {
    clearTimeout(this.settling)
    this.settling = setTimeout(() => {
      const drag = this.drags.get(id)
      if (!drag || !drag.mine || drag.released) return
      // The move before is still under way; this one starts from what it leaves.
      if (this.answerTo === this.base.v) return this.release(id, SEND_MS)
      this.held = null
      Object.assign(drag, { released: true, at: Date.now() })
      this.answerTo = this.base.v
      this.change({ t: "release", c: id, x: drag.x })
    }, wait)
  }

  change(frame) {
    if (!this.channel.send({ ...frame, v: this.base.v })) this.letGo()
    this.draw()
  }

  goPrivate(on) {
    this.letGo()
    this.private = this.channel.private = on
    if (this.base) this.base = { ...this.base, private: on, v: -1 }
    this.change({ t: on ? "private" : "shared" })
    this.component.setStateValue("private", on) // the charts of this page follow
  }

  // -- what is seen --

  view() {
    let local = this.base.local
    this.drags.forEach((drag, id) => {
      local = moved(this.model, local, this.base.locked, id, drag.x)
    })
    return local
  }

  mayMove() {
    const held = this.base.hold && this.base.hold !== this.data.name && !this.private
    const waiting = this.base.v < 0 // for the what-if that this member has just turned to
    return this.data.may_move && this.channel.connected && !this.channel.lost && !held && !waiting
  }

  text(key, values = {}) {
    return (this.data.texts[key] || key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  }

  digits(text) {
    if (this.data.digits !== "fa") return text
    return text.replace(/\d/g, digit => "۰۱۲۳۴۵۶۷۸۹"[digit]).replace(".", "٫")
  }

  // The sign stands by its figure as it does everywhere else: not held apart from it by the marks
  // that keep a placeholder from turning the sentence about.
  percent(weight) {
    const told = this.text("percent", { number: this.digits(inDecimals(rounded(weight, 3), 1)) })
    return told.replace(/[\u2066-\u2069]/g, "")
  }

  points(value, places = 2) {
    return this.digits(inDecimals(rounded(value, places), places))
  }

  name(id) {
    return this.data.criteria.find(criterion => criterion.id === id).name
  }

  build() {
    this.host.dir = this.data.direction
    this.host.lang = this.data.language
    this.host.classList.toggle("projector", Boolean(this.data.projector))
    const ranked = this.data.vendors.filter(vendor => !vendor.excluded)
    const longest = Math.max(...ranked.map(vendor => vendor.name.length), 6)
    this.host.style.setProperty("--names", `${Math.min(longest, 16) * 0.62 + 0.6}em`)
    this.host.classList.toggle("roomy", ranked.length <= FEW)
    this.host.classList.toggle("dense", ranked.length > MANY)
    this.sliders = new Map()
    this.rows = new Map()
    this.head = this.buildHead()
    const weights = make("section", "weights", make("h3", "", this.text("weights")))
    weights.append(...this.model.top.map((id, at) => this.buildCriterion(id, at)))
    const heading = make("h3", "unseen", this.text("ranking"))
    const ranking = make("section", "ranking", heading, this.buildLegend(), this.buildRanking())
    ranking.append(...this.buildAside())
    this.message = make("p", "message")
    this.message.setAttribute("role", "status")
    this.aloud = make("p", "aloud")
    this.aloud.setAttribute("aria-live", "polite")
    this.host.replaceChildren(
      this.head.root, this.message, make("div", "halves", ranking, weights), this.aloud,
    )
    this.layOut()
  }

  buildHead() {
    const head = { badge: make("strong", "badge"), note: make("span", "note") }
    head.back = this.button("back", () => this.change({ t: "back" }))
    head.private = this.button("private", () => this.goPrivate(!this.private))
    head.hold = this.button("hold", () => this.change({ t: "hold", x: Number(!this.base.hold) }))
    head.hold.hidden = !this.data.chair
    head.people = make("span", "people")
    head.tools = make("span", "tools", head.back, head.private, head.hold)
    const words = make("span", "words", head.badge, head.note)
    head.root = make("header", "", words, head.tools, head.people)
    return head
  }

  button(key, act) {
    const button = make("button", "tool", this.text(key))
    button.type = "button"
    button.onclick = act
    return button
  }

  buildCriterion(id, at, depth = 0) {
    const input = this.buildInput(id)
    const slider = { id, input, lock: this.buildLock(id), value: make("span", "value") }
    slider.whole = make("span", "whole")
    slider.mover = make("span", "mover")
    const swatch = make("i", "swatch")
    swatch.style.background = COLOURS[at % COLOURS.length][0]
    const name = make("bdi", "name", this.name(id))
    const line = make("div", "line", swatch, name, slider.mover, slider.whole, slider.value, slider.lock)
    const track = make("div", "track", input)
    slider.mark = make("i", "mark")
    slider.mark.title = this.text("official")
    track.append(slider.mark)
    this.sliders.set(id, slider)
    slider.root = make("div", "criterion", line, track, ...this.buildChildren(id, at, depth, line))
    slider.root.dataset.criterion = id
    return slider.root
  }

  buildChildren(id, at, depth, line) {
    const below = this.model.children.get(id)
    if (below.length === 0) return []
    const box = make("div", "below", ...below.map(child => this.buildCriterion(child, at, depth + 1)))
    const opener = make("button", "opener", icon(ICONS.more))
    opener.type = "button"
    const show = open => {
      box.hidden = !open
      opener.setAttribute("aria-expanded", String(open))
      opener.setAttribute("aria-label", this.text(open ? "close" : "open", { name: this.name(id) }))
      this.opened[open ? "add" : "delete"](id)
    }
    opener.onclick = () => show(box.hidden)
    show(this.opened.has(id))
    line.prepend(opener)
    return [box]
  }

  buildInput(id) {
    const input = make("input", "range")
    Object.assign(input, { type: "range", min: 0, max: 1000, step: 1 })
    input.setAttribute("aria-label", this.name(id))
    let keys = false
    input.onkeydown = event => {
      keys = true
      const step = { PageUp: PAGE_STEP, PageDown: -PAGE_STEP }[event.key]
      if (!step) return
      event.preventDefault()
      input.value = Number(input.value) + step
      this.slide(id, input)
      this.release(id, KEYS_SETTLE_MS)
    }
    input.onpointerdown = () => {
      keys = false // in braces: a handler that returns false would stop the thumb
    }
    input.oninput = () => this.slide(id, input)
    input.onchange = () => this.release(id, keys ? KEYS_SETTLE_MS : 0)
    return input
  }

  buildLock(id) {
    const lock = make("button", "lock", icon(ICONS.open))
    lock.type = "button"
    lock.onclick = () => this.change({ t: "lock", c: id, x: Number(!this.base.locked.has(id)) })
    return lock
  }

  // The colours are named above the bars, so that no slider has to be searched for one.
  buildLegend() {
    const entry = (id, at) => {
      const swatch = make("i", "swatch")
      swatch.style.background = COLOURS[at % COLOURS.length][0]
      return make("span", "", swatch, make("bdi", "", this.name(id)))
    }
    return make("div", "legend", ...this.model.top.map(entry))
  }

  buildRanking() {
    this.list = make("ol", "rows")
    this.data.vendors.filter(vendor => !vendor.excluded).forEach(vendor => {
      const row = { rank: make("span", "rank"), tie: make("span", "tie"), total: make("span", "total") }
      row.official = make("span", "was")
      row.parts = this.model.top.map((id, at) => {
        const part = make("span", "part")
        ;[part.style.background, part.style.color] = COLOURS[at % COLOURS.length]
        part.title = this.name(id)
        return part
      })
      row.bar = make("span", "bar", ...row.parts)
      row.bar.setAttribute("aria-hidden", "true") // the table behind the charts says the parts by name
      const title = make("span", "vendor", make("bdi", "", vendor.name), row.tie)
      row.root = make("li", "", row.rank, title, row.bar, row.total, row.official)
      row.root.dataset.vendor = vendor.id
      row.vendor = vendor
      this.rows.set(vendor.id, row)
      this.list.append(row.root)
    })
    return this.list
  }

  buildAside() {
    this.notes = make("div", "notes")
    this.writeNotes()
    const out = this.data.vendors.filter(vendor => vendor.excluded).map(vendor => {
      const badge = make("span", "out", this.text("excluded"))
      return make("p", "excluded", badge, make("bdi", "", vendor.name), make("span", "", vendor.excluded))
    })
    return [this.notes, ...out]
  }

  writeNotes() {
    this.notes.replaceChildren(...(this.data.notes || []).map(note => make("p", "reversal", note)))
  }

  layOut() {
    if (!this.rows) return
    this.rowHeight = parseFloat(getComputedStyle(this.host).getPropertyValue("--row")) || 44
    const first = this.rows.values().next().value
    this.barWidth = first ? first.bar.clientWidth : 0
    this.draw()
  }

  // One drawing a frame, however often a finger or a colleague moves.
  draw() {
    if (this.drawing) return
    this.drawing = requestAnimationFrame(() => {
      this.drawing = null
      if (this.base && this.channel && this.rows) this.drawNow()
    })
  }

  drawNow() {
    const view = this.view()
    this.drawHead(view)
    this.drawSliders(view)
    this.drawRanking(view)
    clearTimeout(this.quiet)
    this.quiet = setTimeout(() => this.settle(), SETTLE_MS)
  }

  drawHead(view) {
    const exploring = this.private || !sameWeights(view, this.official)
    const away = this.channel.lost
    this.host.classList.toggle("exploring", exploring)
    this.host.classList.toggle("away", away)
    write(this.head.badge, this.text(exploring ? "what_if" : "official"))
    write(this.head.note, this.noteFor(exploring, away))
    this.head.back.hidden = !exploring
    write(this.head.private, this.text(this.private ? "shared" : "private"))
    write(this.head.hold, this.text(this.base.hold ? "release_hold" : "hold"))
    for (const button of [this.head.back, this.head.private, this.head.hold]) {
      button.disabled = !this.channel.connected || away || !this.data.may_move
    }
    this.head.back.disabled ||= !this.mayMove()
    const names = (this.people || []).map(person => person.name).join(this.text("comma"))
    write(this.head.people, names ? this.text("present", { names }) : "")
  }

  noteFor(exploring, away) {
    if (away) return this.text("reconnecting")
    if (this.private) return this.text("private_note")
    if (this.base.hold) return this.text("held", { name: this.base.hold })
    return this.text(exploring ? "what_if_note" : "official_note")
  }

  drawSliders(view) {
    const free = this.mayMove()
    this.sliders.forEach((slider, id) => {
      const locked = this.base.locked.has(id)
      const weight = view.get(id)
      const tenths = Number(rounded(weight, 3))
      const drag = this.drags.get(id)
      const other = drag && !drag.mine ? drag.by : ""
      if (Number(slider.input.value) !== tenths) slider.input.value = tenths
      slider.input.disabled = !free || followersOf(this.model, this.base.locked, id).length === 0
      slider.input.style.setProperty("--at", tenths / 1000)
      slider.mark.style.setProperty("--at", toNumber(this.official.get(id)))
      slider.input.setAttribute("aria-valuetext", this.percent(weight))
      write(slider.value, this.percent(weight))
      write(slider.whole, this.wholeOf(view, id))
      write(slider.mover, other ? this.text("moves", { name: other }) : "")
      slider.root.classList.toggle("moving", Boolean(other))
      this.drawLock(slider, locked, free)
    })
  }

  wholeOf(view, id) {
    if (this.model.parent.get(id) === null) return ""
    return this.text("effective", { percent: this.percent(effective(this.model, view, id)) })
  }

  drawLock(slider, locked, free) {
    const words = this.text(locked ? "unlock" : "lock", { name: this.name(slider.id) })
    slider.lock.disabled = !free
    if (slider.lock.title === words) return
    // Read aloud it is one button that is pressed or not; a name that turns as well would say no twice.
    slider.lock.setAttribute("aria-label", this.text("lock", { name: this.name(slider.id) }))
    slider.lock.title = words
    slider.lock.setAttribute("aria-pressed", String(locked))
    slider.lock.replaceChildren(icon(locked ? ICONS.locked : ICONS.open))
  }

  drawRanking(view) {
    const ranking = rankingOf(this.model, view)
    const missing = unscored(this.model, view)
    ranking.forEach((place, at) => this.drawRow(place, at))
    missing.forEach((id, at) => this.drawMissing(id, ranking.length + at))
    this.list.style.height = `${(ranking.length + missing.length) * this.rowHeight}px`
    this.order = [...ranking.map(place => place.vendor.id), ...missing]
    this.leaders = ranking.filter(place => place.rank === 1)
  }

  drawRow(place, at) {
    const row = this.rows.get(place.vendor.id)
    row.root.style.transform = `translateY(${at * this.rowHeight}px)`
    row.root.classList.toggle("first", place.rank === 1)
    write(row.rank, this.digits(String(place.rank)))
    write(row.total, this.points(place.total))
    write(row.tie, this.tieWords(place))
    write(row.official, this.officialWords(row.vendor))
    place.parts.forEach((part, index) => this.drawPart(row.parts[index], part))
  }

  drawPart(element, part) {
    const share = toNumber(part)
    const wide = (share / 100) * this.barWidth
    element.style.width = `${share}%`
    write(element, wide > (this.data.projector ? 42 : 26) ? this.points(part, 1) : "")
  }

  tieWords(place) {
    if (!place.tied) return ""
    return this.text(place.shared ? "tie" : "tie_decided")
  }

  officialWords(vendor) {
    if (!vendor.official) return ""
    const { rank, points } = vendor.official
    return this.text("official_rank", { rank, points })
  }

  drawMissing(id, at) {
    const row = this.rows.get(id)
    row.root.style.transform = `translateY(${at * this.rowHeight}px)`
    write(row.rank, "–")
    write(row.total, "")
    write(row.tie, this.text("not_scored"))
    row.parts.forEach(part => (part.style.width = "0"))
  }

  // Once all is quiet: the order for those who hear the page, and who leads now.
  settle() {
    const wanted = this.order.map(id => this.rows.get(id).root)
    if (wanted.some((root, at) => this.list.children[at] !== root)) this.list.append(...wanted)
    const names = this.leaders.map(place => this.rows.get(place.vendor.id).vendor.name)
    if (names.length === 0) return
    const key = names.length === 1 ? "leads" : "leads_tied"
    const points = this.points(this.leaders[0].total)
    write(this.aloud, this.text(key, { vendor: names.join(this.text("comma")), points }))
  }

  say(sentence) {
    write(this.message, sentence)
    clearTimeout(this.saying)
    this.saying = setTimeout(() => write(this.message, ""), 8000)
  }
}
