"""The owner of a requirement says that it is understood and right, of the text that was read."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rfp.needs.requirement import Moscow, Requirement
from workbench.problem import Term
from workbench.wording import spoken

Words = Mapping[str, str]  # language code -> text


class SignOffState(StrEnum):
    """How a requirement stands with whoever owns it."""

    SIGNED = "signed"
    CHANGED = "changed"
    OTHER_OWNER = "other owner"
    UNSIGNED = "unsigned"

    @property
    def label(self) -> Term:
        return _LABELS[self]

    @property
    def is_waiting(self) -> bool:
        """Whether its owner has still to say yes to what stands there now."""
        return self is not SignOffState.SIGNED


_LABELS = {
    SignOffState.SIGNED: Term("Signed off"),
    SignOffState.CHANGED: Term("Text changed since"),
    SignOffState.OTHER_OWNER: Term("Other owner since"),
    SignOffState.UNSIGNED: Term("Not signed off"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Who signed a requirement off, when, for which owner, and what was read.

    `owner` is who owned it then: a member's id, or words; `owner_name` tells the same in words.
    """

    by: str
    account: str
    at: dt.datetime
    owner: str
    owner_name: str
    is_in_stead: bool
    read: str

    def state(self, owner: str, now: str) -> SignOffState:
        """Return how it stands for the requirement's owner and content of today."""
        if self.read != now:
            return SignOffState.CHANGED
        return SignOffState.SIGNED if self.owner == owner else SignOffState.OTHER_OWNER


def content_read(asked: Requirement, texts: Words, acceptances: Words) -> str:
    """Return all that a sign-off speaks for as one text: words in both languages, and the duty.

    >>> asked = Requirement(id="r", code="R-1", text="Prints", moscow=Moscow.SHOULD)
    >>> content_read(asked, {"en": "Prints", "fa": ""}, {})
    '{"acceptance":{},"mandatory":false,"moscow":"should","text":{"en":"Prints"}}'
    """
    told = {
        "text": spoken(texts),
        "acceptance": spoken(acceptances),
        "moscow": asked.moscow.value,
        "mandatory": asked.mandatory,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadContent:
    """What was read when a requirement was signed off."""

    texts: Words
    acceptances: Words
    moscow: Moscow
    mandatory: bool


def parted(read: str) -> ReadContent:
    """Return the parts of a text that `content_read` made."""
    told = json.loads(read)
    return ReadContent(
        texts=told["text"],
        acceptances=told["acceptance"],
        moscow=Moscow(told["moscow"]),
        mandatory=told["mandatory"],
    )


def state_of(signed: SignOff | None, owner: str, now: str) -> SignOffState:
    """Return how a requirement stands, signed off or not."""
    return signed.state(owner, now) if signed else SignOffState.UNSIGNED


def is_own(owner: str, member: str | None) -> bool:
    """Return whether a requirement is this member's to sign off."""
    return bool(owner) and owner == member
