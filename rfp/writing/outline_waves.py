"""What the RFP tells of the waves of the roll-out: which requirement belongs to which."""

from collections.abc import Iterator, Sequence

from rfp.needs.requirement import Requirement
from rfp.needs.wave import Wave
from rfp.writing.content import RfpContent
from rfp.writing.outline_blocks import Block, Line, Numbers, table
from workbench.language import Language, number, say
from workbench.problem import Term

# What a wave means to a vendor, who was not there when it was named.
MEANINGS = {
    Wave.NOW: Term("now, with the first roll-out"),
    Wave.NEXT: Term("next, with the roll-out that follows"),
    Wave.LATER: Term("later, after the first two roll-outs"),
}
_NO_WAVE = Term("no wave was named")
_IN_A_LINE = 60  # codes, so that no line of the table is longer than a page


def waves(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    """Yield the waves with the codes of their requirements; nothing if none has a wave."""
    language = content.language
    by_wave = _by_wave(content.requirements)
    if not any(by_wave[wave] for wave in Wave):
        return
    yield numbers.clause(
        say("The table names the wave with which each requirement is wanted.", language)
    )
    yield table(
        say("Requirements by wave", language),
        (
            say("Wave", language),
            say("How many", language),
            say("Requirements", language),
        ),
        [line for wave, codes in by_wave.items() for line in _lines(wave, codes, language)],
        (28, 14, 58),
        1,
    )


def _by_wave(requirements: Sequence[Requirement]) -> dict[Wave | None, list[str]]:
    """Return the codes by wave, the first wave first; what has none stands last."""
    found: dict[Wave | None, list[str]] = {wave: [] for wave in (*Wave, None)}
    for asked in requirements:
        found[asked.wave].append(asked.code)
    return {wave: sorted(codes) for wave, codes in found.items()}


def _lines(wave: Wave | None, codes: Sequence[str], language: Language) -> Iterator[Line]:
    name = say(MEANINGS[wave] if wave else _NO_WAVE, language)
    for start in range(0, len(codes), _IN_A_LINE):
        part = codes[start : start + _IN_A_LINE]
        listed = say(", ", language).join(part)
        yield Line(cells=(name, number(len(part), language), listed))
