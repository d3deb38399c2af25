"""What each answer code needs beside it: when, by whom, with which product, where it is priced.

An amount never stands here: answers are read long before prices, so a code that costs extra names
the line of the price form that holds its price.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from enum import StrEnum

from vendor_data.answer import Code
from workbench.language import Language


class Side(StrEnum):
    """One thing that stands beside a code; the value is its name in `SideData`."""

    EFFORT = "effort"
    DONE_BY = "done_by"
    LACKING = "lacking"
    COST_BORNE_BY = "cost_borne_by"
    UPKEEP = "upkeep"
    PRODUCT = "product"
    MAKER = "maker"
    RELEASE = "release"
    DUE = "due"
    WORKAROUND = "workaround"
    PRICED_IN = "priced_in"


# Written into workbooks and forms and read back from them, so they stand here as the codes do.
ENGLISH = {
    Side.EFFORT: "Effort",
    Side.DONE_BY: "Done by",
    Side.LACKING: "What is missing",
    Side.COST_BORNE_BY: "Cost borne by",
    Side.UPKEEP: "Maintained how",
    Side.PRODUCT: "Product",
    Side.MAKER: "Maker of the product",
    Side.RELEASE: "Release",
    Side.DUE: "Expected date",
    Side.WORKAROUND: "Workaround",
    Side.PRICED_IN: "Line of the price form",
}
PERSIAN = {
    Side.EFFORT: "میزان کار",
    Side.DONE_BY: "مجری",
    Side.LACKING: "بخش برآورده‌نشده",
    Side.COST_BORNE_BY: "هزینه بر عهدهٔ",
    Side.UPKEEP: "شیوهٔ نگهداری",
    Side.PRODUCT: "نام محصول",
    Side.MAKER: "سازندهٔ محصول",
    Side.RELEASE: "نسخهٔ عرضه",
    Side.DUE: "تاریخ عرضه",
    Side.WORKAROUND: "راه جایگزین",
    Side.PRICED_IN: "ردیف در فرم قیمت",
}
NEEDED = {
    Code.FULL: (),
    Code.CONFIGURATION: (Side.EFFORT, Side.DONE_BY),
    Code.PARTIAL: (Side.LACKING,),
    Code.CUSTOMISATION: (Side.EFFORT, Side.COST_BORNE_BY, Side.UPKEEP, Side.PRICED_IN),
    Code.THIRD_PARTY: (Side.PRODUCT, Side.MAKER, Side.PRICED_IN),
    Code.ROADMAP: (Side.RELEASE, Side.DUE),
    Code.NO: (Side.WORKAROUND,),
}
# A code that is nothing without proof; the column for evidence serves every other code as well.
WANTS_EVIDENCE = frozenset({Code.FULL})


@dataclass(frozen=True, slots=True, kw_only=True)
class SideData:
    """What a vendor wrote beside its code, in its own words; "" where it wrote nothing."""

    effort: str = ""
    done_by: str = ""
    lacking: str = ""
    cost_borne_by: str = ""
    upkeep: str = ""
    product: str = ""
    maker: str = ""
    release: str = ""
    due: str = ""
    workaround: str = ""
    priced_in: str = ""

    def of(self, side: Side) -> str:
        """Return what was written under one name."""
        return str(getattr(self, side.value))

    @property
    def given(self) -> tuple[tuple[Side, str], ...]:
        """Return what was written at all, in the order of the form."""
        return tuple((side, self.of(side)) for side in Side if self.of(side))

    def with_(self, side: Side, text: str) -> "SideData":
        """Return the same with `text` under one name."""
        return SideData(**{**asdict(self), side.value: text})


NOTHING = SideData()


def side_name(side: Side, language: Language) -> str:
    """Return the name of a side datum as vendors read it."""
    return (PERSIAN if language is Language.FA else ENGLISH)[side]


def codes_that_need(side: Side) -> tuple[Code, ...]:
    """Return the codes that are not whole without `side`.

    >>> codes_that_need(Side.EFFORT)
    (<Code.CONFIGURATION: 'configuration'>, <Code.CUSTOMISATION: 'customisation'>)
    """
    return tuple(code for code, sides in NEEDED.items() if side in sides)


def codes_with(sides: Collection[Side]) -> tuple[Code, ...]:
    """Return the codes that need every one of `sides`.

    >>> codes_with((Side.EFFORT, Side.UPKEEP))
    (<Code.CUSTOMISATION: 'customisation'>,)
    """
    return tuple(code for code, needed in NEEDED.items() if set(sides) <= set(needed))


def lacking(code: Code, side_data: SideData) -> tuple[Side, ...]:
    """Return what `code` needs and was not given.

    >>> lacking(Code.ROADMAP, SideData(due="2027-03"))
    (<Side.RELEASE: 'release'>,)
    """
    return tuple(side for side in NEEDED[code] if not side_data.of(side))


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAnswer:
    """An answer as far as a vendor has written it, perhaps still without its code."""

    code: Code | None = None
    comment: str = ""
    evidence: str = ""
    side: SideData = NOTHING
