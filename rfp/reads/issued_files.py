"""The documents that went out, and their bytes for whoever asks for one."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.writing.issued_file import IssuedFile, IssuedKind
from rfp.writing.tables import IssuedFileRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Refused
from workbench.reads.rights import is_allowed
from workbench.tables import StoredFileRow


def issued_files(session: Session, actor: Actor, selection: str) -> list[IssuedFile]:
    """Return what went out, the newest list first; no bytes are read."""
    right = Right.SEE_CALL if actor.is_vendor else Right.MAKE_RFP
    if not is_allowed(session, actor, right, selection):
        return []
    statement = (
        select(IssuedFileRow)
        .where(IssuedFileRow.selection == selection)
        .order_by(IssuedFileRow.list_version.desc(), IssuedFileRow.kind, IssuedFileRow.language)
    )
    return [
        IssuedFile(
            list_version=row.list_version,
            language=Language(row.language),
            kind=IssuedKind(row.kind),
            sha256=row.sha256,
            size=row.size,
            pages=row.pages,
            made_at=row.made_at,
        )
        for row in session.scalars(statement)
    ]


def issued_bytes(session: Session, actor: Actor, selection: str, sha256: str) -> bytes:
    """Return one document byte by byte as it went out.

    Raises
    ------
    Refused
        If no such document of this selection may be seen by `actor`.
    """
    if sha256 not in {each.sha256 for each in issued_files(session, actor, selection)}:
        raise Refused("there is no such document, or you may not see it")
    return session.scalars(
        select(StoredFileRow.content).where(StoredFileRow.sha256 == sha256)
    ).one()
