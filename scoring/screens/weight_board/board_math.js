// The arithmetic of scoring/ once more, exact, for a ranking that moves with the finger.
// Pure functions; a fraction is {n, d} of BigInts with d > 0, in lowest terms.

function gcd(a, b) {
  if (a < 0n) a = -a
  while (b) [a, b] = [b, a % b]
  return a
}

function fraction(n, d = 1n) {
  if (d < 0n) [n, d] = [-n, -d]
  const common = gcd(n, d) || 1n
  return { n: n / common, d: d / common }
}

const ZERO = fraction(0n)
const ONE = fraction(1n)
const GRID = 10n ** 15n

const parsed = pair => fraction(BigInt(pair[0]), BigInt(pair[1]))
const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
const minus = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
const times = (a, b) => fraction(a.n * b.n, a.d * b.d)
const over = (a, b) => fraction(a.n * b.d, a.d * b.n)
// A frame has time for hundreds of long products, but not for as many common divisors.
const plusUnreduced = (a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })
const sumOf = fractions => fractions.reduce(plus, ZERO)

function compare(a, b) {
  const difference = a.n * b.d - b.n * a.d
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}

const floor = value => (value.n - (((value.n % value.d) + value.d) % value.d)) / value.d

// To the nearest whole number, half-even.
function nearest(value) {
  const whole = floor(value)
  const twice = 2n * (value.n - whole * value.d)
  return twice > value.d || (twice === value.d && whole % 2n !== 0n) ? whole + 1n : whole
}

// Half-even, as an integer count of 10^-places.
const rounded = (value, places) => nearest({ n: value.n * 10n ** BigInt(places), d: value.d })

const toNumber = value => Number((value.n * 10n ** 18n) / value.d) / 1e18

function inDecimals(count, places) {
  const sign = count < 0n ? "-" : ""
  const digits = String(count < 0n ? -count : count).padStart(places + 1, "0")
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

// A model holds what does not move: the tree, the vendors' points and the published rules.
function modelOf(data) {
  const children = new Map([[null, []]])
  data.criteria.forEach(criterion => children.set(criterion.id, []))
  data.criteria.forEach(criterion => children.get(criterion.parent ?? null).push(criterion.id))
  const parent = new Map(data.criteria.map(criterion => [criterion.id, criterion.parent ?? null]))
  const vendors = data.vendors.filter(vendor => !vendor.excluded).map(vendor => vendorOf(vendor))
  return {
    children,
    parent,
    vendors,
    precision: parsed(data.precision),
    tieBreak: data.tie_break,
    top: children.get(null),
    memory: new Map(),
  }
}

function vendorOf(vendor) {
  const points = new Map(
    Object.entries(vendor.points || {}).map(([leaf, pair]) => [leaf, pair && parsed(pair)]),
  )
  return { id: vendor.id, points, price: vendor.price == null ? null : BigInt(vendor.price) }
}

const localOf = pairs => new Map(Object.entries(pairs).map(([id, pair]) => [id, parsed(pair)]))

// A move sets one local weight in tenths of a percent; its unlocked siblings share the rest in
// proportion, equally when all of them are 0. Locks bound it; local weights below stay.
function moved(model, local, locked, id, tenths) {
  const free = followersOf(model, locked, id)
  if (free.length === 0) return local
  const stay = siblingsOf(model, id).filter(other => locked.has(other))
  const room = minus(ONE, sumOf(stay.map(other => local.get(other))))
  const wanted = fraction(BigInt(tenths), 1000n)
  const target = compare(wanted, room) > 0 ? room : compare(wanted, ZERO) < 0 ? ZERO : wanted
  return new Map([...local, [id, target], ...shared(local, free, minus(room, target))])
}

const siblingsOf = (model, id) =>
  model.children.get(model.parent.get(id)).filter(other => other !== id)

// Who gives way when this one moves; nobody where it is locked or stands alone.
const followersOf = (model, locked, id) =>
  locked.has(id) ? [] : siblingsOf(model, id).filter(other => !locked.has(other))

function shared(local, free, rest) {
  const sum = sumOf(free.map(other => local.get(other)))
  const count = fraction(BigInt(free.length))
  const shares = free.map(other => [
    other,
    sum.n === 0n ? over(rest, count) : over(times(local.get(other), rest), sum),
  ])
  return shares.some(([, share]) => share.d > GRID) ? onGrid(shares, rest) : shares
}

// Denominators grow with every move; past the grid, shares become its multiples by the largest
// remainder, and what the rest has beyond the grid stays with the largest share.
function onGrid(shares, rest) {
  const cut = shares.map(([id, share]) => {
    const scaled = times(share, fraction(GRID))
    return { id, share, part: floor(scaled), short: minus(scaled, fraction(floor(scaled))) }
  })
  const spare = floor(times(rest, fraction(GRID))) - cut.reduce((sum, { part }) => sum + part, 0n)
  const byRemainder = [...cut].sort((a, b) => compare(b.short, a.short))
  byRemainder.slice(0, Number(spare)).forEach(one => (one.part += 1n))
  const snapped = new Map(cut.map(({ id, part }) => [id, fraction(part, GRID)]))
  const largest = cut.reduce((best, one) => (compare(one.share, best.share) > 0 ? one : best))
  const beyond = minus(rest, sumOf([...snapped.values()]))
  return [...snapped.set(largest.id, plus(snapped.get(largest.id), beyond))]
}

function effective(model, local, id) {
  const above = model.parent.get(id)
  return above === null ? local.get(id) : times(local.get(id), effective(model, local, above))
}

// What a vendor reaches on a criterion, 0-100; null when a score below is missing.
function pointsOn(model, local, vendor, id) {
  const below = model.children.get(id)
  if (below.length === 0) return vendor.points.get(id) ?? null
  let sum = ZERO
  for (const child of below) {
    const points = pointsOn(model, local, vendor, child)
    if (points === null) return null
    sum = plus(sum, times(local.get(child), points))
  }
  return sum
}

function weightsBelow(model, local, id) {
  return model.children
    .get(id)
    .map(child => `${local.get(child).n}/${local.get(child).d}(${weightsBelow(model, local, child)})`)
    .join(" ")
}

// Only the criterion whose inside moved is computed anew: the others are remembered.
function pointsByTop(model, local, id) {
  const sign = weightsBelow(model, local, id)
  const known = model.memory.get(id)
  if (known && known.sign === sign) return known.points
  const points = model.vendors.map(vendor => pointsOn(model, local, vendor, id))
  model.memory.set(id, { sign, points })
  return points
}

// Every vendor's total with its parts by top-level criterion; total null where a score is missing.
function totalsOf(model, local) {
  const columns = model.top.map(id => pointsByTop(model, local, id))
  const weights = model.top.map(id => local.get(id))
  return model.vendors.map((vendor, row) => {
    const points = columns.map(column => column[row])
    if (points.includes(null)) return { vendor, total: null, parts: [] }
    const parts = points.map((value, at) => ({
      n: value.n * weights[at].n,
      d: value.d * weights[at].d,
    }))
    return { vendor, total: parts.reduce(plusUnreduced), parts }
  })
}

function tieKey(model, local, vendor) {
  if (model.tieBreak.rule === "higher_criterion") {
    return pointsOn(model, local, vendor, model.tieBreak.criterion)
  }
  return model.tieBreak.rule === "lower_price" ? fraction(-vendor.price) : ZERO
}

const inSteps = (value, step) => ({ n: value.n * step.d, d: value.d * step.n })

// Competition ranks (1, 2, 2, 4) at the published precision; a tie stays marked as one even
// where the published rule has decided it.
function rankingOf(model, local) {
  const ranked = totalsOf(model, local)
    .filter(row => row.total !== null)
    .map(row => ({
      ...row,
      published: nearest(inSteps(row.total, model.precision)),
      key: tieKey(model, local, row.vendor),
    }))
  const ahead = (a, b) =>
    a.published === b.published ? compare(a.key, b.key) : a.published > b.published ? 1 : -1
  ranked.forEach(row => {
    row.rank = 1 + ranked.filter(other => ahead(other, row) > 0).length
    row.tied = ranked.some(other => other !== row && other.published === row.published)
    row.shared = ranked.some(other => other !== row && ahead(other, row) === 0)
  })
  return ranked.sort((a, b) => a.rank - b.rank || (a.vendor.id < b.vendor.id ? -1 : 1))
}

function unscored(model, local) {
  const columns = model.top.map(id => pointsByTop(model, local, id))
  const isMissing = (_, row) => columns.some(column => column[row] === null)
  return model.vendors.filter(isMissing).map(vendor => vendor.id)
}

function sameWeights(a, b) {
  return [...a].every(([id, weight]) => b.has(id) && compare(weight, b.get(id)) === 0)
}
