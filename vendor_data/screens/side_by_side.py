"""Screen: answers side by side, and what a vendor's newest proposal has otherwise than before."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from rfp.needs.list_difference import Mark, Piece
from vendor_data.answer import Code, code_name
from vendor_data.answers.comparison import ChangedAnswer, changed_answers
from vendor_data.answers.side_data import side_name
from vendor_data.proposal import Proposal
from vendor_data.reads.answer_history import answers_as_of
from vendor_data.reads.asked import asked
from vendor_data.reads.vendors import proposals, vendors
from vendor_data.response_form import AskedRequirement
from vendor_data.screens import answer_table
from workbench.language import number
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

ON_A_PAGE = 15


def show(desk: Desk) -> None:
    """Draw the table of all answers, then two proposals of one vendor against each other."""
    st.title(desk.say("Side by side"))
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        known = vendors(session, *about, desk.language.value)
        stored = proposals(session, *about)
        wanted = asked(session, *about, desk.language)
    proposed = {proposal.vendor for proposal in stored}
    if not proposed:
        frame.empty_state(
            desk.say("No proposal stored yet"),
            desk.say("Once chair or facilitator have stored one, it stands here."),
            at="side_by_side",
        )
        return
    table = "side_by_side.answers"
    answer_table.show(desk, [vendor for vendor in known if vendor.id in proposed], name=table)
    names = {vendor.id: vendor.name.text for vendor in known}
    _versions(desk, names, stored, wanted)


def _versions(
    desk: Desk,
    names: Mapping[str, str],
    stored: Sequence[Proposal],
    wanted: Sequence[AskedRequirement],
) -> None:
    st.subheader(desk.say("Against an earlier proposal"))
    by_vendor = {vendor: [p for p in stored if p.vendor == vendor] for vendor in names}
    several = {vendor: own for vendor, own in by_vendor.items() if len(own) > 1}
    if not several:
        st.caption(desk.say("No vendor has handed in a second proposal, so nothing differs yet."))
        return
    vendor = st.segmented_control(
        desk.say("Vendor"),
        list(several),
        format_func=lambda key: plain(names[key]),
        default=next(iter(several)),
        required=True,
        key="side_by_side.vendor",
    )
    own = several.get(vendor, next(iter(several.values())))
    told = {
        proposal.id: f"{proposal.file_name} · {moment_here(desk, proposal.taken_at)}"
        for proposal in own
    }
    with st.container(horizontal=True):
        earlier = _choose(desk.say("Earlier proposal"), told, len(own) - 2)
        later = _choose(desk.say("Later proposal"), told, len(own) - 1)
    with desk.store.read() as session:
        before = answers_as_of(session, desk.actor, desk.here.id, earlier)
        after = answers_as_of(session, desk.actor, desk.here.id, later)
    _changed(desk, changed_answers(before, after), wanted)


def _choose(label: str, told: Mapping[str, str], at: int) -> str:
    return st.selectbox(
        label, list(told), index=at, format_func=told.__getitem__,
        key=f"side_by_side.{label}.{hash(tuple(told))}",
    )  # fmt: skip


def _changed(
    desk: Desk, changed: Mapping[str, ChangedAnswer], wanted: Sequence[AskedRequirement]
) -> None:
    rows = [one for one in wanted if one.id in changed]
    st.markdown(desk.say(
        "Answers that differ: {count}. What came stands in bold, what went is struck through.",
        count=number(len(rows), desk.language),
    ))  # fmt: skip
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    page = st.pagination(pages, key=f"side_by_side.page.{pages}") if pages > 1 else 1
    for one in rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]:
        with st.container(border=True):
            st.markdown(f"**{plain(one.code)}** {plain(one.text)}")
            for line in _lines(desk, changed[one.id]):
                st.markdown(line)


def _lines(desk: Desk, changed: ChangedAnswer) -> Iterable[str]:
    was, now = changed.codes
    if was is now:
        yield _code(desk, now)
    else:
        yield f"~~{_code(desk, was)}~~ **{_code(desk, now)}**"
    for side, said in changed.sides:
        yield f"{side_name(side, desk.language)}: {marked(said)}"
    if changed.comment:
        yield marked(changed.comment)
    if changed.evidence:
        yield f"{desk.say('Evidence')}: {marked(changed.evidence)}"


def _code(desk: Desk, code: Code | None) -> str:
    return plain(code_name(code, desk.language)) if code else desk.say("Not answered")


def marked(pieces: Iterable[Piece]) -> str:
    """Return words as Markdown: what came in bold, what went struck through.

    The space at the ends of a piece stays outside its marks, where Markdown wants it.
    """
    marks = {Mark.SAME: "", Mark.ADDED: "**", Mark.REMOVED: "~~"}
    found = []
    for piece in pieces:
        bare = plain(piece.text)
        mark = marks[piece.mark] if bare else ""
        before = " " if piece.text[:1].isspace() else ""
        after = " " if piece.text[-1:].isspace() and bare else ""
        apart = " " if piece.mark is Mark.REMOVED and not after else ""
        found.append(f"{before}{mark}{bare}{mark}{after}{apart}")
    return "".join(found).strip()
