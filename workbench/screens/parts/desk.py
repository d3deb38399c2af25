"""What every screen is handed: the store, who sits here, and the language they read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from workbench.committee import Actor, Right, may
from workbench.language import Language, say
from workbench.selection import Selection
from workbench.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One person's place at one selection, for the length of one script run."""

    store: Store
    actor: Actor
    language: Language
    selection: Selection | None = None

    @property
    def say(self) -> Callable[..., str]:
        """Translate a text of the catalogue into the reader's language."""
        return partial(say, language=self.language)

    @property
    def here(self) -> Selection:
        """The selection that this desk stands in."""
        if self.selection is None:
            raise LookupError("this screen is shown only inside a selection")
        return self.selection

    def may(self, right: Right, vendor: str | None = None) -> bool:
        """Return whether the person at this desk may use `right` now."""
        phase = self.selection.phase if self.selection else None
        archived = bool(self.selection and self.selection.archived_at)
        return may(self.actor, right, phase, vendor=vendor, is_archived=archived)
