import pytest
from sqlalchemy import event

from rfp.changes.requirements import add_requirement
from rfp.needs.requirement import Moscow
from tests.rfp.needs_room import ROOM
from tests.workbench.packages import document as docx
from vendor_data.answer import Code
from vendor_data.changes.proposals import open_proposals, store_evidence, take_proposal
from vendor_data.proposal import Answer, Counts
from vendor_data.reads.vendors import answers, proposals
from workbench.changes.undo import undo
from workbench.file_kind import Kind
from workbench.problem import Problem, Refused
from workbench.reads.selections import selection_of
from workbench.reads.undo import last_change
from workbench.uploads import receive

NOTHING = Counts(asked=2, answered=0, missing=2, extra=0, doubtful=0)
BLANK = "R-001,,,"


def given(room, who="omid"):
    with room.store.read() as session:
        found = answers(session, room.seated(who), ROOM)
    codes = dict(zip(room.requirements, ("R-001", "R-002"), strict=True))
    keys = {vendor: key for key, vendor in room.vendors.items()}
    return {(keys[v], codes[r]): (a.code, a.comment) for (v, r), a in found.items()}


def stored(room, who="omid"):
    with room.store.read() as session:
        return [(p.file_name, p.counts) for p in proposals(session, room.seated(who), ROOM)]


def opened(room, who="nima"):
    open_proposals(room.store, room.seated(who), selection=ROOM)


def phase(room):
    with room.store.read() as session:
        return selection_of(session, ROOM, "en").phase


def annex():
    return receive("../annex.docx", docx(), reader=None, kinds=frozenset({Kind.DOCUMENT}))


def test_a_reviewed_file_becomes_a_proposal_in_the_vendors_own_words(room):
    room.declare()
    room.propose("aban", "R-001,Full,as is,", "R-77,No,,")

    assert given(room) == {("aban", "R-001"): (Code.FULL, "as is")}
    counts = Counts(asked=2, answered=1, missing=1, extra=1, doubtful=0)
    assert stored(room) == [("aban.csv", counts)]


def test_a_proposal_is_stored_with_as_few_reads_for_many_answers_as_for_one(room):
    room.declare()
    many = [_another(room, f"R-1{number:02}") for number in range(20)]
    _take(room, many)

    assert _reads(room, many) == _reads(room, many[:1])


def _another(room, code):
    return add_requirement(
        room.store, room.seated("omid"), selection=ROOM, texts={"en": code},
        moscow=Moscow.SHOULD, is_mandatory=False, code=code,
    )  # fmt: skip


def _take(room, wanted):
    take_proposal(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"],
        upload=annex(), counts=NOTHING,
        answers=[Answer(requirement=key, code=Code.FULL) for key in wanted],
    )  # fmt: skip


def _reads(room, wanted):
    told = []

    def note(_connection, _cursor, statement, *_):
        told.append(statement)

    engine = room.store.database.engine
    event.listen(engine, "before_cursor_execute", note)
    _take(room, wanted)
    event.remove(engine, "before_cursor_execute", note)
    return sum(statement.startswith("SELECT") for statement in told)


def test_a_persian_file_is_held_against_the_persian_wording(room):
    room.declare()
    room.propose("aban", "R-001,کامل,همین‌گونه,", "R-002,خیر,,")

    assert given(room) == {
        ("aban", "R-001"): (Code.FULL, "همین‌گونه"),
        ("aban", "R-002"): (Code.NO, ""),
    }


def test_a_later_file_replaces_single_answers_and_the_older_stays_on_file(room):
    room.declare()
    room.propose("aban", "R-001,Full,old,", "R-002,No,,")
    room.propose("aban", "R-001,Partial,new,")

    assert given(room) == {
        ("aban", "R-001"): (Code.PARTIAL, "new"),
        ("aban", "R-002"): (Code.NO, ""),
    }
    assert len(stored(room)) == 2


def test_a_later_file_that_is_undone_leaves_the_answers_of_the_older_one(room):
    room.declare()
    room.propose("aban", "R-001,Full,old,", "R-002,No,,")
    before = given(room), stored(room)
    room.propose("aban", "R-001,Partial,new,")
    nima = room.seated("nima")
    with room.store.read() as session:
        last = last_change(session, nima, ROOM)
    undo(room.store, nima, selection=ROOM, event=last.event)

    assert (given(room), stored(room)) == before


def test_a_doubt_that_was_set_aside_stays_unanswered(room):
    room.declare()
    room.propose("aban", "R-001,yes,,", "R-002,no,,", choices={0: None})

    assert given(room) == {("aban", "R-002"): (Code.NO, "")}


def test_a_file_without_an_answer_is_not_stored(room):
    room.declare()

    with pytest.raises(Problem, match="no answer of this file was taken"):
        room.propose("aban", BLANK)
    assert stored(room) == []


def test_an_answer_to_a_requirement_of_another_selection_is_refused(room):
    room.declare()
    upload = receive("a.csv", b"code,answer\nR-001,Full", reader=None, kinds={Kind.TABLE})

    with pytest.raises(Problem, match="this entry no longer exists"):
        take_proposal(
            room.store,
            room.seated("nima"),
            selection=ROOM,
            vendor=room.vendors["aban"],
            upload=upload,
            counts=NOTHING,
            answers=[Answer(requirement="elsewhere", code=Code.FULL)],
        )


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("omid", "your role does not include this: store proposals"),
        ("leila", "your role does not include this: store proposals"),
        ("vida", "your role does not include this: store proposals"),
    ],
)
def test_only_chair_and_facilitator_store(room, who, words):
    room.declare()

    with pytest.raises(Refused, match=words):
        store_evidence(
            room.store,
            room.seated(who),
            selection=ROOM,
            vendor=room.vendors["aban"],
            upload=annex(),
        )


def test_nothing_is_stored_before_declaring_or_after_the_opening(room):
    with pytest.raises(Refused, match="declare your conflicts of interest first"):
        room.propose("aban", "R-001,Full,,")
    room.declare()
    room.enter("scoring")
    with pytest.raises(
        Refused, match="the proposals are open; new answers are taken only to a revised list"
    ):
        room.propose("aban", "R-001,Full,,")


def test_a_price_in_a_file_is_stored_nowhere_but_in_the_file(room):
    room.declare()
    room.propose("aban", "R-001,Full,as is,987654")

    told = "".join(event.body for event in room.needs.events())
    assert "987654" not in told


def test_evidence_is_a_word_document(room):
    room.declare()
    table = receive("a.csv", b"code,answer\nR-001,Full", reader=None, kinds={Kind.TABLE})

    with pytest.raises(Problem, match=r"evidence is a Word document or a PDF, got \.csv"):
        store_evidence(
            room.store,
            room.seated("nima"),
            selection=ROOM,
            vendor=room.vendors["aban"],
            upload=table,
        )


def test_the_proposals_are_opened_once_the_rfp_is_out_and_one_is_stored(room):
    room.declare()
    with pytest.raises(Refused, match="the RFP has not been issued yet"):
        opened(room)
    room.issue()
    with pytest.raises(Problem, match="no proposal has been stored yet"):
        opened(room)
    room.propose("aban", "R-001,Full,,")
    with pytest.raises(Refused, match="your role does not include this: open the proposals"):
        opened(room, "omid")
    opened(room)

    assert phase(room) == "opening"
    with pytest.raises(Refused, match="open the proposals: possible in the phase Call for"):
        opened(room)
