"""Vendors' questions are recorded, answered to all, merged and withdrawn."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from rfp.changes.owned_words import tidy
from rfp.needs.requirement_list import ListChangeKind
from rfp.needs.tables import ListChangeRow
from rfp.reads.call_clock import standing_end
from vendor_data.questions.question import is_late, names_one_of
from vendor_data.questions.tables import QuestionRow
from vendor_data.tables import VendorRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right, require
from workbench.problem import Problem, Refused
from workbench.record import Audience, verb
from workbench.selection import Phase
from workbench.store import Change, Store, expect_version
from workbench.tables import WordingRow

RECORD = verb(
    "vendor_data.record_question",
    right=Right.KEEP_QUESTIONS,
    label="Question recorded",
    undoable=True,
)
ANSWER = verb(
    "vendor_data.answer_question",
    right=Right.KEEP_QUESTIONS,
    label="Question answered",
    undoable=True,
)
WITHDRAW = verb(
    "vendor_data.withdraw_question",
    right=Right.KEEP_QUESTIONS,
    label="Question withdrawn",
    undoable=True,
)
MERGE = verb(
    "vendor_data.merge_question",
    right=Right.KEEP_QUESTIONS,
    label="Question merged",
    undoable=True,
)

ASK = verb(
    "vendor_data.ask_question",
    right=Right.ASK,
    label="Question asked",
    audience=Audience.ACTOR,  # the record would say who asked; the log shows the question itself
)

LONGEST = 4000


def record_question(
    store: Store, actor: Actor, *, selection: str, texts: Mapping[str, str], vendor: str | None
) -> str:
    """Record a question in the words that all vendors will read, and in secret who asked it.

    The event is not about the vendor: everybody may know of the question, nobody of its sender.
    """
    with store.change(actor, RECORD, selection) as change:
        given = _words(change, texts, Problem("a question needs its text"))
        if vendor is not None:
            phase = Phase(change.selection.phase)
            require(change.actor, Right.KEEP_QUESTIONS, phase, vendor=vendor)
            change.get(VendorRow, vendor)
        return _put_question(change, given, vendor, entered_by=change.actor.account)


def ask_question(
    store: Store, actor: Actor, *, selection: str, texts: Mapping[str, str], vendor: str
) -> str:
    """Let a vendor's person ask; nothing that the committee reads says who it was."""
    with store.change(actor, ASK, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        # Its own name alone: a refusal of others' names would tell it who else is asked.
        names = _names(change, vendor)
        given = _words(change, texts, Problem("a question needs its text"), names)
        return _put_question(change, given, vendor, entered_by="")


def _put_question(
    change: Change, given: Mapping[str, str], vendor: str | None, *, entered_by: str
) -> str:
    selection = change.selection.id
    ended = standing_end(change.session, selection, "questions")
    question = QuestionRow(
        id=change.new_id(),
        selection=selection,
        number=_next_number(change),
        vendor=vendor,
        asked_at=change.now,
        is_late=is_late(change.now, ended),
        entered_by=entered_by,
    )
    change.session.add(question)
    put_text(change, question.id, "question", given)
    change.about(question.id, number=question.number, is_late=question.is_late)
    return question.id


def answer_question(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    question: str,
    seen: int,
    texts: Mapping[str, str],
    changes_requirements: bool,
    list_version: int | None = None,
) -> None:
    """Answer a question to all vendors, or answer it anew.

    `list_version` is the list that an addendum made of this answer; it may follow later.
    """
    with store.change(actor, ANSWER, selection) as change:
        row = _still_there(change, question)
        given = _words(change, texts, Problem("an answer needs its text"))
        expect_version(
            row, seen, found=_stored(change, question), wanted=next(iter(given.values()))
        )
        if list_version is not None:
            _expect_addendum(change, list_version, is_wanted=changes_requirements)
        put_text(change, question, "answer", {**dict.fromkeys(texts, ""), **given})
        row.answered_at, row.answered_by = change.now, change.actor.account
        row.changes_requirements, row.list_version = changes_requirements, list_version
        change.about(question, number=row.number, changes_requirements=changes_requirements)


def withdraw_question(store: Store, actor: Actor, *, selection: str, question: str) -> None:
    """Note that a question was withdrawn; it keeps its number."""
    with store.change(actor, WITHDRAW, selection) as change:
        row = _open(change, question)
        row.withdrawn_at = change.now
        change.about(question, number=row.number)


def merge_question(store: Store, actor: Actor, *, selection: str, question: str, into: str) -> None:
    """Let a question be answered by that of another; it keeps its number."""
    with store.change(actor, MERGE, selection) as change:
        row = _open(change, question)
        other = _still_there(change, into)
        if other.id == row.id:
            raise Problem("a question cannot be merged into itself")
        if _has_merged(change, question):
            raise Problem(
                "other questions were merged into this one, so it cannot be merged itself"
            )
        row.merged_into, row.merged_at = other.id, change.now
        change.about(question, number=row.number, into=other.number)


def _next_number(change: Change) -> int:
    statement = select(func.max(QuestionRow.number)).where(
        QuestionRow.selection == change.selection.id
    )
    return (change.session.scalar(statement) or 0) + 1


def _still_there(change: Change, question: str) -> QuestionRow:
    row = change.get(QuestionRow, question)
    if row.withdrawn_at is not None:
        raise Refused("question {number} was withdrawn", number=row.number)
    if row.merged_into is not None:
        raise Refused("question {number} was merged into another", number=row.number)
    return row


def _open(change: Change, question: str) -> QuestionRow:
    row = _still_there(change, question)
    if row.answered_at is not None:
        raise Refused("question {number} has been answered to all vendors", number=row.number)
    return row


def _has_merged(change: Change, question: str) -> bool:
    statement = select(QuestionRow.id).where(QuestionRow.merged_into == question).limit(1)
    return change.session.scalar(statement) is not None


def _expect_addendum(change: Change, list_version: int, *, is_wanted: bool) -> None:
    if not is_wanted:
        raise Problem("an answer that changes no requirement has no addendum")
    statement = select(ListChangeRow.id).where(
        ListChangeRow.selection == change.selection.id,
        ListChangeRow.list_version == list_version,
        ListChangeRow.kind == ListChangeKind.ADDENDUM.value,
    )
    if change.session.scalar(statement) is None:
        raise Problem("no addendum made version {version} of the list", version=list_version)


def _words(
    change: Change, texts: Mapping[str, str], empty: Problem, names: Sequence[str] | None = None
) -> dict[str, str]:
    """Return the texts that say something, once they name no vendor and are not too long."""
    unsaid = _names(change) if names is None else names
    given = {language: text for language, text in tidy(texts).items() if text}
    if not given:
        raise empty
    for text in given.values():
        if len(text) > LONGEST:
            raise Problem(
                "a question or an answer has at most {most} characters, got {found}",
                most=LONGEST,
                found=len(text),
            )
        if names_one_of(text, unsaid):
            raise Problem(
                "the text names a vendor; it goes to all of them, so say it without the name"
            )
    return given


def _names(change: Change, vendor: str | None = None) -> list[str]:
    """Return the names of all vendors, or of one, in every language."""
    statement = (
        select(WordingRow.text)
        .join(VendorRow, VendorRow.id == WordingRow.subject)
        .where(VendorRow.selection == change.selection.id, WordingRow.field == "name")
    )
    if vendor is not None:
        statement = statement.where(VendorRow.id == vendor)
    return list(change.session.scalars(statement))


def _stored(change: Change, question: str) -> str:
    statement = select(WordingRow.text).where(
        WordingRow.subject == question, WordingRow.field == "answer", WordingRow.text != ""
    )
    return change.session.scalars(statement.limit(1)).first() or "–"
