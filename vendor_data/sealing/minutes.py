"""The minutes of an opening in Word: who was there, what was opened, what was not, and why."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self
from zoneinfo import ZoneInfo

from rfp.letters.letter import Letter
from vendor_data.sealing.envelope import Envelope, Finding, Opening, State
from vendor_data.vendor import Withdrawal
from vendor_data.withdrawn import how_withdrawn
from workbench.language import isolated, moment, moment_both, number
from workbench.problem import Term
from workbench.word import Page, Word

GROUP = 16  # digits of a hash between two places where a line may break
TITLES = {
    Opening.TECHNICAL: Term("Minutes: opening of envelopes A and B"),
    Opening.PRICE: Term("Minutes: opening of envelope C"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody who was there; `roles` are empty for a guest."""

    name: str
    roles: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Minuted:
    """One envelope as the minutes tell of it; without a moment it was not handed in."""

    vendor: str
    envelope: Envelope
    handed_in_at: dt.datetime | None = None
    state: State | None = None
    commitment: str = ""
    sha256: str = ""  # of papers and the technical proposal alone: a price could be guessed from it
    file_name: str = ""  # of what was opened, as the vendor named it; none of a price
    finding: Finding | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateMinuted:
    """An envelope that came too late, by the name of its vendor."""

    vendor: str
    envelope: Envelope
    came_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnMinuted:
    """A vendor that withdrew its proposal, by its name."""

    vendor: str
    withdrawal: Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What the minutes tell of the envelopes, opened or not."""

    closed_at: dt.datetime | None
    keyholders: tuple[tuple[str, str], ...]  # name and fingerprint of the public key
    envelopes: tuple[Minuted, ...]
    late: tuple[LateMinuted, ...] = ()
    withdrawn: tuple[WithdrawnMinuted, ...] = ()
    hides_vendors: bool = False

    def in_zone(self, zone: dt.tzinfo) -> Self:
        """Return the same minutes with every moment told by the clock of `zone`."""
        return replace(
            self,
            envelopes=tuple(
                replace(each, handed_in_at=each.handed_in_at.astimezone(zone))
                if each.handed_in_at
                else each
                for each in self.envelopes
            ),
            late=tuple(replace(each, came_at=each.came_at.astimezone(zone)) for each in self.late),
            withdrawn=tuple(
                replace(
                    each,
                    withdrawal=replace(
                        each.withdrawal, withdrawn_at=each.withdrawal.withdrawn_at.astimezone(zone)
                    ),
                )
                for each in self.withdrawn
            ),
        )

    @property
    def unopened(self) -> list[Minuted]:
        return [each for each in self.envelopes if each.state not in (None, State.OPENED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningMinutes(Minutes):
    """What the minutes of one opening tell."""

    opening: Opening
    opened_at: dt.datetime
    opened_by: tuple[str, ...]
    present: tuple[Attendee, ...]

    def in_zone(self, zone: dt.tzinfo) -> Self:
        """Return the same minutes with every moment told by the clock of `zone`."""
        told = Minutes.in_zone(self, zone)
        return replace(told, opened_at=self.opened_at.astimezone(zone))

    @property
    def opened(self) -> list[Minuted]:
        return [each for each in self.envelopes if each.state is State.OPENED]

    @property
    def checked(self) -> list[Minuted]:
        """What stands for a vendor's envelope: what was opened, or that there was nothing."""
        gone = (State.REPLACED, State.WITHDRAWN)
        return [each for each in self.envelopes if each.state not in gone]


def write(letter: Letter, minutes: OpeningMinutes) -> Word:
    """Return the minutes, with the head of the record on their first page."""
    kind = letter.say(TITLES[minutes.opening])
    word = letter.begin(kind, _facts(letter, minutes))
    hidden_note(word, letter, minutes)
    _present(word, letter, minutes)
    word.turn(Page.WIDE)
    _checked(word, letter, minutes.checked)
    none = letter.say("Every envelope that stood at the deadline was opened.")
    unopened_table(word, letter, minutes.unopened, none=none)
    late_table(word, letter, minutes.late)
    withdrawn_table(word, letter, minutes.withdrawn)
    _hashes(word, letter, minutes.opened)
    word.turn(Page.UPRIGHT)
    _keys(word, letter, minutes)
    signatures(word, letter, [each.name for each in minutes.present])
    return word


def hidden_note(word: Word, letter: Letter, minutes: Minutes) -> None:
    if minutes.hides_vendors:
        word.note(letter.say(
            "Vendors with whom the reader has a conflict of interest are left out."
        ))  # fmt: skip


def _facts(letter: Letter, minutes: OpeningMinutes) -> list[tuple[str, str]]:
    facts = [
        (letter.say("Opened at"), when(letter, minutes.opened_at)),
        (letter.say("Opened by"), " · ".join(minutes.opened_by)),
        (letter.say("Envelopes opened"), number(len(minutes.opened), letter.language)),
    ]
    return [*taken_until(letter, minutes), *facts]


def taken_until(letter: Letter, minutes: Minutes) -> list[tuple[str, str]]:
    """Return the deadline as a fact, where there was one."""
    if minutes.closed_at is None:
        return []
    is_named = isinstance(minutes.closed_at.tzinfo, ZoneInfo)
    told = moment_both if is_named else moment
    return [(letter.say("Taken until"), told(minutes.closed_at, letter.language))]


def _present(word: Word, letter: Letter, minutes: OpeningMinutes) -> None:
    word.heading(letter.say("Who was there"), level=2, numbered=False)
    word.table(
        columns=[letter.say("Name"), letter.say("As")],
        rows=[[each.name, _roles(letter, each)] for each in minutes.present],
        widths=(50, 50),
        caption=letter.say("Who was there"),
        description=letter.say("Who was there"),
    )


def _roles(letter: Letter, attendee: Attendee) -> str:
    if not attendee.roles:
        return letter.say("Guest")
    return " · ".join(letter.say(role) for role in attendee.roles)


def _checked(word: Word, letter: Letter, envelopes: Sequence[Minuted]) -> None:
    word.heading(letter.say("Envelopes and their form"), level=2, numbered=False)
    word.table(
        columns=[
            letter.say("Vendor"), letter.say("Envelope"), letter.say("Handed in"),
            letter.say("Became"), letter.say("Formal check"), letter.say("Remark"),
        ],
        rows=[
            [
                each.vendor,
                letter.say(each.envelope.label),
                when(letter, each.handed_in_at),
                letter.say(each.state.label) if each.state else letter.say("Not handed in"),
                letter.say(each.finding.label) if each.finding else letter.say("Not checked yet"),
                each.remark or "–",
            ]
            for each in envelopes
        ],
        widths=(15, 20, 18, 13, 15, 19),
        caption=letter.say("Envelopes and their form"),
        description=letter.say("Envelopes and their form"),
    )  # fmt: skip


def unopened_table(word: Word, letter: Letter, envelopes: Sequence[Minuted], *, none: str) -> None:
    """List what was not opened and why; `none` is said where there is nothing."""
    word.heading(letter.say("Not opened"), level=2, numbered=False)
    if not envelopes:
        word.paragraph(none)
        return
    word.table(
        columns=[
            letter.say("Vendor"), letter.say("Envelope"), letter.say("Handed in"),
            letter.say("Why it was not opened"),
        ],
        rows=[
            [
                each.vendor,
                letter.say(each.envelope.label),
                when(letter, each.handed_in_at),
                letter.say(each.state.label) if each.state else "–",
            ]
            for each in envelopes
        ],
        widths=(22, 26, 22, 30),
        caption=letter.say("Not opened"),
        description=letter.say("Not opened"),
    )  # fmt: skip


def late_table(word: Word, letter: Letter, late: Sequence[LateMinuted]) -> None:
    word.heading(letter.say("Refused because late"), level=2, numbered=False)
    if not late:
        word.paragraph(letter.say("No envelope came late."))
        return
    word.table(
        columns=[letter.say("Vendor"), letter.say("Envelope"), letter.say("Came at")],
        rows=[
            [each.vendor, letter.say(each.envelope.label), when(letter, each.came_at)]
            for each in late
        ],
        widths=(34, 36, 30),
        caption=letter.say("Refused because late"),
        description=letter.say("Refused because late"),
    )


def withdrawn_table(word: Word, letter: Letter, gone: Sequence[WithdrawnMinuted]) -> None:
    if not gone:
        return
    title = letter.say("Withdrawn proposals")
    word.heading(title, level=2, numbered=False)
    word.table(
        columns=[letter.say("Vendor"), letter.say("Withdrawn"), letter.say("How")],
        rows=[
            [
                each.vendor,
                when(letter, each.withdrawal.withdrawn_at),
                how_withdrawn(each.withdrawal, letter.language),
            ]
            for each in gone
        ],
        widths=(30, 26, 44),
        caption=title,
        description=title,
    )


def _hashes(word: Word, letter: Letter, opened: Sequence[Minuted]) -> None:
    word.heading(letter.say("Hashes"), level=2, numbered=False)
    word.paragraph(letter.say(
        "The receipt hash is HMAC-SHA256 of the file under the secret number on the vendor's "
        "receipt; it was stored when the envelope was handed in, and held against the content "
        "when it was opened."
    ))  # fmt: skip
    word.table(
        columns=[
            letter.say("Vendor"), letter.say("Envelope"), letter.say("File"),
            letter.say("Receipt hash"), letter.say("SHA-256 of the file"),
        ],
        rows=[
            [
                each.vendor,
                letter.say(each.envelope.label),
                isolated(each.file_name, letter.language) or "–",
                _grouped(each.commitment),
                _grouped(each.sha256) or letter.say("not printed: prices could be guessed"),
            ]
            for each in opened
        ],
        widths=(13, 17, 20, 25, 25),
        caption=letter.say("Hashes"),
        description=letter.say("Hashes"),
    )  # fmt: skip


def _keys(word: Word, letter: Letter, minutes: OpeningMinutes) -> None:
    word.heading(letter.say("The keys"), level=2, numbered=False)
    word.paragraph(letter.say(
        "Every envelope was sealed for {count} keyholders. Any two of them open it together, and "
        "nobody alone, whoever runs the server included.",
        count=len(minutes.keyholders),
    ))  # fmt: skip
    word.table(
        columns=[letter.say("Keyholder"), letter.say("Fingerprint of the key")],
        rows=[[name, fingerprint] for name, fingerprint in minutes.keyholders],
        widths=(40, 60),
        caption=letter.say("Keyholders"),
        description=letter.say("Keyholders"),
    )


def signatures(word: Word, letter: Letter, names: Sequence[str]) -> None:
    word.heading(letter.say("Signatures"), level=2, numbered=False)
    word.table(
        columns=[letter.say("Name"), letter.say("Signature")],
        rows=[[name, ""] for name in names],
        widths=(40, 60),
        caption=letter.say("Signatures"),
        description=letter.say("Signatures"),
    )


def when(letter: Letter, at: dt.datetime | None) -> str:
    return "–" if at is None else moment(at, letter.language, at.tzinfo or dt.UTC)


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + GROUP] for at in range(0, len(digest), GROUP))
