"""A call for proposals in a real store: requirements, vendors, a committee that has declared."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rfp.changes.requirements import add_requirement
from rfp.needs.requirement import Moscow
from rfp.planning.tie_break import NO_TIE_BREAK
from rfp.tables import IssueRow, PlanRow
from tests.rfp.needs_room import ROOM, START, NeedsRoom, needs_room
from tests.vendor_data.responses import csv
from vendor_data.changes.proposals import take_proposal
from vendor_data.changes.vendors import register_vendor
from vendor_data.doubt import DoubtKind
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


@dataclass(frozen=True)
class Made:
    """A room that was made once, to be copied: its database, and how often its clock was read."""

    database: bytes
    after: int
    requirements: tuple[str, ...]
    vendors: dict[str, str]


@cache
def _made() -> Made:
    """Make the call once for all tests of this process: each works on a copy."""
    with TemporaryDirectory() as folder:
        needs = needs_room(Path(folder))
        requirements = tuple(_require(needs, *wanted) for wanted in WANTED)
        needs.enter("call")
        vendors = {key: _register(needs, "nima", names) for key, names in NAMES.items()}
        after = (needs.store.clock() - START).seconds
        needs.store.database.close()
        database = (Path(folder) / "gozin.db").read_bytes()
    return Made(database=database, after=after, requirements=requirements, vendors=vendors)


def _require(needs: NeedsRoom, code: str, english: str, persian: str, must: bool) -> str:
    return add_requirement(
        needs.store,
        needs.seated("omid"),
        selection=ROOM,
        texts={"en": english, "fa": persian},
        moscow=Moscow.MUST if must else Moscow.SHOULD,
        is_mandatory=must,
        code=code,
    )


def _register(needs: NeedsRoom, who: str, names: dict[str, str]) -> str:
    return register_vendor(needs.store, needs.seated(who), selection=ROOM, names=names)


class VendorRoom:
    """The room of the needs, with requirements R-001 (mandatory) and R-002, Aban and Baran."""

    def __init__(self, folder: Path, made: Made | None = None) -> None:
        made = made or _made()
        self.needs = needs_room(folder, made=made.database, after=made.after)
        self.store, self.seated, self.enter = self.needs.store, self.needs.seated, self.needs.enter
        self.requirements, self.vendors = list(made.requirements), dict(made.vendors)

    def kept(self, folder: Path) -> Made:
        """Close the room in `folder`, and return what copies of it are made from."""
        after = (self.store.clock() - START).seconds
        self.store.database.close()
        return Made(
            database=(folder / "gozin.db").read_bytes(), after=after,
            requirements=tuple(self.requirements), vendors=dict(self.vendors),
        )  # fmt: skip

    def needs_another_must(self) -> int:
        """Add a second mandatory requirement, and return its place among the requirements."""
        made = add_requirement(
            self.store,
            self.seated("omid"),
            selection=ROOM,
            texts={"en": "Exports everything"},
            moscow=Moscow.MUST,
            is_mandatory=True,
            code="R-003",
        )
        self.requirements.append(made)
        return len(self.requirements) - 1

    def register(self, who: str = "nima", **names: str) -> str:
        return _register(self.needs, who, names)

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

    def declare_alone(self, name: str) -> None:
        """Let one member declare that nothing ties them to anybody."""
        declare(self.store, self.seated(name), selection=ROOM, conflicts={})

    def issue(self) -> None:
        """Put the RFP's issue on file, past the guards of the plan."""
        with self.store.database.writing() as session:
            if session.get(PlanRow, ROOM) is None:
                session.add(PlanRow(selection=ROOM, tie_break=NO_TIE_BREAK.rule.value))
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

    def propose(
        self, vendor: str, *lines: str, who: str = "nima", choices=None, beside: str = "price"
    ) -> str:
        """Bring in a response file as the screen does; what it leaves open stays as answered."""
        upload = receive(
            f"{vendor}.csv",
            csv(f"code,answer,comment,{beside}", *lines),
            reader="vendor_data.workbook:read",
            kinds=frozenset({Kind.TABLE}),
        )
        with self.store.read() as session:
            actor = self.seated(who)
            forms = [response_form(session, actor, ROOM, language) for language in Language]
        found = matched(forms, upload.value)
        as_answered = {
            number: None
            for number, doubt in enumerate(found.open_doubts)
            if doubt.kind is DoubtKind.INCOMPLETE
        }
        answers = settle(found, as_answered | (choices or {}))
        return take_proposal(
            self.store,
            self.seated(who),
            selection=ROOM,
            vendor=self.vendors[vendor],
            upload=upload,
            counts=counted(found, answers),
            answers=answers,
        )
