"""Every screen of the menu, drawn for one person at once, and all that it sends to the browser."""

import ast
import io
import logging
import zipfile
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.testing.v1 import AppTest

from scoring.live import Meeting
from tests.access.people import PEOPLE
from tests.access.world import World
from workbench import ground
from workbench.committee import Right
from workbench.language import Language, sentence
from workbench.problem import Problem
from workbench.reads.selections import selection_of
from workbench.screens.parts import problems
from workbench.screens.parts.desk import Desk

NAVIGATION = Path(__file__).parents[2] / "navigation.py"


@dataclass(frozen=True)
class Place:
    """A screen that navigation.py names: its module, its address, and the rights that open it."""

    screen: str
    path: str
    rights: tuple[Right, ...]


def places() -> list[Place]:
    """Return every screen that navigation.py names; it cannot be imported without being run."""
    tree = ast.parse(NAVIGATION.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call for call in calls if getattr(call.func, "id", "") == "_at"]
    return [
        Place(
            screen=call.args[0].value,
            path=call.args[2].value,
            rights=tuple(Right[argument.attr] for argument in call.args[3:]),
        )
        for call in named
    ]


@dataclass
class Play:
    """Who looks at which screens, and what came of it."""

    world: World
    key: str
    language: Language
    screens: list[Place]
    sent: list[bytes | str] = field(default_factory=list)
    files: list = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        world = self.world
        with world.store.read() as session:
            here = selection_of(session, world.selection, self.language.value)
        return Desk(
            store=world.store,
            actor=world.actor(self.key),
            language=self.language,
            selection=here,
        )


NOW: list[Play] = []


def draw(world: World, key: str, language: Language, screens: list[Place]) -> Play:
    """Draw `screens` one below the other for one person, whatever the menu would offer them."""
    play = Play(world, key, language, [each for each in screens if find_spec(each.screen)])
    NOW[:] = [play]
    ground.lay(ground.Ground(store=world.store, hub=Meeting(world.store, boot="boot").hub))
    world.store.listeners.clear()
    AppTest.from_function(_script, default_timeout=60).run()
    return play


def _script() -> None:
    from tests.access.stage import perform

    perform()


def perform() -> None:
    """Run inside Streamlit's script thread: draw, and keep every message and every file."""
    play = NOW[0]
    context = get_script_run_ctx()
    passed_on = context._enqueue

    def keep(message) -> None:
        play.sent.append(message.SerializeToString())
        passed_on(message)

    context._enqueue = keep
    _keep_files(play)
    for place in play.screens:
        context.shared.widget_ids_this_run.clear()  # each screen is a page of its own
        context.shared.widget_user_keys_this_run.clear()
        context.shared._fragment_user_keys_this_run.clear()
        context.shared.form_ids_this_run.clear()
        _show(play, place)


def _keep_files(play: Play) -> None:
    media = runtime.get_instance().media_file_mgr
    add, add_deferred = media.add, media.add_deferred

    def keep(data, *more, **named):
        play.sent += unpacked(data)
        return add(data, *more, **named)

    def keep_deferred(make, *more, **named):
        play.files.append(make)
        return add_deferred(make, *more, **named)

    media.add, media.add_deferred = keep, keep_deferred


def _show(play: Play, place: Place) -> None:
    noting, desk = _Faults(), play.desk
    problems._LOG.addHandler(noting)
    try:
        import_module(place.screen).show(desk)
    except Problem as problem:
        play.sent += [sentence(problem, language) for language in Language]
    except Exception as fault:  # noqa: BLE001  # told below, by the name of its screen
        noting.told.append(f"{type(fault).__name__}: {fault}")
    finally:
        problems._LOG.removeHandler(noting)
    is_open = any(map(desk.may, place.rights)) and not PEOPLE[play.key].vendor
    if is_open or place.path.startswith("your-"):
        play.faults += [f"{place.path}: {fault}" for fault in noting.told]


class _Faults(logging.Handler):
    """Faults of ours that a screen met with a sentence of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def downloads(play: Play) -> list[bytes | str]:
    """Return what the download buttons of a page give, or the sentences of their refusals."""
    found: list[bytes | str] = []
    for make in play.files:
        try:
            found += unpacked(make())
        except Problem as problem:
            found += [sentence(problem, language) for language in Language]
    return found


def unpacked(data: object) -> list[bytes | str]:
    """Return a file's bytes, and those of its parts if it is a Word file or a workbook."""
    if hasattr(data, "read"):
        data = data.read()
    if isinstance(data, str):
        return [data]
    if not data.startswith(b"PK"):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return [packed.read(name) for name in packed.namelist()]
