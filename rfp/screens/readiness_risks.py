"""The risk questionnaire: the highest level first, what is overdue, strengths and weaknesses."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from rfp.changes.readiness import edit_item
from rfp.changes.risk_log import assess_risk
from rfp.lists.subject import Subject
from rfp.readiness.item import Item, Kind
from rfp.readiness.risk import (
    LEVEL_FORMULA,
    SCALE,
    Band,
    RiskJudgement,
    by_level,
)
from rfp.reads.readiness import items, size_profile
from rfp.screens import item_form, list_import, risk_groups, risk_history
from rfp.screens.both_languages import ask_words, changed_words
from rfp.screens.register import pick
from workbench.committee import Right
from workbench.language import date_both, date_short, parse_date, to_digits
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import plain

NOTHING = RiskJudgement()
# All columns fill a narrow page together and grow with a wide one [pixels].
_WIDTHS = (82, 144, 84, 54, 80, 80)


def show(desk: Desk) -> None:
    """Draw the questionnaire."""
    with desk.store.read() as session:
        risks = by_level(items(session, desk.actor, desk.here.id, [Kind.RISK]))
    st.caption(desk.say(LEVEL_FORMULA))
    if not desk.may(Right.EDIT_NEEDS) and desk.may(Right.KEEP_RISKS):
        st.caption(desk.say(
            "The risks are kept on until the contract. The words of a risk stay as they went out; "
            "how we stand, what is done, who cares for it and the next review go on."
        ))  # fmt: skip
    warn_of_reviews(desk, risks)
    columns = _columns(desk)
    chosen = pick(
        desk,
        columns,
        {item_form.place_of(risk): _row(desk, risk) for risk in risks},
        key="risks",
        alt=desk.say("Risks, the highest level first"),
        widths=dict(zip(columns, _WIDTHS, strict=True)),
        figures={columns[0], columns[3]},
        tall=True,
    )
    opened = next((risk for risk in risks if item_form.place_of(risk) == chosen), None)
    if opened:
        _open(desk, opened)
    item_form.add(desk, Kind.RISK)
    list_import.offer(desk, Subject.RISKS)
    risk_groups.show(desk, [risk for risk in risks if risk.is_on])


def _columns(desk: Desk) -> list[str]:
    return [
        desk.say("Level"), desk.say("Factor"), desk.say("Group"), desk.say("Weight × own status"),
        desk.say("Mitigation"), desk.say("Owner and review"),
    ]  # fmt: skip


def _row(desk: Desk, risk: Item) -> list[str]:
    judged = risk.risk or NOTHING
    level, weight, own = (
        risk_groups.figure(desk, each) for each in (judged.level, judged.weight, judged.own)
    )
    review = date_short(judged.review, desk.language) if judged.review else ""
    return [
        f"{level} · {desk.say(judged.band.label)}" if judged.level else "–",
        item_form.name_of(risk, desk.language) if risk.is_on else item_form.verdict_of(desk, risk),
        desk.say(risk.group.label) if risk.group else "",
        f"{weight} × {own}" if judged.weight or judged.own else "–",
        judged.mitigation or "–",
        " · ".join(filter(None, (risk.owner, review))) or "–",
    ]


def show_overdue(desk: Desk) -> None:
    """Say which risks wait for their review, to whoever may see them."""
    with desk.store.read() as session:
        risks = items(session, desk.actor, desk.here.id, [Kind.RISK])
        is_used = size_profile(session, desk.actor, desk.here.id).is_on("risks")
    if is_used:
        warn_of_reviews(desk, risks)


def warn_of_reviews(desk: Desk, risks: Sequence[Item]) -> None:
    """Name the risks whose review is overdue."""
    today = desk.store.clock().date()
    late = [each for each in risks if each.is_on and each.risk and each.risk.is_overdue(today)]
    if late:
        names = [item_form.name_of(each, desk.language).rstrip(".") for each in late]
        st.warning(plain(desk.say("The review is overdue: {risks}", risks=names)))


def _open(desk: Desk, risk: Item) -> None:
    with st.container(border=True):
        if not desk.may(Right.KEEP_RISKS):
            item_form.read_only(desk, risk)
        else:
            if risk.is_on:
                _form(desk, risk)
            item_form.switch(desk, risk)
        risk_history.show(desk, risk)


def _form(desk: Desk, risk: Item) -> None:
    with held(desk, item_form.place_of(risk), risk, version=risk.version) as form:
        risk = form.stored
        words = _ask_words(desk, risk)
        care = item_form.ask_care(desk, risk)
        new = _ask(desk, risk)
        save = form.button(desk.say("Save"), "save", type="primary", disabled=new is None)
    if save and new is not None:
        with form.storing():
            _store(desk, risk, words, care, new)


def _store(
    desk: Desk, risk: Item, words: dict[str, str], care: tuple[str, str], new: RiskJudgement
) -> None:
    """Store the judgement with who cares for it, and the words if they differ."""
    about = {"selection": desk.here.id, "item": risk.id}
    is_judged = (new, *care) != (risk.risk or NOTHING, risk.owner, risk.evidence)
    if is_judged:
        owner, evidence = care
        assess_risk(
            desk.store, desk.actor, **about,
            seen=risk.version, risk=new, owner=owner, evidence=evidence,
        )  # fmt: skip
    texts = changed_words(risk.texts, words)
    if texts:
        seen = None if is_judged else risk.version
        edit_item(desk.store, desk.actor, **about, seen=seen, texts=texts)


def _ask_words(desk: Desk, risk: Item) -> dict[str, str]:
    """Ask for the words as long as the needs are open; afterwards they stand."""
    if not desk.may(Right.EDIT_NEEDS):
        st.markdown(f"**{plain(item_form.name_of(risk, desk.language))}**")
        return dict(risk.texts)
    key = f"{item_form.key_of(risk)}.words"
    return ask_words(desk, desk.say("Words"), risk.texts, key=key, tall=True)


def _ask(desk: Desk, risk: Item) -> RiskJudgement | None:
    """Return what was chosen; no judgement while the day of its review is none."""
    key, judged = item_form.key_of(risk), risk.risk or NOTHING
    with st.container(horizontal=True):  # on a narrow screen the scales stand below each other
        weight = _scale(desk, desk.say("Weight of effect"), judged.weight, f"{key}.weight")
        own = _scale(desk, desk.say("Own status"), judged.own, f"{key}.own")
        others = _scale(desk, desk.say("Others"), judged.others, f"{key}.others")
    _explain(desk, RiskJudgement(weight=weight, own=own))
    mitigation = st.text_area(
        desk.say("Mitigation"), value=judged.mitigation, height="content", key=f"{key}.mitigation"
    )
    beside(desk, f"{key}.mitigation", judged.mitigation)
    review = _ask_review(desk, judged.review, f"{key}.review.{desk.language}")
    if isinstance(review, str):
        return None
    return RiskJudgement(
        weight=weight, own=own, others=others, mitigation=mitigation.strip(), review=review
    )


def _ask_review(desk: Desk, now: dt.date | None, key: str) -> dt.date | str | None:
    """Return the day of the next review; what was typed if it is no day."""
    typed = st.text_input(
        desk.say("Next review (2026-11-22 or 1405/09/01)"),
        value=date_short(now, desk.language) if now else "",
        key=key,
    ).strip()
    day = parse_date(typed)
    if day:
        st.caption(date_both(day, desk.language))
    elif typed:
        st.caption(f":red[{desk.say('This is no date; year, month, day are expected.')}]")
        return typed
    return day


def _scale(desk: Desk, label: str, now: int | None, key: str) -> int | None:
    chosen: int | None = st.segmented_control(
        label,
        list(SCALE),
        default=now,
        format_func=lambda level: to_digits(str(level), desk.language),
        key=key,
    )
    beside(desk, key, now, to_digits(str(now or "–"), desk.language))
    return chosen


def _explain(desk: Desk, judged: RiskJudgement) -> None:
    if judged.level is None:
        return
    told = desk.say(
        "Level {level} = {weight} × {own}: {band}",
        level=judged.level,
        weight=judged.weight,
        own=judged.own,
        band=judged.band.label,
    )
    show_level = st.warning if judged.band is Band.HIGH else st.info
    show_level(told)
