"""The Word file of an addendum or a revision: made once in each language, kept as it goes out."""

from rfp.letters import addendum as addendum_letter
from rfp.letters.addendum import Addendum
from rfp.reads.letters import addenda, letter
from rfp.screens import issued_file
from workbench.language import Language
from workbench.screens.parts.desk import Desk


def keep(desk: Desk, version: int) -> None:
    """Keep the notice of this list in both languages, so that every vendor finds it at once."""
    with desk.store.read() as session:
        later = addenda(session, desk.actor, desk.here.id)
    for notice in later:
        if notice.version.version == version:
            for language in Language:
                taken(desk, language, notice)


def taken(desk: Desk, language: Language, notice: Addendum) -> bytes:
    """Return the notice as it went out; one that is not kept yet is made and kept now."""

    def made() -> bytes:
        with desk.store.read() as session:
            head = letter(session, desk.actor, desk.here.id, language, made=desk.store.clock())
        return addendum_letter.write(head, notice).to_bytes()

    return issued_file.addendum(desk, notice.version.version, language, made)
