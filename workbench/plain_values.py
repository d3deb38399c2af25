"""Frozen values to JSON and back, by their types alone: what comes in can only be such values."""

import base64
import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from workbench.problem import Problem

_TEXTUAL = (Decimal, Fraction)
_FROM_TEXT: Mapping[type, Callable[[str], object]] = {
    Decimal: Decimal,
    Fraction: Fraction,
    bytes: base64.b64decode,
}


def pack(value: object) -> object:
    """Return `value` as what JSON can hold.

    >>> pack((Fraction(1, 3), "a"))
    ['1/3', 'a']
    """
    if dataclasses.is_dataclass(value):
        return {f.name: pack(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return [[pack(key), pack(item)] for key, item in value.items()]
    if isinstance(value, tuple | list | frozenset):
        return [pack(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return _packed(value)


def _packed(value: object) -> object:
    if isinstance(value, _TEXTUAL):
        return str(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, dt.date) else value


def unpack(kind: object, plain: object) -> object:
    """Return the value of type `kind` that `plain` packs; anything else is refused.

    >>> unpack(tuple[Fraction, ...], ["1/3"])
    (Fraction(1, 3),)
    """
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        return _one_of(inner, plain)
    if origin in {tuple, list, frozenset} and isinstance(plain, list):
        return origin(_items(inner, plain))
    if origin in {dict, Mapping} and isinstance(plain, list):
        return {unpack(inner[0], key): unpack(inner[1], item) for key, item in plain}
    if isinstance(kind, type):
        return _single(kind, plain)
    raise _refused(kind, plain)


def _items(inner: tuple[object, ...], plain: list[object]) -> list[object]:
    if len(inner) == 1 or inner[-1] is Ellipsis:
        return [unpack(inner[0], item) for item in plain]
    return [unpack(kind, item) for kind, item in zip(inner, plain, strict=True)]


def _one_of(kinds: tuple[object, ...], plain: object) -> object:
    if plain is None and type(None) in kinds:
        return None
    for kind in kinds:
        try:
            return unpack(kind, plain)
        except ValueError:
            continue
    raise _refused(kinds, plain)


def _single(kind: type, plain: object) -> object:
    if dataclasses.is_dataclass(kind) and isinstance(plain, dict):
        hints = typing.get_type_hints(kind)
        return kind(**{name: unpack(hints[name], item) for name, item in plain.items()})
    if issubclass(kind, Enum):
        return kind(plain)
    if issubclass(kind, dt.date) and isinstance(plain, str):
        return kind.fromisoformat(plain)
    if kind in _FROM_TEXT and isinstance(plain, str):
        return _FROM_TEXT[kind](plain)
    if kind is float and isinstance(plain, int | float) and not isinstance(plain, bool):
        return float(plain)
    if type(plain) is kind:
        return plain
    raise _refused(kind, plain)


def _refused(kind: object, plain: object) -> Problem:
    return Problem("expected {wanted}, got {found}", wanted=str(kind), found=repr(plain)[:80])
