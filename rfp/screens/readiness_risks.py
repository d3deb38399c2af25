"""The risk questionnaire: the highest level first, what is overdue, strengths and weaknesses."""

from collections.abc import Sequence

import streamlit as st

from rfp.changes.readiness import assess_risk
from rfp.readiness.item import Item, Kind
from rfp.readiness.risk import (
    LEVEL_FORMULA,
    SCALE,
    Band,
    RiskJudgement,
    by_level,
    strengths_and_weaknesses,
)
from rfp.reads.readiness import items
from rfp.screens import item_form
from rfp.screens.register import pick
from workbench.committee import Right
from workbench.language import date_both, date_short, number, parse_date, to_digits
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import plain

NOTHING = RiskJudgement()


def show(desk: Desk) -> None:
    """Draw the questionnaire."""
    with desk.store.read() as session:
        risks = by_level(items(session, desk.actor, desk.here.id, [Kind.RISK]))
    st.caption(desk.say(LEVEL_FORMULA))
    _overdue(desk, risks)
    columns = _columns(desk)
    chosen = pick(
        desk,
        columns,
        {item_form.place_of(risk): _row(desk, risk) for risk in risks},
        key="risks",
        alt=desk.say("Risks, the highest level first"),
        widths={columns[0]: 100, columns[1]: 240, columns[2]: 130, columns[6]: 260},
        figures={columns[0], *columns[3:6]},
        tall=True,
    )
    opened = next((risk for risk in risks if item_form.place_of(risk) == chosen), None)
    if opened:
        _open(desk, opened)
    item_form.add(desk, Kind.RISK, with_group=True)
    _both_sides(desk, [risk for risk in risks if risk.is_on])


def _columns(desk: Desk) -> list[str]:
    return [
        desk.say("Level"), desk.say("Factor"), desk.say("Group"), desk.say("Weight of effect"),
        desk.say("Own status"), desk.say("Others"), desk.say("Mitigation"), desk.say("Owner"),
        desk.say("Next review"),
    ]  # fmt: skip


def _row(desk: Desk, risk: Item) -> list[str]:
    judged = risk.risk or NOTHING
    level = _figure(desk, judged.level)
    return [
        f"{level} · {desk.say(judged.band.label)}" if judged.level else "–",
        item_form.name_of(risk, desk.language) if risk.is_on else item_form.verdict_of(desk, risk),
        desk.say(risk.group.label) if risk.group else "",
        *(_figure(desk, each) for each in (judged.weight, judged.own, judged.others)),
        judged.mitigation or "–",
        risk.owner or "–",
        date_short(judged.review, desk.language) if judged.review else "–",
    ]


def _figure(desk: Desk, value: int | None) -> str:
    return "–" if value is None else number(value, desk.language)


def _overdue(desk: Desk, risks: Sequence[Item]) -> None:
    today = desk.store.clock().date()
    late = [each for each in risks if each.is_on and each.risk and each.risk.is_overdue(today)]
    if late:
        names = [item_form.name_of(each, desk.language).rstrip(".") for each in late]
        st.warning(plain(desk.say("The review is overdue: {risks}", risks=names)))


def _open(desk: Desk, risk: Item) -> None:
    with st.container(border=True):
        if not desk.may(Right.EDIT_NEEDS):
            item_form.read_only(desk, risk)
            return
        if risk.is_on:
            _form(desk, risk)
        item_form.switch(desk, risk)


def _form(desk: Desk, risk: Item) -> None:
    with held(desk, item_form.place_of(risk), risk, version=risk.version) as form:
        risk = form.stored
        words, owner, evidence, new = _ask(desk, risk)
        save = form.button(desk.say("Save"), "save", type="primary", disabled=new is None)
    if save and new is not None:
        with form.storing():
            is_judged = new != (risk.risk or NOTHING)
            if is_judged:
                about = {"selection": desk.here.id, "item": risk.id, "seen": risk.version}
                assess_risk(desk.store, desk.actor, **about, risk=new)
            item_form.save_common(desk, risk, words, owner, evidence, is_looked_at=is_judged)


def _ask(desk: Desk, risk: Item) -> tuple[dict[str, str], str, str, RiskJudgement | None]:
    """Return what was typed; no judgement while the day of its review is none."""
    key, judged = item_form.key_of(risk), risk.risk or NOTHING
    words, owner, evidence = item_form.ask_common(desk, risk)
    left, middle, right = st.columns(3)
    with left:
        weight = _scale(desk, desk.say("Weight of effect"), judged.weight, f"{key}.weight")
    with middle:
        own = _scale(desk, desk.say("Own status"), judged.own, f"{key}.own")
    with right:
        others = _scale(desk, desk.say("Others"), judged.others, f"{key}.others")
    _explain(desk, RiskJudgement(weight=weight, own=own))
    mitigation = st.text_area(
        desk.say("Mitigation"), value=judged.mitigation, height="content", key=f"{key}.mitigation"
    )
    review = st.text_input(
        desk.say("Next review (2026-11-22 or 1405/09/01)"),
        value=date_short(judged.review, desk.language) if judged.review else "",
        key=f"{key}.review.{desk.language}",
    ).strip()
    day = parse_date(review)
    if day:
        st.caption(date_both(day, desk.language))
    elif review:
        st.caption(f":red[{desk.say('This is no date; year, month, day are expected.')}]")
    if review and day is None:
        return words, owner, evidence, None
    new = RiskJudgement(
        weight=weight, own=own, others=others, mitigation=mitigation.strip(), review=day
    )
    return words, owner, evidence, new


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


def _both_sides(desk: Desk, risks: Sequence[Item]) -> None:
    strong, weak = strengths_and_weaknesses(risks)
    if not strong and not weak:
        return
    for column, title, found in zip(
        st.columns(2),
        (desk.say("Weaknesses to act on"), desk.say("Strengths to build on")),
        (weak, strong),
        strict=True,
    ):
        with column:
            st.markdown(f"**{title}**")
            for each in found:
                st.markdown("- " + plain(item_form.name_of(each, desk.language)))
            if not found:
                st.caption(desk.say("none"))
