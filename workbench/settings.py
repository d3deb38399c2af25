"""The settings of a server, read once at its start; unsafe ones are refused with a sentence."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.database import SAFE_SQLITE, sqlite_module
from workbench.problem import Problem

PROJECT = Path(__file__).parents[1]
MOST_MEGABYTES = 10
USUAL_PORT, LAST_PORT = 8501, 65535

# What Streamlit must be set to. Under plain uvicorn it ignores its environment variables and
# flags, so the values that hold are asked for, not those that somebody meant.
SAFE: Mapping[str, object] = {
    "client.showErrorDetails": "none",
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableAgentApi": False,
    "server.scriptHealthCheckEnabled": False,
    "server.fileWatcherType": "none",
    "server.baseUrlPath": "",
    "browser.gatherUsageStats": False,
    "runner.postScriptGC": False,
    "global.developmentMode": False,
}
TRUSTED_HEADERS = {"X-Gozin-Session": "session"}


OCID_PREFIX = re.compile(r"ocds-[a-z0-9]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Under which name open contracting data go out.

    The prefix is given by the standard's registry, one to each publisher; the one here is a
    placeholder that nobody has.
    """

    ocid_prefix: str = "ocds-000000"
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment may set; everything has a value that works."""

    database: str
    hosts: frozenset[str]
    port: int
    publisher: Publisher = Publisher()


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that the environment asks for."""
    hosts = environment.get("GOZIN_HOSTS", "").replace(",", " ").split()
    return Settings(
        database=database_url(environment.get("DATABASE_URL", "")),
        hosts=frozenset(host.lower() for host in hosts),
        port=_port(environment.get("PORT", "")),
        publisher=_publisher(environment),
    )


def _port(text: str) -> int:
    if not text.strip():
        return USUAL_PORT
    if not text.isdecimal() or not 1 <= int(text) <= LAST_PORT:
        raise Problem(
            "PORT is a whole number from 1 to {last}, got {found}", last=LAST_PORT, found=text
        )
    return int(text)


def _publisher(environment: Mapping[str, str]) -> Publisher:
    name = " ".join(environment.get("GOZIN_ORGANISATION", "").split())
    prefix = environment.get("GOZIN_OCID_PREFIX", "").strip()
    if not prefix:
        return Publisher(organisation=name)
    if not OCID_PREFIX.fullmatch(prefix):
        raise Problem(
            "GOZIN_OCID_PREFIX is ocds- and the six letters or digits that the registry of the "
            "standard gave you, got {found}",
            found=prefix,
        )
    return Publisher(ocid_prefix=prefix, organisation=name)


def database_url(url: str) -> str:
    """Return the address of the database as its driver is named here.

    >>> database_url("postgres://committee@db/gozin")
    'postgresql+psycopg://committee@db/gozin'
    """
    if not url:
        return f"sqlite:///{PROJECT / 'data' / 'gozin.db'}"
    scheme, mark, rest = url.partition("://")
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"}:
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite" and mark:
        return url
    raise Problem("DATABASE_URL begins with sqlite:// or postgresql://, got {found}", found=scheme)


def refuse_unsafe(option: Callable[[str], object]) -> None:
    """Raise the sentence that says which Streamlit setting is unsafe; `option` looks one up."""
    for name, wanted in SAFE.items():
        _expect(name, wanted, option(name))
    size = option("server.maxUploadSize")
    if not isinstance(size, int) or size > MOST_MEGABYTES:
        _expect("server.maxUploadSize", f"at most {MOST_MEGABYTES}", size)
    headers = option("server.trustedUserHeaders")
    headers = json.loads(headers) if isinstance(headers, str) else headers
    _expect("server.trustedUserHeaders", TRUSTED_HEADERS, headers)


def _expect(name: str, wanted: object, found: object) -> None:
    if found != wanted:
        raise Problem(
            "the setting {name} must be {wanted} for the server to start, got {found}; "
            "see .streamlit/config.toml",
            name=name,
            wanted=str(wanted),
            found=str(found),
        )


def sqlite_warning(url: str) -> str | None:
    """Return what to say of an SQLite that is too old to be safe without our lock."""
    found = sqlite_module().sqlite_version_info
    if not url.startswith("sqlite") or found >= SAFE_SQLITE:
        return None
    return (
        f"SQLite {'.'.join(map(str, found))} is older than {'.'.join(map(str, SAFE_SQLITE))}: "
        "one server alone may work on the file, and backups wait for it to stop."
    )
