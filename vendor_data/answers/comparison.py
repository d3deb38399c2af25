"""What a vendor's newer answers have otherwise than its earlier ones, word by word."""

from collections.abc import Mapping
from dataclasses import dataclass

from rfp.needs.list_difference import Piece, pieces
from vendor_data.answer import Code
from vendor_data.answers.side_data import NOTHING, Side
from vendor_data.proposal import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedAnswer:
    """An answer before and after; None where there was none, or where there is none any more."""

    requirement: str
    before: Answer | None
    after: Answer | None

    @property
    def codes(self) -> tuple[Code | None, Code | None]:
        before, after = self.before, self.after
        return (before.code if before else None, after.code if after else None)

    @property
    def comment(self) -> tuple[Piece, ...]:
        """The comment with the words that came and went marked."""
        before, after = self.before, self.after
        return pieces(before.comment if before else "", after.comment if after else "")

    @property
    def evidence(self) -> tuple[Piece, ...]:
        """What is named as evidence, marked in the same way."""
        before, after = self.before, self.after
        return pieces(before.evidence if before else "", after.evidence if after else "")

    @property
    def sides(self) -> tuple[tuple[Side, tuple[Piece, ...]], ...]:
        """What stands beside either code, marked in the same way, in the order of the form."""
        was = self.before.side if self.before else NOTHING
        now = self.after.side if self.after else NOTHING
        told = ((side, pieces(was.of(side), now.of(side))) for side in Side)
        return tuple((side, found) for side, found in told if found)


def changed_answers(
    before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> dict[str, ChangedAnswer]:
    """Return what differs, by requirement; where it was read from does not count.

    >>> same = {"r": Answer(requirement="r", code=Code.FULL, place="A1")}
    >>> changed_answers(same, {"r": Answer(requirement="r", code=Code.FULL, place="B2")})
    {}
    """
    return {
        key: ChangedAnswer(requirement=key, before=before.get(key), after=after.get(key))
        for key in {**before, **after}
        if _said(before.get(key)) != _said(after.get(key))
    }


def _said(answer: Answer | None) -> tuple[str, ...]:
    if answer is None:
        return ()
    beside = (f"{side}: {said}" for side, said in answer.side.given)
    return (answer.code.value, answer.comment, answer.evidence, *beside)
