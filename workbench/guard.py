"""The guard at every door: which host, which origin, which browser, and how much it brings."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workbench import request as asked
from workbench.language import say
from workbench.reads.accounts import signed_in
from workbench.sign_in import SignedIn, token_id
from workbench.store import Store
from workbench.throttle import Throttle

SESSION_HEADER = b"x-gozin-session"  # Streamlit's server.trustedUserHeaders makes it st.user
OWN_HEADERS = b"x-gozin-"
SIGNED_IN, BROWSER = "gozin.signed_in", "gozin.browser"  # where routes find them in the scope

FIRST_PAGE = "/welcome"
WITHOUT_SIGN_IN = ("/static/", "/app/static/", "/door/")
ALSO_WITHOUT = frozenset({"/_stcore/health", "/favicon.png", "/favicon.ico"})
CLOSED = ("/_stcore/metrics", "/_stcore/script-health", "/_stcore/agent", "/auth/", "/oauth2")
PARTS = ("/_stcore/", "/media/", "/component/", "/live/")
UPLOADS = "/_stcore/upload_file/"

READING = frozenset({"GET", "HEAD", "OPTIONS"})
MOST_IN_A_FORM = 16 * 1024
MOST_IN_AN_UPLOAD = 11 * 1024 * 1024  # a file of 10 MB and what a form wraps round it
BYTES_PER_TEN_MINUTES = 120 * 1024 * 1024
HUNG_UP = 4001


class Sittings:
    """The open sockets of each signed-in browser, so that a sign-out ends them at once."""

    def __init__(self) -> None:
        self._open: defaultdict[str, set[asyncio.Future[None]]] = defaultdict(set)

    def hang_up(self, browser: str) -> None:
        """Close every socket of this browser; callable from any thread."""
        for socket in tuple(self._open.get(browser, ())):
            socket.get_loop().call_soon_threadsafe(socket.cancel)

    async def hold(self, browser: str, socket: asyncio.Future[None], seconds: float) -> None:
        """Wait until a socket ends by itself, or end it: at sign-out, or after `seconds`."""
        ending = socket.get_loop().call_later(seconds, socket.cancel)
        self._open[browser].add(socket)
        try:
            await socket
        finally:
            ending.cancel()
            self._open[browser].discard(socket)
            if not self._open[browser]:
                del self._open[browser]


class Guard:
    """Middleware that lets a request through with a verified browser, or refuses it."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        store: Callable[[], Store],
        sittings: Sittings,
        doors: Collection[str],
        hosts: Collection[str] = (),
    ) -> None:
        self._app = app
        self._store = store
        self._sittings = sittings
        self._doors = frozenset(doors)
        self._hosts = frozenset(hosts)
        self._uploaded = Throttle(BYTES_PER_TEN_MINUTES, 600)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(_without_own_headers(scope), receive, send)
        elif scope["type"] == "websocket":
            await self._connect(_without_own_headers(scope), receive, send)
        else:
            await self._app(scope, receive, send)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        welcome = asked.is_known_host(scope, self._hosts) and asked.is_same_origin(scope)
        who = await self._who(scope) if welcome else None
        if who is None:
            await send({"type": "websocket.close", "code": 1008})
            return
        socket = asyncio.ensure_future(self._app(_with(scope, who), receive, send))
        left = (who.ends_at - self._store().clock()).total_seconds()
        try:
            await self._sittings.hold(who.browser, socket, left)
        except asyncio.CancelledError:
            await _close(send, HUNG_UP)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = _refusal(scope, self._hosts)
        if refusal is None and not _is_open(scope["path"]):
            who = await self._who(scope)
            refusal = self._refusal_of_stranger(scope, who)
            scope = _with(scope, who) if who else scope
        await (refusal or self._app)(scope, receive, send)

    async def _who(self, scope: Scope) -> SignedIn | None:
        token = asked.cookie(scope, asked.session_cookie_name(scope))
        return await run_in_threadpool(self._look_up, token) if token else None

    def _look_up(self, token: str) -> SignedIn | None:
        store = self._store()
        with store.read() as session:
            return signed_in(session, token_id(token), store.clock())

    def _refusal_of_stranger(self, scope: Scope, who: SignedIn | None) -> Response | None:
        path = scope["path"]
        if path in self._doors:
            return None
        if who is None:
            if scope["method"] in READING and not path.startswith(PARTS):
                return _to_first_page(scope)
            return _sentence(scope, 401, say("sign in first", asked.language(scope)))
        if path.startswith(UPLOADS) and not self._may_bring(scope, who):
            text = "too much was uploaded from this browser; wait ten minutes"
            return _sentence(scope, 429, say(text, who.language))
        return None

    def _may_bring(self, scope: Scope, who: SignedIn) -> bool:
        return self._uploaded.take(who.browser, _size(scope) or 0)


def _without_own_headers(scope: Scope) -> Scope:
    kept = [(k, v) for k, v in scope["headers"] if not k.lower().startswith(OWN_HEADERS)]
    return {**scope, "headers": kept, SIGNED_IN: None, BROWSER: None}


def _with(scope: Scope, who: SignedIn) -> Scope:
    headers = [*scope["headers"], (SESSION_HEADER, who.browser.encode())]
    return {**scope, "headers": headers, SIGNED_IN: who, BROWSER: who.browser}


def _is_open(path: str) -> bool:
    return path.startswith(WITHOUT_SIGN_IN) or path in ALSO_WITHOUT


def _refusal(scope: Scope, hosts: Collection[str]) -> Response | None:
    """Return why nobody may send this, whoever they are."""
    language = asked.language(scope)
    if not asked.is_known_host(scope, hosts):
        text = "this server does not go by that name; name it in GOZIN_HOSTS"
        return _sentence(scope, 421, say(text, language))
    if scope["path"].startswith(CLOSED):
        return _sentence(scope, 404, say("there is nothing here", language))
    if scope["method"] in READING:
        return None
    if not asked.is_same_origin(scope):
        text = "this was not sent from a page of this server"
        return _sentence(scope, 403, say(text, language))
    return _refusal_of_size(scope)


def _refusal_of_size(scope: Scope) -> Response | None:
    language = asked.language(scope)
    most = MOST_IN_AN_UPLOAD if scope["path"].startswith(UPLOADS) else MOST_IN_A_FORM
    size = _size(scope)
    if size is None:
        return _sentence(scope, 411, say("the request must say how long it is", language))
    if size > most:
        return _sentence(scope, 413, say("this is larger than the server takes", language))
    return None


def _size(scope: Scope) -> int | None:
    """Return the announced length; a DELETE without one has no body."""
    told = asked.header(scope, "content-length")
    if told is None and scope["method"] == "DELETE":
        return None if asked.headers_named(scope, "transfer-encoding") else 0
    return int(told) if told is not None and told.isascii() and told.isdigit() else None


def _sentence(scope: Scope, status: int, text: str) -> Response:
    headers = {"content-language": asked.language(scope).value, "cache-control": "no-store"}
    return PlainTextResponse(text + "\n", status, headers=headers)


def _to_first_page(scope: Scope) -> Response:
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = scope["path"] + (f"?{query}" if query else "")
    then = "" if wanted == "/" else f"?next={quote(wanted, safe='')}"
    return RedirectResponse(FIRST_PAGE + then, 303, headers={"cache-control": "no-store"})


async def _close(send: Send, code: int) -> None:
    """Say goodbye on a socket that may be gone already."""
    message: Message = {"type": "websocket.close", "code": code}
    try:
        await send(message)
    except (RuntimeError, OSError):
        return
