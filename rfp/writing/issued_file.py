"""A document as it went out to vendors."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from workbench.language import Language


class IssuedKind(StrEnum):
    """Which document of a call went out."""

    RFP = "rfp"
    ADDENDUM = "addendum"
    BOTH = "rfp_both"  # the RFP in both languages side by side, English first


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFile:
    """What is known of an issued document without reading its bytes."""

    list_version: int
    language: Language
    kind: IssuedKind
    sha256: str
    size: int  # [bytes]
    pages: int | None
    made_at: dt.datetime

    @property
    def file_name(self) -> str:
        """Return a name that every system takes, the same at every download.

        >>> IssuedFile(list_version=1, language=Language.FA, kind=IssuedKind.RFP, sha256="",
        ...     size=0, pages=9, made_at=dt.datetime(2026, 9, 7, tzinfo=dt.UTC)).file_name
        'RFP-2026-09-07-v1-fa.docx'
        """
        name = "addendum" if self.kind is IssuedKind.ADDENDUM else "RFP"
        code = "en-fa" if self.kind is IssuedKind.BOTH else self.language.value
        return f"{name}-{self.made_at:%Y-%m-%d}-v{self.list_version}-{code}.docx"
