import pytest

from rfp.changes.registers import save_register
from rfp.readiness.register import Edit, Register, columns
from rfp.reads.registers import register, registers
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.undo import last_change

LEDGER = {"system": "Ledger", "direction": "out", "data": "Invoices"}


def saved(room, *rows, who="omid", which=Register.INTERFACES, language="en"):
    return save_register(
        room.store, room.seated(who), selection=ROOM, register=which, language=language, rows=rows
    )


def shown(room, which=Register.INTERFACES, language=Language.EN, who="leila"):
    with room.store.read() as session:
        return register(session, room.seated(who), ROOM, which, language)


def test_rows_are_added_changed_and_removed_in_one_event(room):
    first, second = saved(room, Edit(cells=LEDGER), Edit(cells={"system": "Telephone"}))
    count = len(room.events())
    saved(
        room,
        Edit(entry=first, seen=shown(room)[0].version, cells={"direction": "both", "data": ""}),
        Edit(entry=second, seen=shown(room)[1].version, cells={}, is_removed=True),
        Edit(cells={"system": "Web shop"}),
    )

    assert [entry.name for entry in shown(room)] == ["Ledger", "Web shop"]
    assert (shown(room)[0]["direction"], shown(room)[0]["data"]) == ("both", None)
    assert len(room.events()) == count + 1


def test_words_are_kept_by_language_and_fall_back(room):
    (key,) = saved(room, Edit(cells=LEDGER))
    saved(
        room,
        Edit(entry=key, seen=shown(room)[0].version, cells={"system": "دفتر کل"}),
        language="fa",
    )

    persian = shown(room, language=Language.FA)[0]
    assert (persian["system"], persian["data"]) == ("دفتر کل", "Invoices")
    assert shown(room)[0]["system"] == "Ledger"


def test_who_saw_an_older_row_is_told(room):
    (key,) = saved(room, Edit(cells=LEDGER))
    seen = shown(room)[0].version
    saved(room, Edit(entry=key, seen=seen, cells={"data": "Orders"}))

    with pytest.raises(Conflict, match=r"it is now \['Orders'\]; you wanted \['Offers'\]"):
        saved(room, Edit(entry=key, seen=seen, cells={"data": "Offers"}))
    with pytest.raises(Conflict, match="look again before you remove it"):
        saved(room, Edit(entry=key, seen=seen, cells={}, is_removed=True))


@pytest.mark.parametrize(
    ("which", "cells", "said"),
    [
        (Register.INTERFACES, {"colour": "red"}, "no column colour"),
        (Register.INTERFACES, {"system": "Ledger", "direction": "up"}, "no choice up"),
        (Register.DATA, {"what": "Customers", "quality": 6}, "from 1 to 5, got 6"),
        (Register.INTERFACES, {"data": "Orders"}, "filled in for every row"),
    ],
)
def test_a_cell_that_does_not_fit_stores_nothing_of_the_save(room, which, cells, said):
    with pytest.raises(Problem, match=said):
        saved(room, Edit(cells={columns(which)[0].code: "Good"}), Edit(cells=cells), which=which)
    assert shown(room, which) == []


def test_a_row_of_another_register_is_refused(room):
    (key,) = saved(room, Edit(cells=LEDGER))
    with pytest.raises(Problem, match="another register"):
        saved(room, Edit(entry=key, seen=1, cells={"what": "Customers"}), which=Register.DATA)


def test_all_registers_come_at_once(room):
    saved(room, Edit(cells=LEDGER))
    saved(room, Edit(cells={"what": "Customers", "quality": 2}), which=Register.DATA)
    with room.store.read() as session:
        found = registers(session, room.seated("leila"), ROOM, Language.EN)

    assert {which: len(rows) for which, rows in found.items() if rows} == {
        Register.INTERFACES: 1, Register.DATA: 1
    }  # fmt: skip
    assert found[Register.DATA][0]["quality"] == 2


def test_a_save_is_undone(room):
    saved(room, Edit(cells=LEDGER))
    with room.store.read() as session:
        last = last_change(session, room.seated("omid"), ROOM)
    undo(room.store, room.seated("omid"), selection=ROOM, event=last.event)

    assert shown(room) == []


def test_an_observer_reads_and_does_not_write_and_a_vendor_does_neither(room):
    saved(room, Edit(cells=LEDGER))

    assert [entry.name for entry in shown(room)] == ["Ledger"]
    assert shown(room, who="vida") == []
    for who in ("leila", "vida"):
        with pytest.raises(Refused):
            saved(room, Edit(cells=LEDGER), who=who)
