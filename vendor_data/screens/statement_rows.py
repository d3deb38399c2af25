"""One company and one reference of a vendor's own statement; each field is kept as it is left."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

import streamlit as st

from rfp.writing.call_terms import PartnerKind
from vendor_data.offering.offer import DeliveryPart, PartyRole
from vendor_data.offering.statement import (
    LONGEST,
    StatedCompany,
    StatedReference,
    Statement,
)
from workbench.language import date_both, number, parse_date
from workbench.screens.parts.desk import Desk

Edit = Callable[[Statement], Statement]


class Save(Protocol):
    """Keeps the page with one thing changed; `anew` where rows moved."""

    def __call__(self, change: Edit, *, anew: bool = False) -> None: ...


_NAME = 200
_AS, _FOR = "Offers itself as", "Answers for"
_Row = TypeVar("_Row", StatedCompany, StatedReference)


def company(desk: Desk, said: Statement, at: int, key: str, save: Save) -> None:
    """Draw one company: its name and part, as what it offers itself, its duties, its ties."""
    one, key = said.companies[at], f"{key}.company.{at}"

    def put(**changed: Any) -> None:  # noqa: ANN401  # fields of a company, by their names
        save(lambda now: replace(now, companies=_changed(now.companies, at, **changed)))

    with st.container(border=True, key=f"keeps_words.{key}"):
        left, right = st.columns([3, 2])
        with left:
            _text(desk.say("Company"), one.name, f"{key}.name", lambda text: put(name=text))
        with right:
            _role(desk, one, f"{key}.role", put)
        _pills(desk, _AS, f"{key}.kinds", one.kinds,
               lambda found: put(kinds=tuple(map(PartnerKind, found))))  # fmt: skip
        _pills(desk, _FOR, f"{key}.duties", one.answers_for,
               lambda found: put(answers_for=tuple(map(DeliveryPart, found))))  # fmt: skip
        _text(
            desk.say("Its ties to the organisation that asks, or to members of its committee"),
            one.ties, f"{key}.ties", lambda text: put(ties=text), most=LONGEST,
        )  # fmt: skip
        _remove(
            desk.say("Remove company {number}", number=number(at + 1, desk.language)),
            f"{key}.remove",
            lambda: save(lambda now: replace(now, companies=_without(now.companies, at)),
                         anew=True),
        )  # fmt: skip


def reference(desk: Desk, said: Statement, at: int, key: str, save: Save) -> None:
    """Draw one reference: the customer, what was done, when, by which company, whom to call."""
    one, key = said.references[at], f"{key}.reference.{at}"

    def put(**changed: str) -> None:
        save(lambda now: replace(now, references=_changed(now.references, at, **changed)))

    with st.container(border=True, key=f"keeps_words.{key}"):
        left, right = st.columns(2)
        with left:
            _text(desk.say("Customer"), one.customer, f"{key}.customer",
                  lambda text: put(customer=text))  # fmt: skip
            _day(desk, desk.say("From"), one.first, f"{key}.first", lambda text: put(first=text))
            _text(desk.say("Which company worked there"), one.company, f"{key}.company",
                  lambda text: put(company=text))  # fmt: skip
        with right:
            _text(desk.say("Whom to call"), one.contact, f"{key}.contact",
                  lambda text: put(contact=text))  # fmt: skip
            _day(desk, desk.say("To (empty: it still runs)"), one.last, f"{key}.last",
                 lambda text: put(last=text))  # fmt: skip
        _text(desk.say("What was done there"), one.scope, f"{key}.scope",
              lambda text: put(scope=text), most=LONGEST)  # fmt: skip
        _remove(
            desk.say("Remove reference {number}", number=number(at + 1, desk.language)),
            f"{key}.remove",
            lambda: save(lambda now: replace(now, references=_without(now.references, at)),
                         anew=True),
        )  # fmt: skip


def _text(
    label: str, value: str, key: str, put: Callable[[str], None], *, most: int = _NAME
) -> None:
    ask = st.text_input if most <= _NAME else st.text_area
    ask(label, value=value, max_chars=most, on_change=lambda: put(st.session_state[key]), key=key)


def _day(desk: Desk, label: str, value: str, key: str, put: Callable[[str], None]) -> None:
    """Ask for a day as the vendor writes it, and show how it is understood."""
    _text(label, value, key, put)
    if not value.strip():
        return
    day = parse_date(value.strip())
    if day is None:
        st.caption(f":red[{desk.say('This is no date; year, month, day are expected.')}]")
    else:
        st.caption(date_both(day, desk.language))


def _role(desk: Desk, one: StatedCompany, key: str, put: Callable[..., None]) -> None:
    codes = [role.value for role in PartyRole]

    def chosen() -> None:
        code = st.session_state[key]
        put(role=PartyRole(code) if code else None)

    st.selectbox(
        desk.say("Part in the proposal"),
        codes,
        index=codes.index(one.role.value) if one.role else None,
        format_func=lambda code: desk.say(PartyRole(code).label),
        placeholder=desk.say("Choose"),
        on_change=chosen,
        key=key,
    )


def _pills(
    desk: Desk, label: str, key: str, now: Sequence[PartnerKind | DeliveryPart],
    put: Callable[[tuple[str, ...]], None],
) -> None:  # fmt: skip
    """Ask for some of the codes; `label` says whose labels they have."""
    kind = PartnerKind if label == _AS else DeliveryPart
    st.pills(
        desk.say(label),
        [each.value for each in kind],
        selection_mode="multi",
        default=[each.value for each in now],
        format_func=lambda code: desk.say(kind(code).label),
        on_change=lambda: put(tuple(st.session_state[key])),
        key=key,
    )


def _remove(label: str, key: str, gone: Callable[[], None]) -> None:
    st.button(label, icon=":material/delete:", type="tertiary", on_click=gone, key=key)


def _changed(rows: tuple[_Row, ...], at: int, **changed: Any) -> tuple[_Row, ...]:  # noqa: ANN401  # its fields
    return (*rows[:at], replace(rows[at], **changed), *rows[at + 1 :])


def _without(rows: tuple[_Row, ...], at: int) -> tuple[_Row, ...]:
    return rows[:at] + rows[at + 1 :]
