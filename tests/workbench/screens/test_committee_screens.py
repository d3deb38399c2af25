"""The screens of the ground, each run by itself as a member's browser runs it."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.workbench.committee_room import new_room, new_store, open_account
from workbench import ground
from workbench.changes.accounts import set_passphrase, sign_in
from workbench.changes.members import change_roles
from workbench.changes.selections import rename
from workbench.committee import Actor, Role
from workbench.language import Language
from workbench.reads.members import invitations, members
from workbench.reads.selections import selection_of, selections
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.tables import SelectionRow

NEW = "five lamps by a river"


@pytest.fixture
def room(tmp_path):
    made = new_room(new_store(tmp_path))
    made.seat("omid", Role.EVALUATOR)
    ground.lay(ground.Ground(store=made.store))
    yield made
    made.store.database.close()


def desk(room, account, language=Language.EN, *, inside=True):
    with room.store.read() as session:
        found = selection_of(session, room.selection, language.value) if inside else None
    actor = room.seated(account) if inside else Actor(account=account, name=account)
    return Desk(store=room.store, actor=actor, language=language, selection=found)


def screen(name, at):
    def page(name, at):
        from importlib import import_module

        import_module(name).show(at)

    shown = AppTest.from_function(page, args=(name, at), default_timeout=20).run()
    assert not shown.exception
    return shown


def button(shown, label):
    return next(found for found in shown.button if found.label == label)


def words(shown):
    return [found.value for kind in (shown.markdown, shown.caption) for found in kind]


def test_home_lists_the_selections_with_their_title_as_it_was_typed(room):
    sara = room.seated("sara")
    rename(room.store, sara, selection=room.selection, titles={"en": "# **New** ![](http://x)"})
    shown = screen("workbench.screens.home", desk(room, "sara", inside=False))

    assert f"**{plain('# **New** ![](http://x)')}**" in words(shown)
    assert shown.title[0].value == "Selections"


def test_home_says_what_to_do_when_there_is_nothing_yet(room):
    open_account(room.store, "leila")
    shown = screen("workbench.screens.home", desk(room, "leila", inside=False))

    assert words(shown) == [
        "**No selection yet**",
        "Ask the chair of a selection for an invitation link, and open it here.",
    ]


def test_the_form_of_a_first_selection_stands_open_beside_the_sample(room):
    def is_open():
        shown = screen("workbench.screens.home", desk(room, "sara", inside=False))
        (start,) = [each for each in shown.expander if each.label == "Start a selection"]
        return start.proto.expanded

    assert not is_open()
    with room.store.database.writing() as session:
        session.get(SelectionRow, room.selection).is_sample = True
    assert is_open()


def test_the_owner_starts_a_selection_and_a_missing_title_is_said_in_a_sentence(room):
    shown = screen("workbench.screens.home", desk(room, "sara", inside=False))
    button(shown, "Start").click().run()
    assert [error.value for error in shown.error] == [
        "A selection needs a title in its own language"
    ]

    shown.text_input[0].set_value("Second")
    button(shown, "Start").click().run()
    with room.store.read() as session:
        titles = [found.selection.title for found in selections(session, room.seated("sara"), "en")]
    assert sorted(titles) == ["A new CRM", "Second"]


def test_a_problem_is_told_in_the_readers_language(room):
    shown = screen("workbench.screens.home", desk(room, "sara", Language.FA, inside=False))
    button(shown, "آغاز").click().run()

    assert [error.value for error in shown.error] == [
        "انتخاب باید به زبان اصلی خود عنوان داشته باشد"
    ]


def test_an_invitation_link_is_shown_once(room):
    shown = screen("workbench.screens.committee", desk(room, "sara"))
    button(shown, "Make an invitation link").click().run()
    (link,) = [found.value for found in shown.code]
    assert "/invitation#" in link

    assert [found.value for found in shown.run().code] == []
    with room.store.read() as session:
        now = room.store.clock()
        assert len(invitations(session, room.seated("sara"), room.selection, now)) == 1


def test_the_owner_makes_a_one_use_link_to_a_new_passphrase(room):
    shown = screen("workbench.screens.committee", desk(room, "sara"))
    shown.button(f"committee.passphrase.{room.member('omid')}").click().run()
    (link,) = [found.value for found in shown.code]

    assert "/passphrase#" in link
    assert [found.value for found in shown.run().code] == []
    set_passphrase(room.store, token=link.rpartition("#")[2], passphrase=NEW)
    assert sign_in(room.store, login="omid", passphrase=NEW)


def test_the_chair_removes_a_member(room):
    shown = screen("workbench.screens.committee", desk(room, "sara"))
    button_of_omid = f"committee.remove.{room.member('omid')}"
    shown.button(key=button_of_omid).click().run()

    with room.store.read() as session:
        found = members(session, room.seated("sara"), room.selection)
    assert [member.account for member in found] == ["sara"]


def test_an_evaluator_sees_the_members_and_no_way_to_change_them(room):
    shown = screen("workbench.screens.committee", desk(room, "omid"))

    assert "**Omid**" in words(shown)
    assert list(shown.button) == []


@pytest.mark.parametrize("language", Language)
def test_the_record_is_told_in_words_and_its_check_says_that_it_holds(room, language):
    shown = screen("workbench.screens.record", desk(room, "omid", language))
    (table,) = [found.value for found in shown.dataframe]
    last, first = table.columns[0], table.columns[-1]
    assert len(table) == 3
    assert {last, first} == {"No.", "Vendor"} or language is Language.FA

    shown.button[0].click().run()
    assert len(shown.success) == 1


def test_the_record_names_a_phase_as_the_screens_do(room):
    def page(at):
        import streamlit as st

        from workbench.screens import record

        st.write(record.shown_value(at, "phase", "consensus"))

    shown = AppTest.from_function(page, args=(desk(room, "sara", Language.FA),)).run()
    assert words(shown) == ["اجماع"]


def test_a_name_in_both_letters_leaves_the_day_beside_it_as_it_reads(room):
    def page(at):
        import datetime as dt

        import streamlit as st

        from workbench.screens.parts.clock import when_and_who

        st.write(when_and_who(at, dt.datetime(2026, 11, 23, tzinfo=dt.UTC), "Sara سارا"))

    shown = AppTest.from_function(page, args=(desk(room, "sara"),)).run()
    assert words(shown) == ["23 November 2026, 00:00 UTC · \u2068Sara سارا\u2069"]


def test_a_broken_record_is_told_where_it_breaks(room):
    from workbench.tables import WordingRow

    with room.store.database.writing() as session:
        session.get_one(WordingRow, (room.selection, "title", "en")).text = "Mine"
    shown = screen("workbench.screens.record", desk(room, "omid"))
    shown.button[0].click().run()

    assert shown.error[0].value.startswith("The record does not hold.")
    (told,) = [word for word in words(shown) if word.startswith("- ")]
    assert told.replace("\\", "") == (
        "- this selection, event 1: an entry of wording was changed without an event: text, version"
    )


def test_a_fault_of_ours_shows_a_number_and_logs_where_it_was_without_its_words(room, caplog):
    def page(at):
        import streamlit as st

        from workbench.screens.parts.problems import explained

        with explained(at):
            raise RuntimeError("the secret passphrase")
        st.write("the rest of the page")

    shown = AppTest.from_function(page, args=(desk(room, "sara"),), default_timeout=20).run()

    (error,) = [found.value for found in shown.error]
    number = error.rpartition(" ")[2]
    assert error == f"Something went wrong here; nothing was lost. Number {number}"
    assert shown.markdown[0].value == "the rest of the page"
    assert f"fault {number}: RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_the_phase_bar_says_where_we_are_to_those_who_hear_it(room):
    from workbench.screens.parts.frame import phase_bar

    room.enter("call")
    bar = phase_bar(desk(room, "sara"))

    assert bar.count("<li") == 8
    assert bar.count("(finished)") == 2
    assert '<li class="here" aria-current="step">Call for proposals</li>' in bar


def seat_of(room, account):
    with room.store.read() as session:
        found = members(session, room.seated("sara"), room.selection)
    return next(each for each in found if each.account == account)


def test_roles_that_somebody_else_gave_meanwhile_are_shown_before_they_are_replaced(room):
    shown = screen("workbench.screens.committee", desk(room, "sara"))
    seat = seat_of(room, "omid")

    def roles(page):
        start = f"committee.roles.{seat.id}."
        return next(each for each in page.button_group if str(each.key).startswith(start))

    def give(room):
        codes = [Role.CHAIR, Role.EVALUATOR]
        change_roles(
            room.store, room.seated("sara"), selection=room.selection, member=seat.id, roles=codes
        )

    def press(page):
        start = f"committee.roles.{seat.id}."
        saves = [each for each in page.button if str(each.key).startswith(start)]
        return saves[0].click().run()

    roles(shown).set_value([Role.FACILITATOR.value])
    give(room)
    press(shown)
    (told,) = [each.value.replace("\\", "") for each in shown.warning]
    assert "it is now Chair, Evaluator; you wanted Facilitator" in told
    assert roles(shown).value == [Role.FACILITATOR.value]

    press(shown)
    assert seat_of(room, "omid").roles == frozenset({Role.FACILITATOR})


def test_a_selection_is_archived_and_taken_out_again_on_the_screen(room):
    def archived():
        with room.store.read() as session:
            return selection_of(session, room.selection, "en").archived_at is not None

    shown = screen("workbench.screens.home", desk(room, "sara", inside=False))
    button(shown, "Archive it").click().run()
    assert archived()

    button(shown, "Take out of the archive").click().run()
    assert not archived()


def test_one_s_own_last_change_is_undone_by_its_name_on_the_screen(room):
    def framed(at):
        from workbench.screens.parts import frame

        frame.head(at)

    sara = room.seated("sara")
    rename(room.store, sara, selection=room.selection, titles={"en": "A new title"})
    shown = AppTest.from_function(framed, args=(desk(room, "sara"),), default_timeout=20).run()
    undo = button(shown, "Undo: Selection renamed")
    undo.click().run()

    assert desk(room, "sara").selection.title != "A new title"
