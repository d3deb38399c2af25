"""The style that a selection's documents wear."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.writing.tables import HouseStyleRow
from workbench.committee import Actor, Right
from workbench.plain_values import unpack
from workbench.problem import Refused
from workbench.reads.rights import is_allowed
from workbench.tables import StoredFileRow, UploadRow
from workbench.word_dress import OURS, Dress
from workbench.word_house import HouseStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleEntry:
    """A house style with the name of the file that it was read from."""

    file: str
    style: HouseStyle


def house_style(session: Session, actor: Actor, selection: str) -> StyleEntry | None:
    """Return the organisation's style; None where documents wear ours."""
    if not is_allowed(session, actor, Right.MAKE_RFP, selection):
        return None
    return _standing(session, selection)


def dress_of(session: Session, actor: Actor, selection: str) -> Dress:
    """Return what the selection's documents wear; refuse whoever may not make them."""
    right = Right.SEE_CALL if actor.is_vendor else Right.MAKE_RFP
    if not is_allowed(session, actor, right, selection):
        raise Refused("your role does not include this: {right}", right=right.label)
    found = _standing(session, selection)
    return found.style.dress if found else OURS


def _standing(session: Session, selection: str) -> StyleEntry | None:
    statement = (
        select(UploadRow.name, StoredFileRow.content)
        .join(HouseStyleRow, HouseStyleRow.upload == UploadRow.id)
        .join(StoredFileRow, StoredFileRow.sha256 == HouseStyleRow.look)
        .where(HouseStyleRow.selection == selection)
    )
    found = session.execute(statement).first()
    return StyleEntry(file=found[0], style=_read(found[1])) if found else None


@lru_cache(maxsize=16)
def _read(content: bytes) -> HouseStyle:
    return cast("HouseStyle", unpack(HouseStyle, json.loads(content)))
