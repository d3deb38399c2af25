"""How a gap is to be closed: with which effort, by whom, and in which wave."""

from dataclasses import dataclass
from fractions import Fraction

from rfp.needs.wave import Wave
from workbench.problem import Problem, Term

EFFORT = range(1, 6)
LITTLE, MUCH = 2, 4  # [effort]
HIGH_IMPACT = 4
PRESSING = 40  # [points of priority]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a gap is to be closed; None and an empty owner mean that nobody has said it yet."""

    effort: int | None = None  # 1 little to 5 very much
    wave: Wave | None = None
    owner: str = ""

    def __post_init__(self) -> None:
        if self.effort is not None and (type(self.effort) is not int or self.effort not in EFFORT):
            raise Problem(
                "the effort must be a whole number from 1 to 5, got {found}",
                found=str(self.effort),
            )


UNPLANNED = Closing()


def is_sooner(closing: Closing, before: Closing) -> bool:
    """Return whether a gap is planned for an earlier wave than one that it waits for."""
    if closing.wave is None or before.wave is None:
        return False
    waves = list(Wave)
    return waves.index(closing.wave) < waves.index(before.wave)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedWave:
    """The wave that the numbers speak for, and the words that say why."""

    wave: Wave
    reason: Term


def proposed_wave(*, impact: int, effort: int | None, priority: Fraction) -> ProposedWave | None:
    """Propose when to close a gap; without an effort nothing can be proposed.

    Parameters
    ----------
    impact : int
        What closing the gap brings. [1 to 5]
    effort : int or None
        What closing it takes. [1 to 5]
    priority : Fraction
        How pressing it is; a gap that does not rise has 0. [points, 0 to 100]

    Returns
    -------
    ProposedWave or None
        A quick win takes little effort and has a high impact; much effort is a long-term task.

    Examples
    --------
    >>> proposed_wave(impact=5, effort=1, priority=Fraction(60)).wave
    <Wave.NOW: 'now'>
    >>> proposed_wave(impact=5, effort=5, priority=Fraction(60)).reason
    'it takes much effort: a long-term task'
    """
    if effort is None:
        return None
    if priority == 0:
        wave, reason = Wave.LATER, Term("today is already as good as wanted")
    elif effort >= MUCH:
        wave, reason = Wave.LATER, Term("it takes much effort: a long-term task")
    elif effort <= LITTLE and impact >= HIGH_IMPACT:
        wave, reason = Wave.NOW, Term("little effort and a high impact: a quick win")
    elif priority >= PRESSING:
        wave, reason = Wave.NEXT, Term("it is pressing, but no quick win")
    elif effort > LITTLE and impact < HIGH_IMPACT:
        wave, reason = Wave.LATER, Term("its impact does not outweigh its effort yet")
    else:
        wave, reason = Wave.NEXT, Term("effort and impact are in balance")
    return ProposedWave(wave=wave, reason=reason)
