"""A requirement as a row of cells, each a plain text: what a table shows, takes and sends back."""

from collections.abc import Mapping
from enum import StrEnum

from rfp.needs.requirement import Requirement
from workbench.problem import Term

YES = "yes"
Cells = Mapping["Column", str]
Words = Mapping[str, str]


class Column(StrEnum):
    """The columns of the list, in their order."""

    CODE = "code"
    TEXT_EN = "text en"
    TEXT_FA = "text fa"
    MOSCOW = "moscow"
    MOSCOW_REASON = "moscow reason"
    MANDATORY = "mandatory"
    MANDATORY_REASON_EN = "mandatory reason en"
    MANDATORY_REASON_FA = "mandatory reason fa"
    SUCCESS_FACTOR = "success factor"
    CRITERION = "criterion"
    KIND = "kind"
    MODULE = "module"
    OWNER = "owner"
    WAVE = "wave"
    TEST_EN = "test en"
    TEST_FA = "test fa"
    VALUE_STAGE = "value stage"
    CUSTOMER_STAGE = "customer stage"

    @property
    def label(self) -> Term:
        return _LABELS[self]

    @property
    def wording(self) -> tuple[str, str] | None:
        """The field and language of the wording that this column holds; None for a plain value."""
        return WORDINGS.get(self)


_LABELS = {
    Column.CODE: Term("Code"),
    Column.TEXT_EN: Term("Requirement, English"),
    Column.TEXT_FA: Term("Requirement, Persian"),
    Column.MOSCOW: Term("Importance"),
    Column.MOSCOW_REASON: Term("Reason for the importance"),
    Column.MANDATORY: Term("Mandatory"),
    Column.MANDATORY_REASON_EN: Term("Reason why it is mandatory, English"),
    Column.MANDATORY_REASON_FA: Term("Reason why it is mandatory, Persian"),
    Column.SUCCESS_FACTOR: Term("Success factor"),
    Column.CRITERION: Term("Criterion"),
    Column.KIND: Term("Kind"),
    Column.MODULE: Term("Module"),
    Column.OWNER: Term("Owner"),
    Column.WAVE: Term("Wave"),
    Column.TEST_EN: Term("Acceptance test, English"),
    Column.TEST_FA: Term("Acceptance test, Persian"),
    Column.VALUE_STAGE: Term("Stage of the value chain"),
    Column.CUSTOMER_STAGE: Term("Stage of the customer's life cycle"),
}
TEXT, ACCEPTANCE, MANDATORY_REASON = "text", "acceptance", "mandatory reason"
WORDINGS = {
    Column.TEXT_EN: (TEXT, "en"),
    Column.TEXT_FA: (TEXT, "fa"),
    Column.TEST_EN: (ACCEPTANCE, "en"),
    Column.TEST_FA: (ACCEPTANCE, "fa"),
    Column.MANDATORY_REASON_EN: (MANDATORY_REASON, "en"),
    Column.MANDATORY_REASON_FA: (MANDATORY_REASON, "fa"),
}

# A plain cell that vendors read too, kept with the wordings of an issued list.
KEPT_BESIDE = (Column.WAVE,)


def cells_of(asked: Requirement, words: Mapping[str, Words]) -> dict[Column, str]:
    """Return a requirement as its cells, `words` by field; what is not said is an empty text."""
    plain = {
        Column.CODE: asked.code,
        Column.MOSCOW: asked.moscow.value,
        Column.MOSCOW_REASON: asked.moscow_reason,
        Column.MANDATORY: YES if asked.mandatory else "",
        Column.SUCCESS_FACTOR: asked.success_factor or "",
        Column.CRITERION: asked.criterion or "",
        Column.KIND: asked.kind or "",
        Column.MODULE: asked.module,
        Column.OWNER: asked.owner,
        Column.WAVE: asked.wave or "",
        Column.VALUE_STAGE: asked.value_stage or "",
        Column.CUSTOMER_STAGE: asked.customer_stage or "",
    }
    told = {at: words.get(field, {}).get(code, "") for at, (field, code) in WORDINGS.items()}
    return {column: str(plain.get(column, told.get(column, ""))) for column in Column}
