"""Which vendors a wide table shows beside one another: all of a few, else those that are chosen."""

from collections.abc import Mapping

import streamlit as st

from workbench.screens.parts.desk import Desk

FEW = 4  # that can be read beside one another on a narrow page


def choose(desk: Desk, names: Mapping[str, str], *, at: str) -> list[str]:
    """Return the ids of the vendors to show, in their order; of many the first until chosen."""
    if len(names) <= FEW:
        return list(names)
    chosen = st.multiselect(
        desk.say("Vendors beside one another"),
        list(names),
        default=list(names)[:FEW],
        format_func=names.__getitem__,
        placeholder=desk.say("Choose"),
        key=f"{at}.shown.{hash(tuple(names))}",
    )
    return [vendor for vendor in names if vendor in chosen]


def one_of(desk: Desk, names: Mapping[str, str], *, at: str) -> list[str]:
    """Return the vendors to show one below another: all of a few, else the one that is chosen."""
    if len(names) <= FEW:
        return list(names)
    first = next(iter(names))
    chosen = st.selectbox(
        desk.say("Vendor"),
        list(names),
        format_func=names.__getitem__,
        key=f"{at}.one.{hash(tuple(names))}",
    )
    return [chosen or first]
