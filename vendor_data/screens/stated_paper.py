"""The vendor's own statement as a document that goes along with its answers."""

from typing import NamedTuple

import streamlit as st

from rfp.reads.letters import letter
from vendor_data.offering import statement_document
from vendor_data.offering.statement import DATA_NAME, Statement, kept, lacking
from vendor_data.reads.vendors import vendors
from vendor_data.screens.kept_drafts import read_statement
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


class StatedPaper(NamedTuple):
    """The statement in Word for readers, and as it is read back."""

    document: tuple[str, bytes]
    statement: Statement

    @property
    def data(self) -> tuple[str, bytes]:
        """The same as a file that lies beside the document in an envelope."""
        return DATA_NAME, kept(self.statement).encode()


def paper(desk: Desk, vendor: str) -> StatedPaper | None:
    """Return the statement, and say that it goes along; None if nothing was said."""
    page = read_statement(desk, vendor)
    if page.version and page.saved_at is None:
        st.warning(desk.say(
            "What you wrote on the page Who offers does not go along yet: type your draft phrase "
            "there first."
        ))  # fmt: skip
        return None
    if page.statement.is_empty or page.saved_at is None:
        st.caption(desk.say(
            "Nothing of who offers goes along: write it on the page Who offers, or in a document."
        ))  # fmt: skip
        return None
    st.caption(desk.say("What you wrote on the page Who offers goes along as a document."))
    if open_ := lacking(page.statement):
        told = [desk.say(each.label) for each in open_]
        st.warning(plain(desk.say("Still open on the page Who offers: {things}", things=told)))
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        head = letter(session, *about, desk.language, made=page.saved_at)
        own = vendors(session, *about, desk.language.value)
    name = next((one.name.text for one in own if one.id == vendor), "–")
    written = statement_document.write(head, name, page.statement).to_bytes()
    return StatedPaper((statement_document.NAME, written), page.statement)
