"""One screen, run for one person of the vendor room, without a browser."""

from streamlit.testing.v1 import AppTest

from workbench import ground


def on_stage(room, screen, who, language="en"):
    """Return `screen` (its module's name) after its first run."""
    ground.lay(ground.Ground(store=room.store))
    named = {"screen": screen, "who": who, "language": language}
    page = AppTest.from_function(_script, kwargs=named, default_timeout=60).run()
    assert not page.exception
    return page


def _script(screen, who, language):
    from importlib import import_module

    from tests.rfp.needs_room import ROOM
    from workbench import ground
    from workbench.committee import Actor
    from workbench.language import Language
    from workbench.reads.actors import current_actor
    from workbench.reads.selections import selection_of
    from workbench.screens.parts.desk import Desk
    from workbench.screens.parts.problems import explained
    from workbench.screens.parts.removed import told

    store = ground.store()
    with store.read() as session:
        desk = Desk(
            store=store,
            actor=current_actor(session, Actor(account=who, name=who), ROOM),
            language=Language(language),
            selection=selection_of(session, ROOM, language),
        )
    with told(desk, f"page.{screen}"), explained(desk):
        import_module(screen).show(desk)


def words(page):
    """Return all that the page says, as one text without escapes."""
    parts = (page.title, page.subheader, page.markdown, page.caption, page.info, page.warning)
    told = [each.value for part in (*parts, page.error) for each in part]
    told += [str(table.value) for table in page.table]
    return "\n".join(told).replace("\\", "")


def press(page, label):
    """Press the one button with this label."""
    (found,) = [each for each in page.button if each.label == label]
    return found.click().run()


def labels(page):
    return [each.label for each in page.button]
