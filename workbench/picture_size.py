"""The size that a picture declares, read from its header without decoding anything."""

import struct
from collections.abc import Callable

_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_TIFF_WIDTH, _TIFF_HEIGHT = 256, 257
_TIFF_SHORT = 3


def declared_pixels(data: bytes) -> int | None:
    """Return width x height of a PNG, JPEG, GIF, BMP, TIFF or WebP; None if it is none of them.

    >>> declared_pixels(b"GIF89a" + (300).to_bytes(2, "little") + (200).to_bytes(2, "little"))
    60000
    """
    size = declared_size(data)
    return size[0] * size[1] if size else None


def declared_size(data: bytes) -> tuple[int, int] | None:
    """Return how wide and how high such a picture says it is."""
    for signature, measure in _MEASURES:
        if data.startswith(signature):
            try:
                width, height = measure(data)
            except (struct.error, IndexError):
                return None
            return abs(width), abs(height)
    return None


def _png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _bmp(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<ii", data, 18)
    return width, height


def _webp(data: bytes) -> tuple[int, int]:
    if data[12:16] == b"VP8X":
        sides = data[24:27], data[27:30]
        return int.from_bytes(sides[0], "little") + 1, int.from_bytes(sides[1], "little") + 1
    if data[12:16] == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while data[at + 1] not in _JPEG_FRAMES:
        if data[at + 1] == 0xFF:  # noqa: PLR2004 - fill bytes before a marker
            at += 1
            continue
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    height, width = struct.unpack_from(">HH", data, at + 5)
    return width, height


def _tiff(data: bytes) -> tuple[int, int]:
    order = "<" if data[:2] == b"II" else ">"
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    (count,) = struct.unpack_from(f"{order}H", data, at)
    sides = {_TIFF_WIDTH: 0, _TIFF_HEIGHT: 0}
    for entry in range(at + 2, at + 2 + 12 * count, 12):
        tag, kind = struct.unpack_from(f"{order}HH", data, entry)
        if tag in sides:
            form = "H" if kind == _TIFF_SHORT else "I"
            (sides[tag],) = struct.unpack_from(order + form, data, entry + 8)
    return sides[_TIFF_WIDTH], sides[_TIFF_HEIGHT]


_MEASURES: tuple[tuple[bytes, Callable[[bytes], tuple[int, int]]], ...] = (
    (b"\x89PNG", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"GIF8", _gif),
    (b"BM", _bmp),
    (b"RIFF", _webp),
    (b"II*\x00", _tiff),
    (b"MM\x00*", _tiff),
)
