"""Small problems solved in fractions by trying every corner: slow, short, and nobody's formula."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

Row = tuple[Fraction, ...]
Demand = tuple[Row, Fraction]  # row . x >= bound

_NIL, _ONE = Fraction(0), Fraction(1)


def dot(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(one, other, strict=True)), _NIL)


def solved(equations: Sequence[Demand]) -> Row | None:
    """Return the one x that meets all equations; None if there is none or more than one."""
    n = len(equations[0][0])
    rows = [[*row, bound] for row, bound in equations]
    for at in range(n):
        pivot = next((r for r in range(at, len(rows)) if rows[r][at]), None)
        if pivot is None:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(len(rows)):
            if other != at and rows[other][at]:
                factor = rows[other][at]
                rows[other] = [v - factor * p for v, p in zip(rows[other], rows[at], strict=True)]
    return None if any(row[n] for row in rows[n:]) else tuple(row[n] for row in rows[:n])


def corners(demands: Sequence[Demand], whole: Sequence[Demand], cuts: Sequence[Demand] = ()):
    """Yield every x at which equations, demands and cuts leave one point, if demands are met."""
    size = len(demands[0][0])
    for chosen in combinations([*demands, *cuts], size - len(whole)):
        x = solved([*whole, *chosen])
        if x is not None and all(dot(row, x) >= bound for row, bound in demands):
            yield x


def unit(n: int, at: int, sign: int = 1) -> Row:
    return tuple(Fraction(sign) if i == at else _NIL for i in range(n))


def weights_that_make_level(leads: Sequence[Row]) -> tuple[list[Demand], list[Demand]]:
    """Return the demands on weights (none below 0, no rival ahead) and that they sum to 1."""
    n = len(leads[0])
    return [(unit(n, j), _NIL) for j in range(n)] + [(lead, _NIL) for lead in leads], [
        ((_ONE,) * n, _ONE)
    ]


def least_sum(now: Row, leads: Sequence[Row]) -> Fraction | None:
    """Return the least L1 distance: it is reached where so many sums or weights stand still."""
    demands, whole = weights_that_make_level(leads)
    cuts = [(unit(len(now), j), now[j]) for j in range(len(now))]
    found = (
        sum((abs(a - b) for a, b in zip(x, now, strict=True)), _NIL)
        for x in corners(demands, whole, cuts)
    )
    return min(found, default=None)


def least_largest(now: Row, leads: Sequence[Row]) -> Fraction | None:
    """Return the least L-infinity distance, with the reach as one more unknown."""
    demands, whole = weights_that_make_level(leads)
    n = len(now)
    longer = [((*row, _NIL), bound) for row, bound in demands]
    for j in range(n):
        longer += [((*unit(n, j), _ONE), now[j]), ((*unit(n, j, -1), _ONE), -now[j])]
    held = [((*row, _NIL), bound) for row, bound in whole]
    return min((x[-1] for x in corners(longer, held)), default=None)


def least_square(now: Row, leads: Sequence[Row]) -> Fraction | None:
    """Return the square of the least L2 distance: the nearest point of the nearest face."""
    demands, whole = weights_that_make_level(leads)
    n = len(now)
    squares = []
    for many in range(n):
        for chosen in combinations(demands, many):
            point = _foot(now, [*whole, *chosen])
            if point is not None and all(dot(row, point) >= bound for row, bound in demands):
                squares.append(sum(((a - b) ** 2 for a, b in zip(point, now, strict=True)), _NIL))
    return min(squares, default=None)


def _foot(now: Row, equations: Sequence[Demand]) -> Row | None:
    """Return the point nearest to `now` that meets the equations (multipliers solved for)."""
    rows = [row for row, _ in equations]
    gaps = [bound - dot(row, now) for row, bound in equations]
    multipliers = solved(
        [(tuple(dot(a, b) for b in rows), gap) for a, gap in zip(rows, gaps, strict=True)]
    )
    if multipliers is None:
        return None
    steps = [dot([row[j] for row in rows], multipliers) for j in range(len(now))]
    return tuple(a + b for a, b in zip(now, steps, strict=True))


def triangle_cut(leads: Sequence[Row]) -> list[tuple[Fraction, Fraction]]:
    """Return the part of the triangle of three weights, in the first two, that meets all leads."""
    polygon = [(_NIL, _NIL), (_ONE, _NIL), (_NIL, _ONE)]
    for a, b, c in leads:
        side = [c + x * (a - c) + y * (b - c) for x, y in polygon]
        polygon = list(_kept(polygon, side))
    return polygon


def _kept(
    polygon: Sequence[tuple[Fraction, Fraction]], side: Sequence[Fraction]
) -> Iterator[tuple[Fraction, Fraction]]:
    for at, (x, y) in enumerate(polygon):
        after = (at + 1) % len(polygon)
        if side[at] >= 0:
            yield x, y
        if side[at] * side[after] < 0:
            part = side[at] / (side[at] - side[after])
            yield x + part * (polygon[after][0] - x), y + part * (polygon[after][1] - y)


def area(polygon: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Return the area as a share of the triangle."""
    around = zip(polygon, [*polygon[1:], *polygon[:1]], strict=True)
    return abs(sum((x * v - u * y for (x, y), (u, v) in around), _NIL))
