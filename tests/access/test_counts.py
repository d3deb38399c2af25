"""No number tells what its reader may not know: progress, versions, heads."""

from scoring.changes.sheets import comment_on, give_score
from scoring.reads.sheets import progress
from tests.access.people import PEOPLE
from tests.access.reached import functions
from tests.access.reading import ASKED_BY_ANYONE, READS, answered, asked_of
from tests.access.world import copied
from workbench.selection import Phase


def test_progress_is_counted_for_chair_and_facilitator_alone_and_without_a_tied_vendor(worlds):
    world = worlds[Phase.SCORING]
    counts = {}
    with world.store.read() as session:
        for key in PEOPLE:
            found = progress(session, world.actor(key), world.selection)
            counts[key] = {one.name: (one.filled, one.assigned) for one in found}
    whole = {"Eva": (6, 6), "Omid": (6, 6), "Nima": (1, 6), "Tied": (0, 4)}
    without = {"Eva": (4, 4), "Omid": (4, 4), "Nima": (1, 4), "Tied": (0, 4)}
    leaders = {"chair": whole, "facil": whole, "tiedfac": without}
    assert counts == {key: leaders.get(key, {}) for key in PEOPLE}


def test_nothing_moves_for_the_others_when_an_evaluator_scores(worlds, tmp_path):
    world = copied(worlds[Phase.SCORING], tmp_path / "scoring.db")
    reads = functions("reads")
    names = [
        n
        for n in {*READS, *ASKED_BY_ANYONE}
        if n.endswith(("version", ".versions", ".visible_head", ".events"))
    ]
    names += ["scoring.reads.sheets.own_sheet", "scoring.reads.sheets.assignments"]

    def seen(key):
        given = asked_of(world, PEOPLE[key])
        return {name: repr(answered(world, name, reads[name], given)[0]) for name in names}

    watching = [key for key in PEOPLE if key != "nima"]
    before = {key: seen(key) for key in watching}
    cell = {"vendor": world.ids["caspian"], "leaf": world.ids["ease"]}
    for value in (2, 3):
        give_score(world.store, world.actor("nima"), selection=world.selection, value=value, **cell)
    comment_on(
        world.store, world.actor("nima"), selection=world.selection, comment="unseen", **cell
    )
    after = {key: seen(key) for key in watching}
    moved = {
        (key, name) for key in watching for name in names if before[key][name] != after[key][name]
    }
    # Chair and facilitator follow how far the sheets have come.
    following = ("scoring.reads.sheet_versions.sheets_version", "scoring.reads.meeting.versions")
    followed = {(key, name) for key in ("chair", "facil", "tiedfac") for name in following}
    assert moved - followed == set()
    world.store.database.close()


def test_no_number_that_a_page_follows_counts_what_its_reader_may_not_know(worlds, tmp_path):
    """One's own next change raises one's numbers by as much, however much others did unseen."""
    reads = functions("reads")
    names = [n for n in READS if n.endswith("_version")]

    def rise(quiet, at):
        world = copied(worlds[Phase.SCORING], tmp_path / f"{at}.db")
        given = asked_of(world, PEOPLE["tied"])
        before = {name: answered(world, name, reads[name], given)[0] for name in names}
        cell = {"vendor": world.ids["caspian"], "leaf": world.ids["ease"], "value": 2}
        for _ in range(0 if quiet else 5):
            give_score(world.store, world.actor("nima"), selection=world.selection, **cell)
        give_score(world.store, world.actor("tied"), selection=world.selection, **cell)
        after = {name: answered(world, name, reads[name], given)[0] for name in names}
        world.store.database.close()
        return {name: after[name] - before[name] for name in names}

    assert rise(quiet=False, at="busy") == rise(quiet=True, at="quiet")
