"""One screen of scoring, run for one person, without a browser."""

from streamlit.testing.v1 import AppTest

from rfp.tables import CriterionRow
from workbench import ground


def on_stage(room, screen, who, language="en", hub=None):
    """Return `screen` after its first run; of another floor, by the name of its module."""
    ground.lay(ground.Ground(store=room.store, hub=hub))
    named = {"screen": screen, "who": who, "language": language}
    page = AppTest.from_function(_script, kwargs=named, default_timeout=30).run()
    assert not page.exception
    return page


def _script(screen, who, language):
    from importlib import import_module

    from tests.scoring.second_room import ROOM
    from workbench import ground
    from workbench.committee import Actor
    from workbench.language import Language
    from workbench.reads.actors import current_actor
    from workbench.reads.selections import selection_of
    from workbench.screens.parts.desk import Desk
    from workbench.screens.parts.problems import explained

    store = ground.store()
    with store.read() as session:
        desk = Desk(
            store=store,
            actor=current_actor(session, Actor(account=who, name=who), ROOM),
            language=Language(language),
            selection=selection_of(session, ROOM, language),
        )
    with explained(desk):
        home = "" if "." in screen else "scoring.screens."
        import_module(home + screen).show(desk)


def with_open(page, *folds):
    """Return the page with these folds open, each by its key."""
    for fold in folds:
        page.session_state[fold] = True
    page.run()
    assert not page.exception
    return page


def words(page):
    """Return all that the page says, as one text without escapes."""
    parts = (page.markdown, page.caption, page.info, page.success, page.warning, page.error)
    return "\n".join(each.value for part in parts for each in part).replace("\\", "")


def button(page, label):
    """Return the one button with this label."""
    (found,) = [each for each in page.button if each.label == label]
    return found


def of_cell(found, *parts):
    """Return the one widget whose key names all of these parts."""
    (widget,) = [each for each in found if set(parts) <= set((each.key or "").split("."))]
    return widget


def computed(room, leaf="security"):
    """Let a leaf be computed from the evidence in the answers."""
    with room.store.database.writing() as session:
        session.get_one(CriterionRow, room.criteria[leaf]).kind = "evidence"
