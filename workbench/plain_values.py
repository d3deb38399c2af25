"""Frozen values to JSON and back, by their types alone: what comes in can only be such values.

A file of thousands of rows becomes tens of thousands of values, so each type is looked at once
and remembered as a function of its own.
"""

import base64
import dataclasses
import datetime as dt
import functools
import operator
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from workbench.problem import Problem

Convert = Callable[[typing.Any], typing.Any]

_TEXTUAL = (Decimal, Fraction)
_PLAIN = (str, int, float, bool, type(None))
_FROM_TEXT: Mapping[type, Callable[[str], object]] = {
    Decimal: Decimal,
    Fraction: Fraction,
    bytes: base64.b64decode,
}


def pack(value: object, *, is_sparse: bool = False) -> object:
    """Return `value` as what JSON can hold; a sparse one leaves out what its type presumes anyway.

    >>> pack((Fraction(1, 3), "a"))
    ['1/3', 'a']
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if dataclasses.is_dataclass(kind):
        return _packed_fields(value, is_sparse=is_sparse)
    if isinstance(value, tuple | list | frozenset):
        return [pack(item, is_sparse=is_sparse) for item in value]
    if isinstance(value, Mapping):
        return [
            [pack(key, is_sparse=is_sparse), pack(item, is_sparse=is_sparse)]
            for key, item in value.items()
        ]
    return value.value if isinstance(value, Enum) else _packed(value)


def _packed_fields(value: object, *, is_sparse: bool) -> dict[str, object]:
    names, presumed, get = _fields(typing.cast("typing.Any", type(value)))
    told = {}
    for name, usual, item in zip(names, presumed, get(value), strict=True):
        if is_sparse and (item is usual or item == usual):
            continue
        told[name] = item if type(item) in _PLAIN else pack(item, is_sparse=is_sparse)
    return told


@functools.cache
def _fields(kind: type) -> tuple[tuple[str, ...], tuple[object, ...], Convert]:
    """Return the fields of a dataclass, what each is if nobody says, and what gets all of them."""
    known = [field for field in dataclasses.fields(kind) if field.init]
    names = tuple(field.name for field in known)
    get = operator.attrgetter(*names) if len(names) > 1 else _only(names)
    return names, tuple(field.default for field in known), get


def _only(names: tuple[str, ...]) -> Convert:
    return lambda value: tuple(getattr(value, name) for name in names)


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
    return _unpacker(kind)(plain)


@functools.cache
def _unpacker(kind: object) -> Convert:
    """Return what makes values of one type."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        return functools.partial(_one_of, inner)
    if origin in {tuple, list, frozenset}:
        return _several(kind, typing.cast("type", origin), inner)
    if origin in {dict, Mapping}:
        return functools.partial(_mapping, kind, inner)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _whole(kind)
    if isinstance(kind, type):
        return functools.partial(_single, kind)
    return functools.partial(_refuse, kind)


def _several(kind: object, origin: type, inner: tuple[object, ...]) -> Convert:
    if len(inner) == 1 or inner[-1] is Ellipsis:
        one = _unpacker(inner[0])

        def alike(plain: object) -> object:
            return origin(map(one, plain)) if isinstance(plain, list) else _refuse(kind, plain)

        return alike

    def each(plain: object) -> object:
        if not isinstance(plain, list):
            raise _refused(kind, plain)
        return origin(_unpacker(of)(item) for of, item in zip(inner, plain, strict=True))

    return each


def _mapping(kind: object, inner: tuple[object, ...], plain: object) -> object:
    if not isinstance(plain, list):
        raise _refused(kind, plain)
    key_of, value_of = map(_unpacker, inner)
    return {key_of(key): value_of(item) for key, item in plain}


def _one_of(kinds: tuple[object, ...], plain: object) -> object:
    if plain is None and type(None) in kinds:
        return None
    for kind in kinds:
        try:
            return unpack(kind, plain)
        except ValueError:
            continue
    raise _refused(kinds, plain)


def _whole(kind: type) -> Convert:
    """Return what makes one kind of dataclass; what `plain` does not tell is as it presumes."""
    ready: dict[str, tuple[object, Convert]] = {}

    def whole(plain: object) -> object:
        if not isinstance(plain, dict):
            raise _refused(kind, plain)
        if not ready:  # at first use, for a type may hold itself
            ready.update({n: (of, _unpacker(of)) for n, of in typing.get_type_hints(kind).items()})
        told = dict(plain)
        for name, item in plain.items():
            of, convert = ready[name]
            if of not in _PLAIN or type(item) is not of:
                told[name] = convert(item)
        return kind(**told)

    return whole


def _single(kind: type, plain: object) -> object:
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


def _refuse(kind: object, plain: object) -> object:
    raise _refused(kind, plain)


def _refused(kind: object, plain: object) -> Problem:
    return Problem("expected {wanted}, got {found}", wanted=str(kind), found=repr(plain)[:80])
