"""What a request says of itself: host, origin, cookies, language, and where it comes from."""

import ipaddress
import re
from collections.abc import Collection
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.types import Scope

from workbench.language import Language

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
LANGUAGE_COOKIE = "gozin-language"

# Whoever sets one of these stands between the browser and us: then "from this machine" is theirs.
# Many proxies have names of their own, so that families of names are met and not a list of them.
_FORWARDING = re.compile(
    r"forwarded|via|(wl-)?proxy-client-ip|x-(forward|original|real|cluster|envoy|proxy).*"
    r"|.*(client|connecting|user|external|remote)-?(ip|addr|address)"
)


def headers_named(scope: Scope, name: str) -> list[str]:
    """Return every value of one header, in the order they came."""
    wanted = name.encode()
    return [value.decode("latin-1") for key, value in scope["headers"] if key == wanted]


def header(scope: Scope, name: str) -> str | None:
    """Return a header that came exactly once; of two that differ, neither is believed."""
    values = headers_named(scope, name)
    return values[0] if len(values) == 1 else None


def host_name(scope: Scope) -> str:
    """Return the host that the browser asked for, without the port; "" for none or nonsense."""
    try:
        parts = urlsplit(f"//{header(scope, 'host') or ''}")
    except ValueError:
        return ""
    return "" if parts.username is not None or parts.path else (parts.hostname or "")


def is_known_host(scope: Scope, hosts: Collection[str]) -> bool:
    """Return whether this server goes by that name: a numeric address cannot be re-bound."""
    name = host_name(scope)
    if name in LOOPBACK_NAMES or name in hosts:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_same_origin(scope: Scope) -> bool:
    """Return whether a page of this very server sent the request."""
    origin, host = header(scope, "origin"), header(scope, "host")
    return bool(origin and host) and urlsplit(origin).netloc == host


def is_from_this_machine(scope: Scope) -> bool:
    """Return whether the browser asks for loopback, and nobody forwarded the request."""
    names = {key.decode("latin-1").lower() for key, _ in scope["headers"]}
    forwarded = any(_FORWARDING.fullmatch(name) for name in names)
    return host_name(scope) in LOOPBACK_NAMES and not forwarded


def cookie(scope: Scope, name: str) -> str | None:
    """Return one cookie; a request whose cookies cannot be read has none."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load("; ".join(headers_named(scope, "cookie")))
    except CookieError:
        return None
    return jar[name].value if name in jar else None


def session_cookie_name(scope: Scope) -> str:
    """Return the cookie's name: under TLS one that no other host of the domain can set."""
    return "__Host-gozin" if scope["scheme"] in {"https", "wss"} else "gozin"


def caller(scope: Scope) -> str:
    """Return the address that the request came from."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def language(scope: Scope) -> Language:
    """Return the language that this browser chose, else the first it accepts that we speak."""
    chosen = cookie(scope, LANGUAGE_COOKIE)
    if chosen in set(Language):
        return Language(chosen)
    for accepted in (header(scope, "accept-language") or "").split(","):
        code = accepted.split(";")[0].strip()[:2].lower()
        if code in set(Language):
            return Language(code)
    return Language.EN
