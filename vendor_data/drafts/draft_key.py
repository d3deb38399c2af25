"""The key under which a vendor's drafts stand in a sealed selection, wrapped twice.

The key itself is random. It is kept under the vendor's draft phrase, and for a browser in which
the phrase was typed under that browser's cookie, of which the server stores a hash alone.
"""

import base64
from dataclasses import dataclass

from vendor_data.sealing import box

STATEMENT = "who offers"  # stands for the requirement where the vendor's statement is locked


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappedKey:
    """A draft key under a phrase; both fields are text that a database can hold."""

    salt: str
    wrapped: str


def place(selection: str, vendor: str) -> bytes:
    """Return what every box of this vendor's drafts is bound to."""
    return box.about("gozin", "drafts", selection, vendor)


def new_draft_key(phrase: str, bound: bytes) -> tuple[bytes, WrappedKey]:
    """Return a fresh key, and the key as it is kept under the vendor's phrase."""
    key, salt = box.new_content_key(), box.new_nonce()[: box.SALT]
    under = box.stretched(box.checked(phrase), salt)
    return key, WrappedKey(salt=_text(salt), wrapped=_text(box.lock_content(under, key, bound)))


def unwrap(kept: WrappedKey, phrase: str, bound: bytes) -> bytes:
    """Return the key, or say that the phrase is another."""
    under = box.stretched(box.cleaned(phrase), _raw(kept.salt))
    try:
        return box.open_content(under, _raw(kept.wrapped), bound)
    except box.Broken:
        raise box.WrongPhrase("this is not the draft phrase of your company") from None


def for_browser(key: bytes, cookie: str, bound: bytes) -> str:
    """Return the key under a browser's cookie, so that a page that loads anew need not ask."""
    return _text(box.lock_content(box.derived(cookie, bound), key, bound))


def from_browser(wrapped: str, cookie: str, bound: bytes) -> bytes | None:
    """Return the key if this cookie opens it."""
    try:
        return box.open_content(box.derived(cookie, bound), _raw(wrapped), bound)
    except box.Broken:
        return None


def lock(key: bytes, text: str, bound: bytes, requirement: str) -> str:
    """Return one draft as it is kept; it opens for its own requirement alone."""
    return _text(box.lock_content(key, text.encode(), bound + requirement.encode()))


def unlock(key: bytes, kept: str, bound: bytes, requirement: str) -> str:
    """Return the draft that `lock` closed."""
    return box.open_content(key, _raw(kept), bound + requirement.encode()).decode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _raw(text: str) -> bytes:
    return base64.b64decode(text)
