"""Gaps that wait for one another: no circle, and an order in which to close them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from workbench.problem import Problem

Waiting = Mapping[str, Collection[str]]  # a gap -> the gaps that are to be closed before it


def refuse_circle(waiting: Waiting, gap: str, before: str, titles: Mapping[str, str]) -> None:
    """Refuse that `gap` waits for `before` where `before` already waits for `gap`."""
    if gap == before:
        raise Problem("the gap {title} cannot wait for itself", title=titles.get(gap, gap))
    path = _path(waiting, before, gap)
    if path:
        raise Problem(
            "{title} cannot wait for {before}, or they would wait in a circle: {path}",
            title=titles.get(gap, gap),
            before=titles.get(before, before),
            path=" → ".join(titles.get(each, each) for each in (gap, *path)),
        )


def _path(waiting: Waiting, start: str, end: str) -> tuple[str, ...]:
    """Return the shortest way from `start` to `end`, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == end:
            return way
        ahead = [each for each in waiting.get(way[-1], ()) if each not in seen]
        seen.update(ahead)
        ways += [(*way, each) for each in ahead]
    return ()


def closing_order(priorities: Mapping[str, Fraction], waiting: Waiting) -> list[str]:
    """Return the gaps in an order to close them: none before what it waits for.

    Of those that can be closed at a moment the one is taken on which the most pressing gap
    hangs, itself or one that waits for it. A circle, which only undo can make, is broken there.

    Parameters
    ----------
    priorities : mapping of str to Fraction
        How pressing each gap is. [points, 0 to 100]
    waiting : mapping of str to collection of str
        The gaps that each waits for; those not in `priorities` are left out.

    Examples
    --------
    >>> closing_order({"a": Fraction(9), "b": Fraction(1), "c": Fraction(5)}, {"a": ["b"]})
    ['b', 'a', 'c']
    """
    left, order = dict(priorities), list[str]()
    pressing = {gap: _most_pressing(priorities, waiting, gap) for gap in priorities}
    while left:
        free = [gap for gap in left if not any(each in left for each in waiting.get(gap, ()))]
        order.append(max(free or left, key=lambda gap: (pressing[gap], left[gap])))
        del left[order[-1]]
    return order


def _most_pressing(priorities: Mapping[str, Fraction], waiting: Waiting, gap: str) -> Fraction:
    reached = _hanging_on(waiting, gap)
    return max(priorities[each] for each in reached if each in priorities)


def _hanging_on(waiting: Waiting, gap: str) -> set[str]:
    reached, todo = {gap}, [gap]
    while todo:
        here = todo.pop()
        for other, before in waiting.items():
            if here in before and other not in reached:
                reached.add(other)
                todo.append(other)
    return reached


def rounds(order: Sequence[str], waiting: Waiting) -> dict[str, int]:
    """Return in which round each gap can be closed: 0 if it waits for none.

    >>> rounds(["b", "a", "c"], {"a": ["b"]})
    {'b': 0, 'a': 1, 'c': 0}
    """
    found: dict[str, int] = {}
    for gap in order:
        before = (found[each] for each in waiting.get(gap, ()) if each in found)
        found[gap] = 1 + max(before, default=-1)
    return found


def linked(waiting: Waiting, gaps: Iterable[str]) -> list[str]:
    """Return those of `gaps` that wait for another or are waited for, in their order."""
    tied = {gap for gap, before in waiting.items() if before}
    tied |= {each for before in waiting.values() for each in before}
    return [gap for gap in gaps if gap in tied]
