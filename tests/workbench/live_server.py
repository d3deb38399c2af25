"""A tiny server for the browser tests of the live channel: real hub, real components, real policy.

It keeps one shared what-if in memory and takes who sits there from the query of the page's cookie.
"""

import os
import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import FileResponse, RedirectResponse
from starlette.routing import Route, WebSocketRoute

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from scoring.what_if import WhatIf, applied, check_frame
from scoring.what_if_message import state_message
from workbench.guard import BROWSER
from workbench.live import Hub
from workbench.live_line import Seat
from workbench.problem import Refused

POLICY = os.environ.get("POLICY", "")


def tree() -> CriteriaTree:
    top = {"functional": 35, "integration": 15, "implementation": 15, "viability": 10, "price": 25}
    kind = {"price": CriterionKind.PRICE}
    parts = [
        Criterion(id=f"{name} {leaf}", parent=name, weight=Fraction(1, 2))
        for name in top
        if name != "price"
        for leaf in ("one", "two")
    ]
    branches = [
        Criterion(
            id=name,
            parent=None,
            weight=Fraction(share, 100),
            kind=kind.get(name, CriterionKind.QUALITY),
        )
        for name, share in top.items()
    ]
    return CriteriaTree(criteria=(*branches, *parts))


class Meeting:
    """The rules of selections that everybody who is signed in may see and move."""

    def __init__(self) -> None:
        self.what_ifs: dict[tuple[str, str | None], WhatIf] = {}
        self.scores: dict[str, int] = {}
        self.removed: set[str] = set()
        self.turned: set[str] = set()
        self.lock = threading.Lock()
        self.hub = Hub(self, boot=os.environ.get("BOOT", "first"))

    def now(self, selection: str, private_of: str | None = None) -> WhatIf:
        shared = self.what_ifs.get((selection, None), WhatIf(tree=tree()))
        return self.what_ifs.get((selection, private_of), shared)

    def admit(self, session: object, selection: str) -> Seat | None:
        if not session or selection == "closed" or session in self.removed:
            return None
        name = str(session)
        at_vendor = name == "vendor" or name in self.turned
        return Seat(actor=name, member=name, name=name, vendor_room=at_vendor)

    def state(self, selection: str, private_of: Seat | None) -> dict[str, object]:
        owner = private_of.member if private_of else None
        return state_message(self.now(selection, owner), private=private_of is not None)

    def versions(self, selection: str, seat: Seat) -> dict[str, int]:
        known = {"what_if": self.now(selection).version}
        return known if seat.name == "observer" else known | {"scores": self.seen(selection)}

    def seen(self, selection: str) -> int:
        return self.scores.get(selection, 0)

    def check(self, seat: Seat, frame: dict[str, object], state: object) -> dict[str, object]:
        _ = state  # what is stored is looked up anew in `release`
        if seat.name == "observer":
            raise Refused("you may watch this what-if, but not move it")
        return frame

    def release(self, selection: str, seat: Seat, frame: dict[str, object]) -> None:
        owner = seat.member if frame["private"] else None
        with self.lock:
            after = self.changed(self.now(selection, owner), seat, frame)
            self.what_ifs[selection, owner] = after
        if owner is None:
            self.hub.publish(selection, "what_if", after.version)
        self.hub.refresh(selection, owner)

    def changed(self, before: WhatIf, seat: Seat, frame: dict[str, object]) -> WhatIf:
        if frame["t"] == "hold":
            held_by = seat.name if frame["x"] else None
            return replace(before, held_by=held_by, version=before.version + 1)
        if frame["t"] == "back":
            return replace(before, tree=tree(), locked=frozenset(), version=before.version + 1)
        plain = {key: frame[key] for key in ("t", "c", "x", "v")}
        return applied(before, check_frame(plain, before, mover=seat.name))


class Identity:
    """Who a browser is, from its cookie; and the content security policy on every answer."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] in {"http", "websocket"}:
            headers = dict(scope["headers"])
            cookies = dict(
                part.split("=", 1)
                for part in headers.get(b"cookie", b"").decode().split("; ")
                if "=" in part
            )
            scope[BROWSER] = cookies.get("who")

        async def with_policy(message) -> None:
            if message["type"] == "http.response.start" and POLICY:
                message["headers"].append((b"content-security-policy", POLICY.encode()))
            await send(message)

        await self.app(scope, receive, with_policy)


def sign_in(request):
    answer = RedirectResponse("/?" + request.url.query)
    answer.set_cookie("who", request.path_params["who"])
    return answer


def _knows_scores(seat):
    return seat.name not in {"observer", "vendor"}


def raise_scores(request):
    selection = request.path_params["selection"]
    MEETING.scores[selection] = MEETING.seen(selection) + 1
    MEETING.hub.publish(selection, "scores", MEETING.scores[selection], _knows_scores)
    return RedirectResponse("/_stcore/health")


def font(request):
    return FileResponse(Path(__file__).parents[2] / "static" / "Vazirmatn.woff2")


def remove(request):
    MEETING.removed.add(request.path_params["who"])
    for each in MEETING.hub.open_selections():
        MEETING.hub.reseat(each)
    return RedirectResponse("/_stcore/health")


def turn_to_vendor(request):
    MEETING.turned.add(request.path_params["who"])
    MEETING.hub.reseat(request.path_params["selection"])
    return RedirectResponse("/_stcore/health")


MEETING = Meeting()
app = st.App(
    Path(__file__).with_name("live_page.py"),
    routes=[
        WebSocketRoute("/live/{selection}", MEETING.hub.serve),
        Route("/as/{who}", sign_in),
        Route("/app/static/Vazirmatn.woff2", font),
        Route("/raise/{selection}", raise_scores),
        Route("/remove/{who}", remove),
        Route("/turn/{selection}/{who}", turn_to_vendor),
    ],
    middleware=[Middleware(Identity)],
)
