"""A whole number that is typed in the digits of either language, and shown in the reader's own."""

import streamlit as st

from workbench.language import from_digits, to_digits
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def whole_number(
    desk: Desk,
    label: str,
    value: int,
    *,
    least: int,
    most: int,
    key: str,
    tip: str | None = None,
) -> int | None:
    """Ask for a number from `least` to `most`; None, with the reason said, if it is no such."""
    shown = to_digits(str(value), desk.language)
    typed = st.text_input(label, shown, help=tip, key=f"{key}.{desk.language}", width=320)
    written = from_digits(typed).strip()
    if written.isdecimal() and len(written) <= len(str(most)) and least <= int(written) <= most:
        return int(written)
    st.error(
        plain(
            desk.say(
                "{label}: a whole number from {least} to {most} is needed, got {found}",
                label=label,
                least=least,
                most=most,
                found=typed.strip() or "–",
            )
        )
    )
    return None
