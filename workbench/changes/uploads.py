"""How verbs of every package keep a file from outside, and the record of one that was refused."""

from workbench.committee import Actor, Right
from workbench.file_names import clean_name, suffix_of
from workbench.plain_values import pack
from workbench.problem import Problem
from workbench.record import Image, verb
from workbench.store import Change, Store
from workbench.tables import StoredFileRow, UploadRow
from workbench.uploads import Upload

REFUSE_UPLOAD = verb("workbench.refuse_upload", right=Right.SEE_SELECTION, label="File refused")


def take_upload(change: Change, upload: Upload, *, vendor: str | None = None) -> str:
    """Keep the bytes of `upload` once, and who brought them; return the upload's id."""
    if change.session.get(StoredFileRow, upload.digest) is None:
        change.session.add(StoredFileRow(sha256=upload.digest, content=upload.data))
        change.session.flush()
    new_id = change.new_id()
    change.session.add(
        UploadRow(
            id=new_id,
            selection=change.selection.id,
            vendor=vendor,
            name=upload.name,
            kind=upload.kind.value,
            sha256=upload.digest,
            size=len(upload.data),
            uploaded_by=change.actor.account,
            uploaded_at=change.now,
        )
    )
    change.session.flush()
    return new_id


def refuse_upload(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    name: str,
    problem: Problem,
    vendor: str | None = None,
) -> None:
    """Put it on record that a file was refused: who brought it, its cleaned name, and why."""
    shown = clean_name(name, suffix_of(name))
    with store.change(actor, REFUSE_UPLOAD, selection, vendor=vendor) as change:
        change.about(shown, vendor=vendor, name=shown, why=problem.template, values=_told(problem))


def _told(problem: Problem) -> Image:
    """Return the values of `problem` as the record can carry them."""
    return {name: _plain(value) for name, value in problem.values.items()}


def _plain(value: object) -> object:
    packed = pack(value)
    return packed if isinstance(packed, str | int | float | bool | list | None) else str(value)
