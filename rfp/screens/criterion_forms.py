"""Criteria: added at the top or under another, worded in both languages, removed."""

from collections.abc import Mapping

import streamlit as st

from rfp.changes.plan import add_criterion, remove_criterion, word_criterion
from rfp.planning.computed import computed_sentence
from rfp.planning.criterion import CriteriaTree, CriterionKind
from rfp.planning.plan_draft import PlanDraft
from rfp.planning.scale import LEVELS
from rfp.screens import measure_form
from rfp.screens.both_languages import ask_words, changed_words
from rfp.writing.outline_plan import numbered_criteria
from workbench.committee import Right
from workbench.language import Language, number
from workbench.problem import Term
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import expander, held
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained, saved

KINDS = {
    CriterionKind.QUALITY: Term("From scores"),
    CriterionKind.PRICE: Term("From the price"),
    CriterionKind.STANDARD_SHARE: Term("Computed: met without customisation"),
    CriterionKind.EVIDENCE: Term("Computed: answers with evidence"),
    CriterionKind.MEASURED: Term("Measured: from an amount"),
}
_AS_MANY_AS_WANTED = {CriterionKind.QUALITY, CriterionKind.MEASURED}
_AT_ONCE = 12  # criteria of a longer plan are shown part by part
Places = Mapping[str, tuple[int, ...]]
LANGUAGE_NAMES = {Language.EN: Term("English"), Language.FA: Term("Persian")}


def shown_place(desk: Desk, place: tuple[int, ...]) -> str:
    """Return a criterion's number, such as 1.2."""
    return ".".join(number(part, desk.language) for part in place)


def show(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    """Draw each criterion in an expander; its contents are drawn when it is opened."""
    st.subheader(desk.say("Titles and words for the scores"))
    names = draft.names(desk.language.value)
    shown = numbered_criteria(tree)
    if len(shown) > _AT_ONCE:
        shown = _one_part(desk, tree, names, shown)
    for criterion, place in shown.items():
        label = f"{shown_place(desk, place)} {plain(names.get(criterion, '–'))}"
        opened = expander(label, f"plan.criterion.{criterion}")
        if opened.open:
            with opened:
                _criterion(desk, draft, tree, criterion)


def _one_part(desk: Desk, tree: CriteriaTree, names: Mapping[str, str], places: Places) -> Places:
    """Ask for one criterion of the top level; return it with all below it."""
    chosen = st.pills(
        desk.say("Part of the plan"),
        tree.top,
        default=tree.top[0],
        required=True,
        format_func=lambda top: f"{shown_place(desk, places[top])} {plain(names.get(top, '–'))}",
        key=f"plan.part.{tree.top[0]}",
    )
    return {each: place for each, place in places.items() if place[0] == places[chosen][0]}


def _criterion(desk: Desk, draft: PlanDraft, tree: CriteriaTree, criterion: str) -> None:
    scored, kind = criterion in tree.scored, tree[criterion].kind
    if kind.is_computed:
        st.info(computed_sentence(kind, desk.language), icon=":material/calculate:")
    if not desk.may(Right.EDIT_PLAN):
        _read(desk, draft.titles[criterion], strong=True)
        _read(desk, draft.definitions.get(criterion, {}))
        if scored:
            _anchors_read(desk, draft, criterion)
    else:
        _form(desk, draft, criterion, is_scored=scored)
    if kind is CriterionKind.MEASURED:
        measure_form.show(desk, draft, criterion)


def _form(desk: Desk, draft: PlanDraft, criterion: str, *, is_scored: bool) -> None:
    version, edits = draft.versions[criterion], _words_of(draft, criterion)
    with held(desk, f"plan.{criterion}", draft, version=version, edits=edits) as form:
        draft, key = form.stored, form.key
        titles, meant = draft.titles[criterion], draft.definitions.get(criterion, {})
        typed = ask_words(desk, desk.say("Title"), titles, key=f"{key}.title")
        label = desk.say("What it means")
        defined = ask_words(desk, label, meant, key=f"{key}.definition", tall=True)
        anchors = _ask_anchors(desk, draft, criterion, key) if is_scored else {}
        with st.container(horizontal=True):
            save = form.button(desk.say("Save"), "save", type="primary")
            label = desk.say("Remove this criterion")
            remove = form.button(label, "remove", icon=":material/delete:")
    about = {"selection": desk.here.id, "criterion": criterion, "seen": form.version}
    if save:
        with form.storing():
            word_criterion(
                desk.store,
                desk.actor,
                **about,
                titles=changed_words(titles, typed),
                definitions=changed_words(meant, defined),
                anchors=anchors,
            )
    if remove:
        with form.storing():
            remove_criterion(desk.store, desk.actor, **about)


def _words_of(draft: PlanDraft, criterion: str) -> tuple[object, ...]:
    """Return what the form of a criterion shows: its weight has a form and a version with it."""
    anchors = (draft.anchors.get((criterion, score)) for score in LEVELS)
    return (draft.titles[criterion], draft.definitions.get(criterion), *anchors)


def _ask_anchors(
    desk: Desk, draft: PlanDraft, criterion: str, key: str
) -> dict[str, tuple[str, ...]]:
    """Ask for the words for 0 to 5; return those of each language in which any differs."""
    typed = [
        ask_words(
            desk,
            desk.say("Score {score}", score=score),
            draft.anchors.get((criterion, score), {}),
            key=f"{key}.anchor.{score}",
            tall=True,
        )
        for score in LEVELS
    ]
    by_language = {code.value: tuple(words[code.value] for words in typed) for code in Language}
    return {
        code: words
        for code, words in by_language.items()
        if words != tuple(draft.anchors.get((criterion, s), {}).get(code, "") for s in LEVELS)
    }


def _read(desk: Desk, words: Mapping[str, str], *, strong: bool = False) -> None:
    for language in Language:
        text = as_written(words.get(language.value, "–"), desk.language)
        told = f"**{text}**" if strong else text
        if words:
            st.markdown(f"{desk.say(LANGUAGE_NAMES[language])}: {told}")


def _anchors_read(desk: Desk, draft: PlanDraft, criterion: str) -> None:
    st.table(
        [
            {desk.say("Score"): number(score, desk.language)}
            | {
                desk.say(LANGUAGE_NAMES[language]): as_written(
                    draft.anchors.get((criterion, score), {}).get(language.value, "–"),
                    desk.language,
                )
                for language in sorted(Language, key=lambda each: each is not desk.language)
            }
            for score in LEVELS
        ],
        border="horizontal",
        hide_index=True,
    )


def add(desk: Desk, draft: PlanDraft) -> None:
    """Ask for a new criterion; the first one under a parent has all of its weight."""
    turn = st.session_state.setdefault("plan.new.turn", 0)
    key = f"plan.new.{turn}"
    with st.container(border=True):
        st.markdown(f"**{desk.say('New criterion')}**")
        parent = _ask_parent(desk, draft, key)
        kind = _ask_kind(desk, draft, key)
        titles = ask_words(desk, desk.say("Title"), {}, key=f"{key}.title")
        # An empty plan has one leading button, that of the ready plan above.
        if st.button(
            desk.say("Add the criterion"),
            type="secondary" if draft.tree is None else "primary",
            key=f"{key}.add",
        ):
            with explained(desk):
                add_criterion(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    parent=parent,
                    titles=titles,
                    kind=kind,
                )
                st.session_state["plan.new.turn"] = turn + 1
                saved(desk)
                st.rerun()


def _ask_parent(desk: Desk, draft: PlanDraft, key: str) -> str | None:
    tree = draft.tree
    if tree is None:
        return None
    names = draft.names(desk.language.value)
    whole = {tree.price, *tree.computed, *tree.measured}  # these have no parts
    places = {each: place for each, place in numbered_criteria(tree).items() if each not in whole}
    return st.selectbox(
        desk.say("Part of"),
        list(places),
        index=None,
        format_func=lambda each: f"{shown_place(desk, places[each])} {names.get(each, '–')}",
        placeholder=desk.say("The whole (top level)"),
        key=f"{key}.parent",
    )


def _ask_kind(desk: Desk, draft: PlanDraft, key: str) -> CriterionKind:
    """Offer the price, and each kind that is computed from answers, once only."""
    there = {c.kind for c in draft.tree.criteria} if draft.tree is not None else set()
    offered = [kind for kind in KINDS if kind in _AS_MANY_AS_WANTED or kind not in there]
    chosen = st.segmented_control(
        desk.say("Where its points come from"),
        offered,
        default=CriterionKind.QUALITY,
        required=True,
        format_func=lambda each: desk.say(KINDS[CriterionKind(each)]),
        key=f"{key}.kind",
    )
    return CriterionKind(chosen)
