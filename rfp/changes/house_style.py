"""Documents are given an organisation's own style, or ours again."""

import hashlib
import json

from rfp.writing.tables import HouseStyleRow
from workbench.changes.uploads import take_upload
from workbench.committee import Actor, Right
from workbench.plain_values import pack
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store
from workbench.tables import StoredFileRow
from workbench.uploads import Upload
from workbench.word_house import HouseStyle

TAKE_STYLE = verb(
    "rfp.take_house_style", right=Right.EDIT_RFP, label="House style set", undoable=True
)
DROP_STYLE = verb(
    "rfp.drop_house_style", right=Right.EDIT_RFP, label="House style removed", undoable=True
)


def take_house_style(store: Store, actor: Actor, *, selection: str, upload: Upload) -> None:
    """Let the documents wear the style that was read from a template."""
    with store.change(actor, TAKE_STYLE, selection) as change:
        if not isinstance(upload.value, HouseStyle):
            raise Problem("a house style is read from a Word template, got {found}", found="none")
        source, look = take_upload(change, upload), _kept(change, upload.value)
        row = change.session.get(HouseStyleRow, selection)
        if row is None:
            change.session.add(HouseStyleRow(selection=selection, upload=source, look=look))
        else:
            row.upload, row.look = source, look
        change.about(selection, file=upload.name)


def drop_house_style(store: Store, actor: Actor, *, selection: str) -> None:
    """Let the documents wear our own style again."""
    with store.change(actor, DROP_STYLE, selection) as change:
        row = change.session.get(HouseStyleRow, selection)
        if row is None:
            raise Problem("the documents wear no house style")
        change.session.delete(row)
        change.about(selection)


def _kept(change: Change, style: HouseStyle) -> str:
    """Store the values once and return their fingerprint; a logo is too large for the record."""
    content = json.dumps(pack(style), ensure_ascii=False, sort_keys=True).encode()
    digest = hashlib.sha256(content).hexdigest()
    if change.session.get(StoredFileRow, digest) is None:
        change.session.add(StoredFileRow(sha256=digest, content=content))
        change.session.flush()
    return digest
