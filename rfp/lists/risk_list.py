"""A list of risks as people keep it, ready for the risk questionnaire."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rfp.lists.alike import alike
from rfp.lists.cell_reading import Here
from rfp.lists.columns import Columns
from rfp.lists.entry import Entry, Reading
from rfp.lists.found_table import ListTable
from rfp.lists.row_reading import read_rows
from rfp.lists.subject import Field, Subject
from rfp.lists.tongue import worded
from rfp.readiness.risk import RiskJudgement
from rfp.readiness.risk_group import RiskGroup
from workbench.language import parse_date
from workbench.problem import Problem

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRisk:
    """One risk as a list brings it; words by language."""

    texts: Words
    group: RiskGroup
    risk: RiskJudgement
    owner: str
    evidence: str


def read_risks(
    tables: Sequence[ListTable], columns: Columns, here: Here, *, carried: Collection[Field] = ()
) -> Reading:
    """Read a list of risks; what reads like a risk that is there already is asked."""
    gathered = read_rows(tables, columns, Subject.RISKS, here, carried=carried)
    for each in alike(gathered, here.texts, (Field.FACTOR,)):
        gathered.ask(each, alone=True)
    return gathered.reading()


def risks_of(reading: Reading) -> list[ListedRisk]:
    """Return the risks that are to be stored; open questions are refused."""
    if reading.doubts:
        raise Problem("{count} questions of the list are still open", count=len(reading.doubts))
    return [_risk(entry) for entry in reading.entries]


def _risk(entry: Entry) -> ListedRisk:
    review = entry.get(Field.REVIEW)
    return ListedRisk(
        texts=worded(entry.get(Field.FACTOR)),
        group=RiskGroup(entry.get(Field.RISK_GROUP)),
        risk=RiskJudgement(
            weight=_figure(entry, Field.WEIGHT),
            own=_figure(entry, Field.OWN_STATUS),
            others=_figure(entry, Field.OTHER_STATUS),
            mitigation=entry.get(Field.MITIGATION),
            review=parse_date(review) if review else None,
        ),
        owner=entry.get(Field.OWNER),
        evidence=entry.get(Field.EVIDENCE),
    )


def _figure(entry: Entry, field: Field) -> int | None:
    found = entry.get(field)
    return int(found) if found else None
