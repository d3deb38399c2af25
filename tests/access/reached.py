"""Every public read and every public change of the house, found by looking, and how to call it."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from workbench.record import GENESIS

FLOORS = ("workbench", "rfp", "vendor_data", "scoring")
Function = Callable[..., object]


def functions(room: str) -> dict[str, Function]:
    """Return the public functions of every `reads` or `changes` module by their full names."""
    found = {}
    for floor in FLOORS:
        package = import_module(f"{floor}.{room}")
        for each in pkgutil.iter_modules(package.__path__):
            module = import_module(f"{package.__name__}.{each.name}")
            found.update(_public(module))
    return found


def _public(module) -> Iterator[tuple[str, Function]]:
    for name, value in vars(module).items():
        is_own = inspect.isfunction(value) and value.__module__ == module.__name__
        if is_own and not name.startswith("_"):
            yield f"{module.__name__}.{name}", value


def parameters(function: Function) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


def call(function: Function, given: Mapping[str, object]) -> object:
    """Call `function` with those of `given` that it asks for."""
    return function(**{name: given[name] for name in parameters(function) if name in given})


def lacking(function: Function, given: Mapping[str, object]) -> list[str]:
    """Return the parameters that have to be given and are not."""
    signature = inspect.signature(function).parameters
    return [
        name
        for name, asked in signature.items()
        if asked.default is inspect.Parameter.empty and name not in given
    ]


def is_nothing(value: object) -> bool:
    """Return whether a read gave nothing back: no entry, no count, no hash, no moment."""
    if isinstance(value, str):
        return set(value) <= {"0"} and value in (GENESIS, GENESIS[:12], "")
    if isinstance(value, Mapping):
        return all(is_nothing(each) for each in value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return all(is_nothing(each) for each in value)
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is not None:
        return all(is_nothing(getattr(value, name)) for name in fields)
    return not value
