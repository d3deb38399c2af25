"""The ready catalogue beside the requirement list: looked through by family, ticked, taken over."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import streamlit as st

from rfp.changes.ready_requirements import add_ready_requirements
from rfp.needs.ready_requirements import ReadyRequirement, Words, family_titles, lacking
from rfp.planning.ready_plan import Profile, ready_plan
from rfp.reads.needs import RequirementEntry
from rfp.screens import ready_modules
from workbench.committee import Right
from workbench.language import normal_key
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

_HEIGHT = 480  # [pixels] of a long list, so that the button under it stays in sight
_LONG = 6  # [entries]


def offer(desk: Desk, entries: Iterable[RequirementEntry]) -> None:
    """Offer whoever may change the list what it lacks of the catalogue."""
    listed = list(entries)
    left = lacking([each.requirement.code for each in listed], [each.texts for each in listed])
    if not left or not desk.may(Right.EDIT_NEEDS):
        return
    box = st.expander(
        desk.say("Add from the ready catalogue"),
        icon=":material/library_add:",
        key="ready_catalogue.box",
        on_change="rerun",
    )
    if box.open:
        with box:
            _catalogue(desk, left)


def _catalogue(desk: Desk, left: Sequence[ReadyRequirement]) -> None:
    st.caption(desk.say(
        "{count} requirements for the choice of a CRM partner are not on the list yet. Each brings "
        "its text in both languages, its importance and its acceptance test; all of it stays yours "
        "to change.",
        count=len(left),
    ))  # fmt: skip
    ready_modules.show(desk, left)
    st.markdown(f"**{desk.say('One by one')}**")
    shown = _ask_shown(desk, left)
    chosen = _chosen(desk) & {each.code for each in left}
    with st.container(horizontal=True):
        every = st.button(
            desk.say("Choose all shown"), disabled=not shown, key="ready_catalogue.all"
        )
        none = st.button(desk.say("Choose none"), disabled=not chosen, key="ready_catalogue.none")
    if every or none:
        _keep(desk, chosen | {each.code for each in shown} if every else set(), redraw=True)
        st.rerun()
    chosen = _tick(desk, shown, chosen)
    _keep(desk, chosen)
    _add(desk, chosen)


def _ask_shown(desk: Desk, left: Sequence[ReadyRequirement]) -> list[ReadyRequirement]:
    """Return the entries of the chosen family, or of all, that have the words looked for."""
    titles = family_titles()
    counts = {code: sum(each.family == code for each in left) for code in titles}
    family = st.pills(
        desk.say("Capability family"),
        [code for code, count in counts.items() if count],
        format_func=lambda code: desk.say(
            "{family} ({count})", family=_told(desk, titles[code]), count=counts[code]
        ),
        key="ready_catalogue.family",
    )
    wanted = normal_key(
        st.text_input(
            desk.say("Words to look for"), icon=":material/search:", key="ready_catalogue.words"
        )
    )
    shown = [each for each in left if not family or each.family == family]
    shown = [each for each in shown if wanted in normal_key(_words(desk, each))]
    if not shown:
        st.info(desk.say("No requirement of the catalogue has these words."))
    return shown


def _tick(desk: Desk, shown: Sequence[ReadyRequirement], chosen: set[str]) -> set[str]:
    """Draw a box for each entry under its criterion; return what is chosen, shown or not."""
    titles = ready_plan(Profile.LARGE).titles
    ticked = set()
    with st.container(height=_HEIGHT if len(shown) > _LONG else "content", border=False):
        for criterion, entries in groupby(shown, key=lambda each: each.criterion):
            st.markdown(f"**{plain(_told(desk, titles[criterion]))}**")
            for each in entries:
                if _box(desk, each, value=each.code in chosen):
                    ticked.add(each.code)
    return chosen - {each.code for each in shown} | ticked


def _box(desk: Desk, each: ReadyRequirement, *, value: bool) -> bool:
    return st.checkbox(
        f"{plain(_told(desk, each.texts))}  :small[:gray[{plain(_facts(desk, each))}]]",
        value=value,
        help=plain(desk.say("Acceptance test: {test}", test=_told(desk, each.acceptance))),
        key=f"ready_catalogue.{each.code}.{st.session_state.get(_name(desk, 'turn'), 0)}",
    )


def _add(desk: Desk, chosen: set[str]) -> None:
    if st.button(
        desk.say("Add the chosen requirements ({count})", count=len(chosen)),
        type="primary",
        icon=":material/playlist_add:",
        disabled=not chosen,
        key="ready_catalogue.add",
    ):
        with explained(desk):
            add_ready_requirements(desk.store, desk.actor, selection=desk.here.id, codes=chosen)
            _keep(desk, set(), redraw=True)
            saved(desk)
            st.rerun()


def _chosen(desk: Desk) -> set[str]:
    return set(st.session_state.get(_name(desk, "chosen"), ()))


def _keep(desk: Desk, codes: set[str], *, redraw: bool = False) -> None:
    """Remember what is ticked also while its box is not shown; `redraw` gives all boxes anew."""
    st.session_state[_name(desk, "chosen")] = codes
    if redraw:
        turn = _name(desk, "turn")
        st.session_state[turn] = st.session_state.get(turn, 0) + 1


def _name(desk: Desk, part: str) -> str:
    return f"ready_catalogue.{desk.here.id}.{part}"


def _facts(desk: Desk, each: ReadyRequirement) -> str:
    """Return code, importance and module in one line."""
    facts = [
        each.code.replace("-", "\N{NON-BREAKING HYPHEN}"),
        desk.say(each.moscow.label),
        desk.say("Mandatory") if each.mandatory else "",
        desk.say(each.module.label) if each.module else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _words(desk: Desk, each: ReadyRequirement) -> str:
    criterion = ready_plan(Profile.LARGE).titles[each.criterion]
    return " ".join([each.code, *each.texts.values(), *criterion.values(), _facts(desk, each)])


def _told(desk: Desk, words: Words) -> str:
    return words[desk.language.value]
