"""What went wrong, as a template and values: the sentence is made in the reader's language.

Problem
  Refused     the actor has no right to it, or the phase does not allow it
  Conflict    somebody else changed the same value meanwhile
"""


class Problem(ValueError):
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
