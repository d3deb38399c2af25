"""What went wrong, as a template and values: the sentence is made in the reader's language.

Problem
  Refused     the actor has no right to it, or the phase does not allow it
  Conflict    somebody else changed the same value meanwhile
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class Problem(ValueError):  # noqa: N818  # the word that committee members use
    """Something a person can mend; `template` is English and the key of its Persian text."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)


class Refused(Problem):
    """The actor may not do or see this, now."""


class Conflict(Problem):
    """The value was changed by somebody else since the actor saw it."""


class Term(str):
    """A value inside a problem or sentence that is itself a text of the catalogue."""

    __slots__ = ()


@contextmanager
def naming(names: Mapping[str, str]) -> Iterator[None]:
    """Put what people call a thing in place of its id in any problem that leaves the block."""
    try:
        yield
    except Problem as problem:
        values = {key: _named(value, names) for key, value in problem.values.items()}
        raise type(problem)(problem.template, **values) from problem


def _named(value: object, names: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list | tuple):
        return [_named(part, names) for part in value]
    return value
