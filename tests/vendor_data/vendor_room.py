"""A call for proposals in a real store: requirements, vendors, a committee that has declared."""

from pathlib import Path

from rfp.changes.requirements import add_requirement
from rfp.needs.requirement import Moscow
from rfp.tables import IssueRow
from tests.rfp.needs_room import ROOM, START, NeedsRoom, needs_room
from tests.vendor_data.responses import csv
from vendor_data.changes.proposals import take_proposal
from vendor_data.changes.vendors import register_vendor
from vendor_data.reads.asked import response_form
from vendor_data.reconciliation import counted, settle
from vendor_data.returned_file import matched
from workbench.changes.members import declare
from workbench.file_kind import Kind
from workbench.language import Language
from workbench.tables import MemberRow
from workbench.uploads import receive

COMMITTEE = ("sara", "omid", "nima", "leila")
NAMES = {
    "aban": {"en": "Aban", "fa": "آبان"},
    "baran": {"en": "Baran", "fa": "باران"},
}
WANTED = (
    ("R-001", "Shows the history", "سابقه را نشان می‌دهد", True),
    ("R-002", "Works offline", "بی‌شبکه", False),
)


class VendorRoom:
    """The room of the needs, with requirements R-001 (mandatory) and R-002, Aban and Baran."""

    def __init__(self, folder: Path) -> None:
        self.needs: NeedsRoom = needs_room(folder)
        self.store, self.seated, self.enter = self.needs.store, self.needs.seated, self.needs.enter
        self.requirements = [
            add_requirement(
                self.store,
                self.seated("omid"),
                selection=ROOM,
                texts={"en": english, "fa": persian},
                moscow=Moscow.MUST if must else Moscow.SHOULD,
                is_mandatory=must,
                code=code,
            )
            for code, english, persian, must in WANTED
        ]
        self.enter("call")
        self.vendors = {key: self.register(**names) for key, names in NAMES.items()}

    def register(self, who: str = "nima", **names: str) -> str:
        return register_vendor(self.store, self.seated(who), selection=ROOM, names=names)

    def declare(self, *, conflicts: dict[str, list[str]] | None = None) -> None:
        """Let every member declare; `conflicts` names vendors by member."""
        for name in COMMITTEE:
            tied = (conflicts or {}).get(name, [])
            declare(
                self.store,
                self.seated(name),
                selection=ROOM,
                conflicts={self.vendors[key]: "worked there" for key in tied},
            )

    def issue(self) -> None:
        """Put the RFP's issue on file, past the guards of the plan."""
        with self.store.database.writing() as session:
            session.add(
                IssueRow(
                    selection=ROOM,
                    list_version=1,
                    issued_at=START,
                    issued_by="nima",
                    fingerprint="f",
                )
            )

    def let_in(self, vendor: str | None, who: str = "vida") -> None:
        """Make `who` speak for a vendor, or for none."""
        with self.store.database.writing() as session:
            row = session.query(MemberRow).filter(MemberRow.account == who).one()
            row.vendor = self.vendors[vendor] if vendor else None

    def propose(self, vendor: str, *lines: str, who: str = "nima", choices=None) -> str:
        """Bring in a response file as the screen does, with every doubt decided."""
        upload = receive(
            f"{vendor}.csv",
            csv("code,answer,comment,price", *lines),
            reader="vendor_data.workbook:read",
            kinds=frozenset({Kind.TABLE}),
        )
        with self.store.read() as session:
            actor = self.seated(who)
            forms = [response_form(session, actor, ROOM, language) for language in Language]
        found = matched(forms, upload.value)
        answers = settle(found, choices or {})
        return take_proposal(
            self.store,
            self.seated(who),
            selection=ROOM,
            vendor=self.vendors[vendor],
            upload=upload,
            counts=counted(found, answers),
            answers=answers,
        )
