"""The doors: the few pages that are served before anybody is signed in."""

from collections.abc import Callable
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from workbench.door import first_page, links, sitting
from workbench.door.drawing import HERE
from workbench.door.visit import House, Sample, Samples, Visit, visit
from workbench.problem import Problem

__all__ = ["PATHS", "House", "Sample", "Samples", "routes"]


class Door(NamedTuple):
    """One address: the page it shows, and what its form does."""

    show: Callable[[Visit, Problem | None], Response]
    act: Callable[[Visit], Response] | None = None
    is_form_alone: bool = False


DOORS = {
    "/welcome": Door(first_page.show),
    "/sample": Door(first_page.show, first_page.enter, is_form_alone=True),
    "/sample/afresh": Door(first_page.show, first_page.start_afresh, is_form_alone=True),
    "/first-account": Door(first_page.show, first_page.open_first, is_form_alone=True),
    "/sign-in": Door(sitting.show_sign_in, sitting.enter),
    "/sign-out": Door(sitting.show_sign_out, sitting.leave),
    "/language": Door(first_page.show, sitting.switch_language, is_form_alone=True),
    "/invitation": Door(links.show_invitation, links.accept),
    "/passphrase": Door(links.show_passphrase, links.renew),
}
PATHS = frozenset(DOORS)
FURNITURE = {"door.css": "text/css", "door.js": "text/javascript", "mark.svg": "image/svg+xml"}


def routes(house: House) -> list[BaseRoute]:
    """Return the routes of every door."""
    return [*(_route(house, path, door) for path, door in DOORS.items()), _furniture()]


def _route(house: House, path: str, door: Door) -> Route:
    async def answer(request: Request) -> Response:
        return await run_in_threadpool(_answer, door, await visit(house, request), request.method)

    shown = [] if door.is_form_alone else ["GET"]
    return Route(path, answer, methods=[*shown, *(["POST"] if door.act else [])])


def _answer(door: Door, visit: Visit, method: str) -> Response:
    if method != "POST" or door.act is None:
        return door.show(visit, None)
    try:
        return door.act(visit)
    except Problem as problem:
        return door.show(visit, problem)


def _furniture() -> Route:
    async def answer(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in FURNITURE:
            return Response(status_code=404)
        hour = {"cache-control": "public, max-age=3600"}
        return FileResponse(HERE / name, media_type=FURNITURE[name], headers=hour)

    return Route("/door/{name}", answer)
