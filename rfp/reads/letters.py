"""What the letters of a call are made from."""

import datetime as dt

from sqlalchemy.orm import Session

from rfp.letters.addendum import Addendum
from rfp.letters.letter import Letter
from rfp.reads.call_clock import call_clock
from rfp.reads.house_style import dress_of
from rfp.reads.issue import leaders, timetable
from rfp.reads.list_versions import list_difference, list_versions
from rfp.reads.section_versions import issued_section_difference
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Refused
from workbench.reads.events import visible_head
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts, texts_of


def letter(
    session: Session, actor: Actor, selection: str, language: Language, *, made: dt.datetime
) -> Letter:
    """Return what all letters have; a vendor's own people are told nothing of the record."""
    right = Right.SEE_CALL if actor.is_vendor else Right.MAKE_RFP
    if not is_allowed(session, actor, right, selection):
        raise Refused("your role does not include this: {right}", right=right.label)
    title = texts_of(session, selection, language.value).get((selection, "title"))
    return Letter(
        selection=selection,
        title=title.text if title else selection,
        language=language,
        leaders=leaders(session, actor, selection),
        made=made,
        record_head="" if actor.is_vendor else visible_head(session, actor, selection).hash,
        dress=dress_of(session, actor, selection),
    )


def addenda(session: Session, actor: Actor, selection: str) -> list[Addendum]:
    """Return the lists that followed the first, each against the one before it."""
    found = []
    titles = {at: words for (at, what), words in all_texts(session, selection).items()
              if what == "title"}  # fmt: skip
    for version in list_versions(session, actor, selection):
        if version.kind is None:
            continue
        changed = list_difference(
            session, actor, selection, earlier=version.version - 1, later=version.version
        )
        if changed is not None:
            days = timetable(session, actor, selection)
            found.append(
                Addendum(
                    version=version,
                    difference=changed,
                    sections=issued_section_difference(
                        session, actor, selection,
                        earlier=version.version - 1, later=version.version,
                    ),
                    proposals_by=days.get("proposals"),
                    clock=call_clock(session, actor, selection),
                    criteria={
                        key: titles.get(key, {})
                        for each in changed.changed if (key := each.after.criterion)
                    },
                )
            )  # fmt: skip
    return found
