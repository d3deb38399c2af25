import pytest

from rfp.changes.grid import begin_grid, end_grid, name_axis, tick_cells
from rfp.needs.ready_requirements import Module
from rfp.readiness.grid import MOST, Axis, Cell
from rfp.reads.approvals import standing_matters
from rfp.reads.grid import grid
from rfp.reads.section_versions import standing_said
from rfp.writing.approval import Matter
from rfp.writing.outline import outline, section_blocks
from rfp.writing.outline_blocks import Table
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content
from tests.rfp.screens.stage import button, on_stage, words
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused


def standing(room, who="omid"):
    with room.store.read() as session:
        return grid(session, room.seated(who), ROOM)


def begun(room):
    begin_grid(room.store, room.seated("omid"), selection=ROOM)
    return standing(room)


def cell(found, segment=0, offering=0, channel=0):
    places = dict(zip(Axis, (segment, offering, channel), strict=True))
    return Cell(*(found.of(axis)[place].id for axis, place in places.items()))


def tick(room, *cells, **more):
    tick_cells(room.store, room.seated("omid"), selection=ROOM, on=cells, **more)


def rename(room, axis, named, **more):
    name_axis(room.store, room.seated("omid"), selection=ROOM, axis=axis, named=named, **more)


def test_a_grid_begins_with_sixty_cells_of_which_none_is_in_use(room):
    assert standing(room).size == 0
    found = begun(room)

    assert ([len(found.of(axis)) for axis in Axis], found.size) == ([5, 4, 3], 60)
    assert (list(found.active()), found.modules()) == ([], [])
    with pytest.raises(Problem, match="there is a grid already"):
        begun(room)


def test_cells_in_use_point_to_modules_until_a_name_is_ones_own(room):
    found = begun(room)
    tick(room, cell(found, 3, 1, 2), cell(found, 3, 1, 1))
    assert standing(room).modules() == [
        Module.CALL_CENTRE, Module.MARKETING, Module.E_CHANNEL, Module.PARTNER_CHANNEL,
        Module.CONFIGURATOR,
    ]  # fmt: skip

    names = found.of(Axis.OFFERING)
    named = [(each.id, each.titles) for each in names]
    rename(room, Axis.OFFERING, [named[0], (named[1][0], {"en": "Pumps"}), *named[2:]])
    assert Module.CONFIGURATOR not in standing(room).modules()
    assert standing(room).cells == {cell(found, 3, 1, 2), cell(found, 3, 1, 1)}


def test_a_name_that_goes_takes_its_cells_and_undo_brings_them_back(room):
    found = begun(room)
    tick(room, cell(found), cell(found, 1))
    _, *rest = [(each.id, each.titles) for each in found.of(Axis.SEGMENT)]
    rename(room, Axis.SEGMENT, [*rest, (None, {"fa": "مدارس"})])

    names = [each.titles.get("en", each.titles["fa"]) for each in standing(room).of(Axis.SEGMENT)]
    assert (names[0], names[-1]) == ("Small and medium companies", "مدارس")
    assert standing(room).cells == {cell(found, 1)}

    undo(room.store, room.seated("omid"), selection=ROOM, event=room.events()[-1].hash)
    assert standing(room).cells == {cell(found), cell(found, 1)}


def test_a_cell_is_taken_out_and_the_whole_grid_given_up(room):
    found = begun(room)
    tick(room, cell(found), cell(found, 1))
    tick(room, off=[cell(found)])
    assert standing(room).cells == {cell(found, 1)}

    end_grid(room.store, room.seated("omid"), selection=ROOM)
    assert (standing(room).names, standing(room).cells) == ((), frozenset())
    with pytest.raises(Problem, match="there is no grid"):
        end_grid(room.store, room.seated("omid"), selection=ROOM)


def test_names_are_refused_that_are_none_too_many_empty_or_changed_meanwhile(room):
    found = begun(room)
    versions = {each.id: each.version for each in found.of(Axis.CHANNEL)}
    with pytest.raises(Problem, match=f"Channels: from 1 to {MOST} names, got 0"):
        rename(room, Axis.CHANNEL, [])
    with pytest.raises(Problem, match="Channels: name 1 has no words"):
        rename(room, Axis.CHANNEL, [(None, {"en": " "})])
    rename(room, Axis.CHANNEL, [(None, {"en": "Shops"})])
    with pytest.raises(Conflict, match="changed these names meanwhile"):
        rename(room, Axis.CHANNEL, [(None, {"en": "Vans"})], versions=versions)
    with pytest.raises(Problem, match="no such cell"):
        tick(room, cell(found))


def test_an_observer_sees_the_grid_and_changes_nothing_and_a_vendor_sees_none(room):
    begun(room)
    assert (standing(room, "leila").size, standing(room, "vida").size) == (60, 0)
    with pytest.raises(Refused):
        end_grid(room.store, room.seated("leila"), selection=ROOM)


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", ("Large companies", "Standard products", "Dealers and partners")),
        ("fa", ("شرکت‌های بزرگ", "محصولات استاندارد", "نمایندگان و شریکان")),
    ],
)
def test_the_scope_of_the_rfp_names_the_cells_in_use_and_is_silent_without(room, language, row):
    fill(room)
    bare = section_blocks(outline(content(room, Language(language))), "scope")
    found = begun(room)
    assert section_blocks(outline(content(room, Language(language))), "scope") == bare

    tick(room, cell(found, channel=1))
    blocks = section_blocks(outline(content(room, Language(language))), "scope")
    tables = [each for each in blocks if isinstance(each, Table)]
    assert (len(blocks) - len(bare), [line.cells for line in tables[-1].lines]) == (2, [row])
    with room.store.read() as session:
        about = session, room.seated("omid"), ROOM
        assert standing_said(*about)["scope"][f"{language} fed"] == (" · ".join(row),)
        assert standing_matters(*about)[Matter.SCOPE]["scope"][language][-1] == " · ".join(row)


def test_the_screen_begins_a_grid_and_says_how_many_cells_are_in_use(room):
    page = on_stage(room, "grid")
    button(page, "Begin with ready names: 5 segments, 4 offerings, 3 channels").click().run()
    tick(room, cell(standing(room)))

    assert "In use: 1 of 60 cells" in words(page.run())
    assert "Large companies · Standard products" in words(on_stage(room, "grid", who="leila"))


def test_names_are_typed_in_the_table_and_ticks_of_two_people_are_both_kept(room):
    begun(room)
    page = on_stage(room, "grid")
    channels = [each for each in page.dataframe if len(each.value.columns) == 2][-1]
    page.session_state[channels.key] = {
        "edited_rows": {1: {"Channels (English)": "Agents"}},
        "added_rows": [{"Channels (English)": "Fairs"}],
        "deleted_rows": [2],
    }
    button(page, "Save the names: Channels").click().run()

    found = standing(room)
    named = [(each.titles["en"], each.ready) for each in found.of(Axis.CHANNEL)]
    assert named == [
        ("Our own sales and service people", "channel.own"), ("Agents", None), ("Fairs", None),
    ]  # fmt: skip

    page = on_stage(room, "grid")
    page.session_state[page.dataframe[0].key] = {
        "edited_rows": {0: {found.of(Axis.CHANNEL)[0].id: True}},
        "added_rows": [],
        "deleted_rows": [],
    }
    page.run()
    tick(room, cell(found, 4, 3, 2))
    button(page.run(), "Save the ticks").click().run()
    assert standing(room).cells == {cell(found), cell(found, 4, 3, 2)}
