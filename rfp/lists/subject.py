"""What a list may be about, and which columns each kind of list has."""

from collections.abc import Mapping
from enum import StrEnum

from rfp.needs.requirement import Moscow
from workbench.problem import Term


class Subject(StrEnum):
    """What the rows of a list become."""

    STEPS = "steps"
    GAPS = "gaps"
    REQUIREMENTS = "requirements"
    RISKS = "risks"


class Field(StrEnum):
    """What a column holds."""

    CODE = "code"
    TEXT = "text"
    TRANSLATION = "translation"
    KIND = "kind"
    MODULE = "module"
    MOSCOW = "moscow"
    MANDATORY = "mandatory"
    CRITERION = "criterion"
    OWNER = "owner"
    ACCEPTANCE = "acceptance"
    WAVE = "wave"
    GAPS = "gaps"
    PROCESS = "process"
    NUMBER = "number"
    LANE = "lane"
    STEP = "step"
    SYSTEM = "system"
    SUPPLIER = "supplier"
    INPUT = "input"
    OUTPUT = "output"
    CUSTOMER = "customer"
    PAIN = "pain"
    FREQUENCY = "frequency"
    DURATION = "duration"
    AS_IS_WORDS = "as-is words"
    TO_BE_WORDS = "to-be words"
    REQUIREMENT = "requirement"
    PEOPLE_PART = "people part"
    TITLE = "title"
    GAP_KIND = "gap kind"
    OF_PEOPLE = "people"
    OF_PROCESS = "of process"
    OF_TECHNOLOGY = "technology"
    OF_DATA = "data"
    AS_IS = "as-is"
    TO_BE = "to-be"
    IMPACT = "impact"
    CONSTRAINT = "constraint"
    RISK = "risk"
    DEPENDENCY = "dependency"
    EFFORT = "effort"
    WAITS_FOR = "waits for"
    FACTOR = "factor"
    RISK_GROUP = "risk group"
    WEIGHT = "weight"
    OWN_STATUS = "own status"
    OTHER_STATUS = "other status"
    MITIGATION = "mitigation"
    REVIEW = "review"
    EVIDENCE = "evidence"
    OF_MUST = "of must"
    OF_SHOULD = "of should"
    OF_COULD = "of could"
    OF_WONT = "of wont"

    @property
    def label(self) -> Term:
        return LABELS[self]


FIELDS: Mapping[Subject, tuple[Field, ...]] = {
    Subject.STEPS: (
        Field.STEP, Field.LANE, Field.PROCESS, Field.NUMBER, Field.SYSTEM, Field.SUPPLIER,
        Field.INPUT, Field.OUTPUT, Field.CUSTOMER, Field.PAIN, Field.FREQUENCY, Field.DURATION,
        Field.AS_IS_WORDS, Field.TO_BE_WORDS, Field.REQUIREMENT,
    ),
    Subject.GAPS: (
        Field.TITLE, Field.GAP_KIND, Field.PEOPLE_PART, Field.OF_PEOPLE, Field.OF_PROCESS,
        Field.OF_TECHNOLOGY, Field.OF_DATA, Field.AS_IS, Field.TO_BE, Field.IMPACT,
        Field.CONSTRAINT, Field.RISK, Field.DEPENDENCY, Field.AS_IS_WORDS, Field.TO_BE_WORDS,
        Field.EFFORT, Field.WAVE, Field.OWNER, Field.NUMBER, Field.WAITS_FOR,
    ),
    Subject.REQUIREMENTS: (
        Field.CODE, Field.TEXT, Field.TRANSLATION, Field.MOSCOW, Field.MANDATORY, Field.KIND,
        Field.MODULE, Field.CRITERION, Field.GAPS, Field.OWNER, Field.ACCEPTANCE, Field.WAVE,
        Field.OF_MUST, Field.OF_SHOULD, Field.OF_COULD, Field.OF_WONT,
    ),
    Subject.RISKS: (
        Field.FACTOR, Field.RISK_GROUP, Field.WEIGHT, Field.OWN_STATUS, Field.OTHER_STATUS,
        Field.MITIGATION, Field.OWNER, Field.REVIEW, Field.EVIDENCE,
    ),
}  # fmt: skip

# Without this column a row tells nothing.
MAIN: Mapping[Subject, Field] = {
    Subject.STEPS: Field.STEP,
    Subject.GAPS: Field.TITLE,
    Subject.REQUIREMENTS: Field.TEXT,
    Subject.RISKS: Field.FACTOR,
}
TICKED = (Field.OF_PEOPLE, Field.OF_PROCESS, Field.OF_TECHNOLOGY, Field.OF_DATA)
MOSCOW_OF: Mapping[Field, Moscow] = {
    Field.OF_MUST: Moscow.MUST,
    Field.OF_SHOULD: Moscow.SHOULD,
    Field.OF_COULD: Moscow.COULD,
    Field.OF_WONT: Moscow.WONT,
}
LEVELS = (Field.AS_IS, Field.TO_BE)
STATUSES = (Field.WEIGHT, Field.OWN_STATUS, Field.OTHER_STATUS)
FACTORS = (Field.IMPACT, Field.CONSTRAINT, Field.RISK, Field.DEPENDENCY)

LABELS = {
    Field.CODE: Term("Code"),
    Field.TEXT: Term("Requirement"),
    Field.TRANSLATION: Term("Requirement in the other language"),
    Field.KIND: Term("Kind"),
    Field.MODULE: Term("Module"),
    Field.MOSCOW: Term("Importance"),
    Field.MANDATORY: Term("Mandatory"),
    Field.CRITERION: Term("Criterion"),
    Field.OWNER: Term("Owner"),
    Field.ACCEPTANCE: Term("Acceptance test"),
    Field.WAVE: Term("Wave"),
    Field.GAPS: Term("Gaps"),
    Field.PROCESS: Term("Process map"),
    Field.NUMBER: Term("Number"),
    Field.LANE: Term("Lane"),
    Field.STEP: Term("Step"),
    Field.SYSTEM: Term("System"),
    Field.SUPPLIER: Term("Who gives the input"),
    Field.INPUT: Term("Input"),
    Field.OUTPUT: Term("Output"),
    Field.CUSTOMER: Term("Who gets the output"),
    Field.PAIN: Term("Pain"),
    Field.FREQUENCY: Term("How often"),
    Field.DURATION: Term("How long"),
    Field.AS_IS_WORDS: Term("As-is in words"),
    Field.TO_BE_WORDS: Term("To-be in words"),
    Field.REQUIREMENT: Term("Requirement"),
    Field.TITLE: Term("Gap"),
    Field.GAP_KIND: Term("Kind of gap"),
    Field.PEOPLE_PART: Term("Where among people?"),
    Field.OF_PEOPLE: Term("People"),
    Field.OF_PROCESS: Term("Process"),
    Field.OF_TECHNOLOGY: Term("Technology"),
    Field.OF_DATA: Term("Data"),
    Field.AS_IS: Term("As-is, 0 to 5"),
    Field.TO_BE: Term("To-be, 0 to 5"),
    Field.IMPACT: Term("Impact"),
    Field.CONSTRAINT: Term("Constraint"),
    Field.RISK: Term("Risk"),
    Field.DEPENDENCY: Term("Dependency"),
    Field.EFFORT: Term("Effort"),
    Field.WAITS_FOR: Term("Depends on"),
    Field.FACTOR: Term("Factor"),
    Field.RISK_GROUP: Term("Group"),
    Field.WEIGHT: Term("Weight of effect"),
    Field.OWN_STATUS: Term("Own status"),
    Field.OTHER_STATUS: Term("Others"),
    Field.MITIGATION: Term("Mitigation"),
    Field.REVIEW: Term("Next review"),
    Field.EVIDENCE: Term("Evidence (words or a link)"),
    **{field: moscow.label for field, moscow in MOSCOW_OF.items()},
}
