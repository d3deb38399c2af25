"""How a page reads and keeps its drafts, in the open or under the vendor's own key."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from vendor_data.answers.side_data import WrittenAnswer
from vendor_data.changes.drafts import save_draft
from vendor_data.drafts.draft import read_back, written
from vendor_data.reads.drafts import drafts
from workbench.screens.parts.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A draft as it stands, and which version of it that is."""

    answer: WrittenAnswer
    version: int
    saved_at: dt.datetime


def read_drafts(desk: Desk, vendor: str) -> Mapping[str, Kept]:
    """Return the drafts of the vendor at this desk, by requirement."""
    del vendor
    with desk.store.read() as session:
        found = drafts(session, desk.actor, desk.here.id)
    return {
        key: Kept(answer=read_back(one.content), version=one.version, saved_at=one.saved_at)
        for key, one in found.items()
    }


def keep_draft(
    desk: Desk, vendor: str, requirement: str, answer: WrittenAnswer, seen: int | None
) -> int:
    """Keep a draft, and return its version."""
    return save_draft(
        desk.store,
        desk.actor,
        selection=desk.here.id,
        vendor=vendor,
        requirement=requirement,
        content=written(answer),
        seen=seen,
    )
