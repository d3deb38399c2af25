"""One envelope's content, sealed so that two different keyholders have to open it together.

The content is under a key of its own. For every ordered pair of keyholders that key is sealed to
the second and the result to the first: whoever comes first takes the outer layer off, and what
they leave is still closed to everybody but the second.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations

from vendor_data.sealing import box
from vendor_data.sealing.box import OpenKey

SMALLEST = 64 * 1024  # [bytes] every smaller content is as long as this one
_HEAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a content belongs; sealed for one place it opens in no other."""

    selection: str
    vendor: str
    envelope: str
    hand_in: str

    def about(self, layer: str, *members: str) -> bytes:
        return box.about(
            "gozin", layer, self.selection, self.vendor, self.envelope, self.hand_in, *members
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file with its name, and the nonce of its receipt."""

    name: str = field(repr=False)
    content: bytes = field(repr=False)
    nonce: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """A content's key for two members: `first` takes the outer layer off, `second` the inner."""

    first: str
    second: str
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A content as it is kept, and its key wrapped for every two keyholders."""

    content: bytes
    wraps: tuple[Wrap, ...]


def seal(paper: Paper, place: Place, holders: Sequence[tuple[str, bytes]]) -> Sealed:
    """Seal `paper` for every two of `holders`, given as member and public key."""
    key = box.new_content_key()
    wraps = tuple(
        Wrap(first=first, second=second, sealed=_wrapped(key, place, (first, second), outer, inner))
        for (first, outer), (second, inner) in permutations(holders, 2)
    )
    return Sealed(
        content=box.lock_content(key, padded(_packed(paper)), place.about("content")), wraps=wraps
    )


def _wrapped(key: bytes, place: Place, pair: tuple[str, str], outer: bytes, inner: bytes) -> bytes:
    closed = box.seal_to(inner, key, place.about("inner", *pair))
    return box.seal_to(outer, closed, place.about("outer", *pair))


def peel(wrap: Wrap, place: Place, key: OpenKey) -> bytes:
    """Take the outer layer off as its `first` member; what is left is sealed to the second."""
    return box.open_with(key, wrap.sealed, place.about("outer", wrap.first, wrap.second))


def open_peeled(content: bytes, peeled: Wrap, place: Place, key: OpenKey) -> Paper:
    """Take the inner layer off as its `second` member, and open the content."""
    pair = peeled.first, peeled.second
    content_key = box.open_with(key, peeled.sealed, place.about("inner", *pair))
    return _unpacked(unpadded(box.open_content(content_key, content, place.about("content"))))


def _packed(paper: Paper) -> bytes:
    head = json.dumps({"name": paper.name, "nonce": paper.nonce.hex()}).encode()
    return len(head).to_bytes(_HEAD, "big") + head + paper.content


def _unpacked(packed: bytes) -> Paper:
    ends = _HEAD + int.from_bytes(packed[:_HEAD], "big")
    head = json.loads(packed[_HEAD:ends])
    return Paper(
        name=str(head["name"]), content=packed[ends:], nonce=bytes.fromhex(str(head["nonce"]))
    )


def padded(content: bytes) -> bytes:
    """Return `content` filled up to 64 KiB or the next doubling of it, so that size tells little.

    >>> len(padded(b"52,000")) == len(padded(b"46,000,000")) == 65536
    True
    """
    needed = _HEAD + len(content)
    size = SMALLEST
    while size < needed:
        size *= 2
    return (len(content).to_bytes(_HEAD, "big") + content).ljust(size, b"\0")


def unpadded(filled: bytes) -> bytes:
    """Return what `padded` filled up."""
    size = int.from_bytes(filled[:_HEAD], "big")
    if size > len(filled) - _HEAD:
        raise box.broken()
    return filled[_HEAD : _HEAD + size]
