"""The documents of a call are kept as they go out."""

import hashlib

from rfp.tables import IssueRow
from rfp.writing.issued_file import IssuedKind
from rfp.writing.tables import IssuedFileRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.store import Store
from workbench.tables import StoredFileRow

KEEP_FILE = verb("rfp.keep_issued_file", right=Right.KEEP_ISSUED, label="Issued file kept")


def keep_issued_file(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    list_version: int,
    language: str,
    kind: IssuedKind,
    file: bytes,
    pages: int | None = None,
) -> str:
    """Keep a document once and for good, and return its SHA-256, which stands in the record."""
    digest = hashlib.sha256(file).hexdigest()
    with store.change(actor, KEEP_FILE, selection) as change:
        code = Language(language).value
        key = (selection, list_version, code, kind.value)
        if change.session.get(IssueRow, (selection, list_version)) is None:
            raise Problem("version {version} of the list was not issued", version=list_version)
        if change.session.get(IssuedFileRow, key) is not None:
            raise Refused("this document has been issued already; it is kept as it went out")
        if change.session.get(StoredFileRow, digest) is None:
            change.session.add(StoredFileRow(sha256=digest, content=file))
            change.session.flush()
        row = IssuedFileRow(
            selection=selection,
            list_version=list_version,
            language=code,
            kind=kind.value,
            sha256=digest,
            size=len(file),
            pages=pages,
            made_at=change.now,
        )
        change.session.add(row)
        change.about(selection, list_version=list_version, language=code, sha256=digest)
    return digest
