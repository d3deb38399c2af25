"""Draws a process map as one SVG picture: as its file drew it, else in lanes of our own."""

from collections.abc import Mapping, Sequence

from rfp.maps import map_shapes as shapes
from rfp.maps.lettering import FONTS, safe
from rfp.maps.map_heat import Heat, legend
from rfp.maps.map_parts import MARGIN, drawn_round, parts
from rfp.maps.map_sheet import Sheet
from rfp.maps.map_words import described
from rfp.maps.process_map import Box, ProcessMap
from workbench.language import Language, say

Marks = Mapping[str, Sequence[int]]


def draw(
    process_map: ProcessMap,
    *,
    language: Language,
    heat: Heat | None = None,
    marks: Marks | None = None,
) -> str:
    """Draw the map for a reader of `language`.

    `heat` colours steps by their value, `marks` are the numbers of the pains on each step; both
    are given by step id. The same content gives the same bytes.
    """
    sheet = laid_over(process_map, language=language, heat=heat, marks=marks)
    placed = parts(process_map, language)
    wide = max((part.width for part in placed), default=0.0) + MARGIN
    high = placed[-1].bottom if placed else MARGIN
    told = legend(heat, language, Box(x=MARGIN, y=high, width=wide - 2 * MARGIN, height=0))
    body = "".join(sheet.part(part) for part in placed) + told.svg
    return picture(process_map, body, (0, 0, wide, high + told.height), sheet)


def laid_over(
    process_map: ProcessMap, *, language: Language, heat: Heat | None, marks: Marks | None
) -> Sheet:
    """Gather what is laid over the map, for all of its drawings."""
    return Sheet(language=language, heat=heat, marks=_seen(process_map, marks or {}))


def picture(
    process_map: ProcessMap,
    body: str,
    view: tuple[float, float, float, float],
    sheet: Sheet,
    *,
    part: str = "",
    is_told: bool = True,
) -> str:
    """Frame what was drawn as one picture, with words for those who cannot see it."""
    language = sheet.language
    told = say(
        "Process map {name}: {steps} steps, {lanes} lanes",
        language,
        name=process_map.name or "",
        steps=len(process_map.steps),
        lanes=len(process_map.lanes),
    )
    title = safe(f"{told} · {part}" if part else told)
    words = described(process_map, language, heat=sheet.heat, marks=sheet.marks) if is_told else ""
    told_in_words = f"<desc>{safe(words)}</desc>" if is_told else ""
    x, y, wide, high = view
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:.0f} {y:.0f} {wide:.0f} {high:.0f}"'
        f' width="{wide:.0f}" height="{high:.0f}" style="max-width:100%;height:auto" role="img"'
        f' aria-label="{title}" lang="{language.value}" font-family="{FONTS}">'
        f"<title>{title}</title>{told_in_words}"
        f'<rect x="{x:.0f}" y="{y:.0f}" width="100%" height="100%" fill="{shapes.WHITE}"/>'
        f"{body}</svg>"
    )


def _seen(process_map: ProcessMap, marks: Marks) -> dict[str, tuple[int, ...]]:
    """Mark the pains of a step that is not drawn at the drawn subprocess round it."""
    steps = {step.id: step for step in process_map.steps}
    seen: dict[str, tuple[int, ...]] = {}
    for step, numbers in marks.items():
        if step in steps and numbers:
            at = drawn_round(step, steps) or step
            seen[at] = tuple(sorted((*seen.get(at, ()), *numbers)))
    return seen
