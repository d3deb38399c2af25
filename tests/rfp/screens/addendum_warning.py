"""The warning alone, as the form of the addendum shows it."""

from rfp.screens.lead_times import warn_of_addendum as show

__all__ = ["show"]
