"""One request at the doors: who comes, from where, in which language, and what they bring."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Protocol
from urllib.parse import parse_qsl

from starlette.requests import Request

from workbench import request as asked
from workbench.ground import Ground
from workbench.guard import SIGNED_IN, Sittings
from workbench.language import Language
from workbench.listening import is_loopback_only
from workbench.problem import Problem
from workbench.sign_in import SignedIn
from workbench.store import Store
from workbench.throttle import Throttle

MOST_FIELDS = 20


class TooOften(Problem):
    """Somebody tries again and again."""


class Sample(Protocol):
    """The sample selection, and who is entered as whom."""

    @property
    def selection(self) -> str: ...

    @property
    def accounts(self) -> Mapping[str, str]: ...


class Samples(Protocol):
    """What makes the sample; it stands on a higher floor and is handed in."""

    def ensure(self, store: Store) -> Sample: ...

    def afresh(self, store: Store) -> Sample: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the doors open into, and how often they may be knocked at."""

    ground: Callable[[], Ground]
    sittings: Sittings
    samples: Samples
    sign_ins: Throttle = field(default_factory=lambda: Throttle(5, 60))
    links: Throttle = field(default_factory=lambda: Throttle(5, 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request, read."""

    house: House
    path: str
    language: Language
    who: SignedIn | None
    caller: str
    is_at_home: bool
    is_encrypted: bool
    cookie_name: str
    query: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        return self.house.ground().store

    @property
    def browser(self) -> str | None:
        return self.who.browser if self.who else None

    @property
    def then(self) -> str:
        """Where they wanted to go before they were asked who they are."""
        return local_path(self.fields.get("next") or self.query.get("next") or "/")

    def field(self, name: str) -> str:
        return self.fields.get(name, "")


async def visit(house: House, request: Request) -> Visit:
    """Read a request; the fields of a form are text, each given once."""
    body = await request.body() if request.method == "POST" else b""
    who = request.scope[SIGNED_IN]
    return Visit(
        house=house,
        path=request.url.path,
        language=asked.language(request.scope),
        who=who,
        caller=asked.caller(request.scope),
        is_at_home=is_at_home(request),
        is_encrypted=request.url.scheme == "https",
        cookie_name=asked.session_cookie_name(request.scope),
        query=dict(request.query_params),
        fields=_fields(body),
    )


def is_at_home(request: Request) -> bool:
    """Return whether the browser runs on the server's own machine, with nobody between."""
    try:
        is_near = ip_address(asked.caller(request.scope)).is_loopback
    except ValueError:
        return False
    return is_near and asked.is_from_this_machine(request.scope) and is_loopback_only()


def _fields(body: bytes) -> Mapping[str, str]:
    """Return the fields of a form; what is not a form has none."""
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return dict(pairs)


def local_path(path: str) -> str:
    """Return `path` if it stays on this server, else the first screen.

    >>> local_path("/ranking?x=1"), local_path("//elsewhere.example"), local_path("/sign-out")
    ('/ranking?x=1', '/', '/')
    """
    outside = not path.startswith("/") or path.startswith(("//", "/\\"))
    if outside or not path.isprintable() or path.startswith("/sign-out"):
        return "/"
    return path
