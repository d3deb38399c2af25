"""Labels that many rows of a screen share, told apart for whoever reads by ear."""

from workbench.screens.parts.plain import plain


def named(label: str, whose: str) -> str:
    r"""Return the label of a button with whose it is, which is read aloud and not shown.

    The eye sees the row that the button stands in; the ear hears a list of equal buttons. The
    look of every page hides small print inside a button.

    >>> named("Roles", "Sara Ahmadi")
    'Roles :small[Sara Ahmadi]'
    """
    return f"{label} :small[{plain(whose)}]"
