"""What a page of this server may load and do: the headers that every answer carries."""

import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workbench.request import header

# Streamlit's page has one inline script (it sets window.prerenderReady); this is its SHA-256.
STREAMLIT_INLINE = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"

# Components v2 load their scripts from blob addresses; Vega interprets its expressions.
APP_POLICY = {
    "default-src": "'self'",
    "script-src": f"'self' blob: {STREAMLIT_INLINE}",
    "worker-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self' data:",
    "img-src": "'self' data: blob:",
    "media-src": "'self' data: blob:",
    "object-src": "'none'",
    "frame-src": "'self' blob:",
    "frame-ancestors": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
DOOR_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # "no-referrer" would blank the Origin of our own forms
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
A_YEAR = "max-age=31536000"
_HOST = re.compile(r"[\w.:\[\]-]+")


def policy(directives: Mapping[str, str]) -> str:
    """Return a content security policy as the header spells it."""
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def app_policy(host: str) -> str:
    """Return the policy of the Streamlit pages, whose sockets go to this very host."""
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return policy(APP_POLICY | {"connect-src": f"'self'{sockets}"})


class PagePolicy:
    """Middleware that puts the policy on every answer, refusals included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(scope, MutableHeaders(raw=message["headers"]))
            await send(message)

        await self._app(scope, receive, send_guarded)


def _add_headers(scope: Scope, headers: MutableHeaders) -> None:
    for name, value in ALWAYS.items():
        headers[name] = value
    headers.setdefault("content-security-policy", app_policy(header(scope, "host") or ""))
    if scope["scheme"] == "https":
        headers["strict-transport-security"] = A_YEAR
