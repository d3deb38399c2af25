"""Envelope B on a vendor's page: its answers from the web form, or a filled file of its own."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from vendor_data import workbook
from vendor_data.answers.side_doubts import NAMES_PRICE, tells_price
from vendor_data.changes.plain_hand_in import hand_in_plain
from vendor_data.changes.refused_file import refuse_file
from vendor_data.drafts.draft import for_hand_in, is_whole
from vendor_data.reconciliation import Reconciliation, counted, settle
from vendor_data.response_form import AskedRequirement
from vendor_data.returned_file import matched
from vendor_data.screens.kept_drafts import are_open, outdated, read_drafts
from vendor_data.screens.response_file import form_in
from vendor_data.screens.vendor_state import some_of
from vendor_data.sealing.bundle import with_papers
from vendor_data.sealing.envelope import Receipt
from vendor_data.workbook import ResponseSheet
from workbench.file_kind import NAMES, Kind
from workbench.file_names import suffix_of
from workbench.language import Language, number
from workbench.problem import Problem, Term
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.uploads import LARGEST, Upload, receive

RESPONSES = (Kind.WORKBOOK, Kind.TABLE, Kind.DOCUMENT)
_TOLD = (
    Term("Requirements that changed after you wrote your answer, {count}: {codes}"),
    Term("Requirements without an answer, {count}: {codes}"),
    Term("Answers without what their code needs, {count}: {codes}"),
    Term(
        "Answers beside which stands what may be a price, {count}: {codes}. Whoever scores reads "
        "these words; prices belong in the price form."
    ),
)
_READ = "vendor_technical.read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A file that may be handed in, and what its vendor should know before."""

    name: str
    content: Callable[[], bytes]
    warnings: tuple[str, ...] = ()
    papers: tuple[tuple[str, bytes], ...] = ()

    @property
    def sealed_together(self) -> tuple[str, bytes]:
        """The file to be sealed, by its name: one archive if papers stand beside the answers."""
        return with_papers((self.name, self.content()), self.papers)


def ask(desk: Desk, vendor: str, key: str) -> Brought | None:
    """Return the answers as a file, from the web form or as brought."""
    is_web = st.segmented_control(
        desk.say("What is handed in"),
        [True, False],
        format_func=lambda web: (
            desk.say("My answers from this site") if web else desk.say("A file")
        ),
        default=True,
        required=True,
        label_visibility="collapsed",
        key=f"{key}.from",
    )
    return _from_web(desk, vendor) if is_web else _from_file(desk, vendor, key)


def _from_web(desk: Desk, vendor: str) -> Brought | None:
    """Write the response workbook as it would be filled in by hand: there is one way to read it."""
    if not are_open(desk, vendor):
        return None
    kept = read_drafts(desk, vendor)
    form = form_in(desk, desk.language)
    answers = {key: for_hand_in(one.answer) for key, one in kept.items() if one.answer.code}
    if not answers:
        st.caption(desk.say("Answer at least one requirement first, on the page Your answers."))
        return None
    changed_since = outdated(desk, kept)
    missing = [one for one in form.requirements if one.id not in answers]
    lacking = [
        one for one in form.requirements if one.id in answers and not is_whole(answers[one.id])
    ]
    earlier = [one for one in form.requirements if one.id in answers and one.id in changed_since]
    priced = [
        one for one in form.requirements if one.id in answers and tells_price(answers[one.id])
    ]
    now = desk.store.clock()
    return Brought(
        name=f"answers-{now:%Y-%m-%d-%H%M}.xlsx",
        content=lambda: workbook.write(form, desk.language, made_at=now, answers=answers),
        warnings=_warnings(desk, missing, lacking, earlier, priced),
    )


def _warnings(
    desk: Desk,
    missing: Sequence[AskedRequirement],
    lacking: Sequence[AskedRequirement],
    earlier: Sequence[AskedRequirement] = (),
    priced: Sequence[AskedRequirement] = (),
) -> tuple[str, ...]:
    return tuple(
        plain(desk.say(
            told,
            count=number(len(found), desk.language),
            codes=some_of(desk, [one.code for one in found]),
        ))
        for told, found in zip(_TOLD, (earlier, missing, lacking, priced), strict=True)
        if found
    )  # fmt: skip


def hand_in_plainly(desk: Desk, vendor: str, brought: Brought) -> Receipt:
    """Read what is handed in as any response file is read: doubts wait for the committee."""
    upload = _judged(brought.name, brought.content())
    sheet = upload.value
    if not isinstance(sheet, ResponseSheet) or not sheet.tables:
        raise Problem("no answer form was found in this file")
    found = matched([form_in(desk, language) for language in Language], sheet)
    answers = settle(found, dict.fromkeys(range(len(found.open_doubts))))
    return hand_in_plain(
        desk.store,
        desk.actor,
        selection=desk.here.id,
        vendor=vendor,
        upload=upload,
        counts=counted(found, answers),
        answers=answers,
    )


def _from_file(desk: Desk, vendor: str, key: str) -> Brought | None:
    file = st.file_uploader(
        desk.say("Filled response workbook (.xlsx, .csv) or Word answer form (.docx)"),
        type=[s.removeprefix(".") for kind in RESPONSES for s in NAMES[kind]],
        max_upload_size=LARGEST // 1_000_000,
        key=f"{key}.file",
    )
    if file is None:
        return None
    content = file.getvalue()
    found = _found(desk, vendor, file.name, content)
    return Brought(name=file.name, content=lambda: content, warnings=_of_file(desk, found))


def _found(desk: Desk, vendor: str, name: str, content: bytes) -> Reconciliation | None:
    """Read the file once for as long as it lies there; None if it holds no answers of ours."""
    kept = st.session_state.setdefault(_READ, {})
    digest = hashlib.sha256(content).hexdigest()
    if digest not in kept:
        kept.clear()
        kept[digest] = _read(desk, vendor, name, content)
    found: Reconciliation | Problem | None = kept[digest]
    if isinstance(found, Problem):
        raise found
    return found


def _read(desk: Desk, vendor: str, name: str, content: bytes) -> Reconciliation | Problem | None:
    """Return what the file holds, or why it is refused; a refusal goes on record."""
    try:
        with st.spinner(desk.say("Checking and reading the file …"), show_time=True):
            sheet = _judged(name, content).value
    except Problem as problem:
        refuse_file(desk.store, desk.actor, selection=desk.here.id, vendor=vendor, problem=problem)
        return problem
    if not isinstance(sheet, ResponseSheet) or not sheet.tables:
        return None
    return matched([form_in(desk, language) for language in Language], sheet)


def _judged(name: str, content: bytes) -> Upload:
    if suffix_of(name) in NAMES[Kind.DOCUMENT]:
        kinds = frozenset({Kind.DOCUMENT})
        return receive(name, content, reader="vendor_data.answer_form:read", kinds=kinds)
    kinds = frozenset({Kind.WORKBOOK, Kind.TABLE})
    return receive(name, content, reader="vendor_data.workbook:read", kinds=kinds)


def _of_file(desk: Desk, found: Reconciliation | None) -> tuple[str, ...]:
    if found is None:
        return (plain(desk.say("No answer form was found in this file.")),)
    short = {doubt.requirement for doubt in found.doubts if doubt.lacks and not doubt.options}
    lacking = [one for one in found.asked if one.id in short]
    telling = {doubt.requirement for doubt in found.doubts if doubt.reason == NAMES_PRICE}
    priced = [one for one in found.asked if one.id in telling]
    told = list(_warnings(desk, found.missing, lacking, priced=priced))
    if found.open_doubts:
        told.append(
            desk.say(
                "Answers that are not clear as written, {count}; the committee will ask about "
                "them.",
                count=number(len(found.open_doubts), desk.language),
            )
        )
    if found.prices:
        told.append(
            desk.say("The file holds prices. They belong in envelope C; take them out here.")
        )
    return tuple(told)
