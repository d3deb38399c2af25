"""What proves that a browser speaks for an account: tokens, cookies and passphrases."""

import base64
import datetime as dt
import hashlib
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from workbench.committee import Actor
from workbench.language import Language, one_line
from workbench.outside_text import clean as without_controls
from workbench.problem import Problem

TOKEN_BYTES = 32
A_SITTING = dt.timedelta(hours=12)  # how long a browser stays signed in, whatever it does
A_LINK = dt.timedelta(hours=24)  # how long a link to a new passphrase can be used
SHORTEST_PASSPHRASE = 12
LONGEST_PASSPHRASE = 256
LONGEST_LOGIN = 64
LONGEST_NAME = 80
_HALF_SPACE = "\u200c"

# OWASP's figures for Argon2id: two passes over 19 MiB. At most two are worked out at a time, so
# that a crowd at the door does not take the processor from a meeting that has begun.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_AT_ONCE = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A browser that may enter, and the account it speaks for."""

    browser: str
    account: str
    name: str
    language: Language
    is_owner: bool
    sample: str | None
    ends_at: dt.datetime

    @property
    def actor(self) -> Actor:
        """Who acts; the seat in a selection is read where it is needed."""
        return Actor(
            account=self.account, name=self.name, is_owner=self.is_owner, browser=self.browser
        )


def new_token(entropy: Callable[[int], bytes]) -> str:
    """Return 256 random bits as text that fits a cookie and a link."""
    return base64.urlsafe_b64encode(entropy(TOKEN_BYTES)).rstrip(b"=").decode()


def token_id(token: str) -> str:
    """Return the SHA-256 under which a token is stored; the token itself never is."""
    return hashlib.sha256(token.encode()).hexdigest()


def clean_login(login: str) -> str:
    """Return a sign-in name as it is compared: one spelling, no case, no space around.

    >>> clean_login(" Sara@Example.org ")
    'sara@example.org'
    """
    clean = unicodedata.normalize("NFKC", login).replace(_HALF_SPACE, "").strip().casefold()
    if not clean or len(clean) > LONGEST_LOGIN or " " in clean or not clean.isprintable():
        raise Problem(
            "a sign-in name is one word of at most {most} characters, got {found}",
            most=LONGEST_LOGIN,
            found=without_controls(login).strip()[:LONGEST_LOGIN] or "–",
        )
    return clean


def clean_name(name: str) -> str:
    """Return a person's name on one line; the half-space of Persian names stays."""
    clean = " ".join(without_controls(unicodedata.normalize("NFC", name)).split())
    if not one_line(clean) or len(clean) > LONGEST_NAME:
        raise Problem("a name has between 1 and {most} characters", most=LONGEST_NAME)
    return clean


def hash_passphrase(passphrase: str, login: str) -> str:
    """Return what is stored in place of a new passphrase, or say why it will not do."""
    clean = unicodedata.normalize("NFC", passphrase)
    if not SHORTEST_PASSPHRASE <= len(clean) <= LONGEST_PASSPHRASE:
        raise Problem(
            "a passphrase has between {least} and {most} characters, got {found}",
            least=SHORTEST_PASSPHRASE,
            most=LONGEST_PASSPHRASE,
            found=len(clean),
        )
    if login in clean.casefold() or len(set(clean)) < SHORTEST_PASSPHRASE // 3:
        raise Problem("this passphrase is easy to guess; take several words that do not belong")
    with _AT_ONCE:
        return _HASHER.hash(clean)


@cache
def _nobodys() -> str:
    """Return what an unknown name's passphrase is held against, so that it takes as long."""
    return _HASHER.hash("nobody's")


def fits(stored: str | None, passphrase: str) -> bool:
    """Return whether `passphrase` is the stored one; takes as long when nothing is stored."""
    against = stored or _nobodys()
    with _AT_ONCE:
        try:
            matches = _HASHER.verify(against, unicodedata.normalize("NFC", passphrase))
        except (VerificationError, InvalidHashError):
            return False
    return matches and stored is not None
