"""How the choice fares when asked otherwise: other methods, one thing left out, other scenarios."""

import streamlit as st

from scoring.answer_rows import opinion_of, opinion_rows, regret_of, regret_sentence
from scoring.exact.left_out_words import left_out_sentences
from scoring.other_methods.second_opinion_words import (
    agreement_sentence,
    caution_sentence,
    opinion_sentence,
)
from scoring.reads.what_ifs import pins
from scoring.screens import formulas_compared
from scoring.screens.figure import figures
from scoring.screens.judged import Judged
from scoring.screens.what_if_table import remembered
from scoring.standing import Standing
from scoring.standing_arrays import arrays_of
from workbench.headings import apart
from workbench.language import number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def show(desk: Desk, found: Judged) -> None:
    """Draw every other way of asking, one under the other."""
    _methods(desk, found)
    _left_out(desk, found)
    _scenarios(desk, found.of.standing)
    formulas_compared.show(desk, found)


def _methods(desk: Desk, found: Judged) -> None:
    st.subheader(desk.say("Do other methods agree?"))
    standing = found.of.standing
    asked = remembered(f"opinion {found.key}", lambda: opinion_of(standing))
    names = [standing.vendors[vendor] for vendor in arrays_of(standing).vendors]
    st.markdown(f"**{plain(agreement_sentence(asked, desk.language))}**")
    figures(opinion_rows(standing, asked, desk.language))
    for opinion in asked.opinions:
        if not opinion.same_winner:
            st.markdown("- " + plain(opinion_sentence(opinion, names, desk.language)))
    st.caption(plain(caution_sentence(desk.language)))


def _left_out(desk: Desk, found: Judged) -> None:
    st.subheader(desk.say("If one thing were left out"))
    told = remembered(f"left out {found.key}", lambda: left_out_sentences(found.of, desk.language))
    for sentence in told:
        st.markdown("- " + plain(sentence))


def _scenarios(desk: Desk, standing: Standing) -> None:
    """Draw what each choice would cost if one of the pinned what-ifs held instead."""
    with desk.store.read() as session:
        pinned = pins(session, desk.actor, desk.here.id)
    if not pinned:
        return
    st.subheader(desk.say("What each choice could cost"))
    found = regret_of(standing, pinned)
    vendors = arrays_of(standing).vendors
    st.markdown(f"**{plain(regret_sentence(standing, found, pinned, desk.language))}**")
    beside = (desk.say("Vendor"), desk.say("At most"))
    titles = [desk.say("Official weights"), *(pin.title for pin in pinned)]
    headings = apart(titles, desk.language, beside=beside)
    rows = [vendors.index(place.vendor) for place in standing.ranking().places]
    figures([
        {desk.say("Vendor"): standing.vendors[vendors[row]]}
        | {title: number(round(float(missed), 2), desk.language, 2)
           for title, missed in zip(headings, found.table[row], strict=True)}
        | {desk.say("At most"): number(round(float(found.largest[row]), 2), desk.language, 2)}
        for row in rows
    ])  # fmt: skip
    st.caption(desk.say("Points behind the best of each scenario."))
