from scoring.changes.assignments import assign
from scoring.reads.sheets import assignments
from tests.scoring.screens.stage import button, computed, of_cell, on_stage, words
from tests.scoring.second_room import ROOM
from tests.vendor_data.test_people import account
from vendor_data.tables import ProposalRow
from workbench.committee import Role
from workbench.reads.members import members
from workbench.tables import MemberRow, SelectionRow, UploadRow


def assigned(room):
    with room.store.read() as session:
        return assignments(session, room.seated("farid"), ROOM)


def voters(room):
    with room.store.read() as session:
        found = members(session, room.seated("farid"), ROOM)
    return {m.id for m in found if m.roles & {Role.CHAIR, Role.EVALUATOR}}


def test_a_tick_assigns_one_leaf_and_what_nobody_scores_is_listed(opening_room):
    page = on_stage(opening_room, "assign", "farid")
    assert "Nobody scores: Coverage of the requirements, Ease of use, Reports" in words(page)

    ease = opening_room.criteria["ease"]
    of_cell(page.checkbox, "m-omid", ease).check().run()

    assert assigned(opening_room) == {"m-omid": {ease}}
    assert "Nobody scores: Coverage of the requirements, Reports" in words(page)

    of_cell(page.checkbox, "m-omid", ease).uncheck().run()
    assert assigned(opening_room) == {}


def test_all_are_assigned_to_all_by_one_click_and_the_scoring_starts(opening_room):
    page = on_stage(opening_room, "assign", "farid")
    button(page, "Assign all to all").click().run()

    leaves = set(opening_room.leaves())
    assert assigned(opening_room) == dict.fromkeys(voters(opening_room), leaves)
    assert "Every criterion has somebody who scores it." in words(page)

    button(page, "Start the scoring").click().run()
    with opening_room.store.read() as session:
        assert session.get(SelectionRow, ROOM).phase == "scoring"


def test_the_start_is_refused_in_words_while_nothing_is_assigned(opening_room):
    page = on_stage(opening_room, "assign", "farid")
    button(page, "Start the scoring").click().run()

    assert "Nobody has anything to score yet: assign criteria to evaluators first" in words(page)


def test_a_vendors_own_file_that_nobody_reviewed_is_warned_of_before_the_start(opening_room):
    assert "nobody has reviewed yet" not in words(on_stage(opening_room, "assign", "farid"))
    account(opening_room, "azar")
    with opening_room.store.database.writing() as session:
        taken = session.query(ProposalRow).order_by(ProposalRow.id).first()
        session.add(MemberRow(
            id="m-azar", selection=ROOM, account="azar", roles="vendor", vendor=taken.vendor,
        ))  # fmt: skip
        session.get(UploadRow, taken.upload).uploaded_by = "azar"
        taken.taken_by, taken.doubtful = "azar", 2

    said = words(on_stage(opening_room, "assign", "farid"))
    assert "Files of vendors that nobody has reviewed yet, on the page Proposals: 1." in said


def test_neither_facilitator_nor_observer_stands_in_the_grid(opening_room):
    said = words(on_stage(opening_room, "assign", "farid"))

    assert [name in said for name in ("Arash", "Omid", "Farid", "Mina")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_tick_is_read_aloud_without_marks_but_for_the_names(opening_room):
    page = on_stage(opening_room, "assign", "farid")

    assert "Omid scores Ease of use" in [tick.label for tick in page.checkbox]


def test_a_computed_criterion_is_in_nobody_s_column_and_said_to_be_computed(opening_room):
    computed(opening_room)
    said = words(on_stage(opening_room, "assign", "farid"))

    assert "Computed from the answers, scored by nobody: Security" in said
    assert "Security" not in next(line for line in said.splitlines() if "Nobody scores" in line)


def test_all_to_all_overwrites_nothing_that_another_leader_ticked_meanwhile(opening_room):
    page = on_stage(opening_room, "assign", "farid")
    member, leaf = "m-omid", opening_room.leaves()[0]
    arash = opening_room.seated("arash")
    assign(opening_room.store, arash, selection=ROOM, member=member, leaves=[leaf])
    button(page, "Assign all to all").click().run()

    assert [each for each in page.warning if "changed meanwhile what Omid scores" in each.value]
    assert assigned(opening_room)[member] == frozenset({leaf})
