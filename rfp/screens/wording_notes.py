"""What the wording check says of the requirements: in short, as a filter, and one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from rfp.needs.requirement_wording import Finding, Kind, leaves_modals_out, look_over
from rfp.reads.needs import RequirementEntry
from workbench.language import Language, number, sentence
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

Found = Mapping[str, tuple[Finding, ...]]  # by the requirement's code


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingNotes:
    """What was found in the texts of each language."""

    found: Mapping[Language, Found]
    without_modals: tuple[Language, ...]

    def kinds(self, entry: RequirementEntry) -> set[Kind]:
        """Return why a requirement is worth a look, in whichever language."""
        code = entry.requirement.code
        return {each.kind for found in self.found.values() for each in found.get(code, ())}


def wording_notes(entries: Sequence[RequirementEntry]) -> WordingNotes:
    """Look over the texts of both languages."""
    checked = {
        language: _checked(
            tuple((e.requirement.code, e.texts.get(language.value, "")) for e in entries)
        )
        for language in Language
    }
    return WordingNotes(
        found={language: found for language, (found, _) in checked.items()},
        without_modals=tuple(language for language, (_, is_bare) in checked.items() if is_bare),
    )


@lru_cache(maxsize=16)
def _checked(texts: tuple[tuple[str, str], ...]) -> tuple[Found, bool]:
    """Check the texts of one language; where most do without modal verbs, none is noted for it."""
    found = look_over(dict(texts))
    if not leaves_modals_out(text for _, text in texts):
        return found, False
    kept = {
        code: tuple(each for each in findings if each.kind is not Kind.NO_MODAL)
        for code, findings in found.items()
    }
    return {code: findings for code, findings in kept.items() if findings}, True


def narrowed(
    desk: Desk, entries: list[RequirementEntry], notes: WordingNotes
) -> list[RequirementEntry]:
    """Say how many requirements are worth a look, and return those that were asked for."""
    kinds = {each.requirement.id: notes.kinds(each) for each in entries}
    count = sum(map(bool, kinds.values()))
    for language in notes.without_modals:
        st.caption(_without_modals(desk, language))
    if not count:
        st.caption(desk.say("Wording: nothing to look at"))
        return entries
    st.markdown(_counted(desk, count))
    chosen = _ask_kinds(desk, Counter(kind for each in kinds.values() for kind in each))
    return [e for e in entries if not chosen or chosen & kinds[e.requirement.id]]


def _without_modals(desk: Desk, language: Language) -> str:
    if language is Language.EN:
        return desk.say("Most English texts have no shall or must: their importance says it.")
    return desk.say("Most Persian texts have no word for shall or must: their importance says it.")


def _counted(desk: Desk, count: int) -> str:
    if count == 1:
        return desk.say("1 requirement has something to look at in its wording")
    return desk.say("{count} requirements have something to look at in their wording", count=count)


def _ask_kinds(desk: Desk, counts: Mapping[Kind, int]) -> set[Kind]:
    present = [kind for kind in Kind if counts.get(kind)]
    labels = {
        kind: f"{desk.say(kind.label)} ({number(counts[kind], desk.language)})" for kind in present
    }
    chosen = st.pills(
        desk.say("Show only these requirements"),
        present,
        selection_mode="multi",
        format_func=lambda kind: labels[Kind(kind)],
        key=f"wording_notes.{desk.language}.{'.'.join(present)}",
    )
    return {Kind(kind) for kind in chosen}


def draw_notes(desk: Desk, entry: RequirementEntry, notes: WordingNotes) -> None:
    """Draw what is worth a look in one requirement, the reader's own language first."""
    ordered = sorted(Language, key=lambda language: language is not desk.language)
    lines = [
        f"- **{_of_text(desk, language)}** {plain(sentence(finding.message, desk.language))}"
        for language in ordered
        for finding in notes.found[language].get(entry.requirement.code, ())
    ]
    if lines:
        st.markdown("\n".join(lines))


def _of_text(desk: Desk, language: Language) -> str:
    if language is Language.EN:
        return desk.say("English text:")
    return desk.say("Persian text:")
