"""One screen of the needs, run for one person, without a browser."""

from streamlit.testing.v1 import AppTest

from workbench import ground


def on_stage(room, screen, *, who="omid", language="en", package="rfp"):
    """Return `screen` after its first run."""
    ground.lay(ground.Ground(store=room.store))
    named = {"screen": f"{package}.screens.{screen}", "who": who, "language": language}
    return AppTest.from_function(_script, kwargs=named, default_timeout=20).run()


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
    """Return all that the page says in Markdown and captions, as one text without escapes."""
    said = [each.value for each in (*page.markdown, *page.caption, *page.info, *page.success)]
    return "\n".join(said).replace("\\", "")


def button(page, label):
    """Return the one button with this label."""
    (found,) = [each for each in page.button if each.label == label]
    return found


def widget(found, label):
    """Return the first widget of this list with this label."""
    return next(each for each in found if each.label == label)
