"""What the sample says of its own readiness: success factors, questions, risks, business case."""

import datetime as dt

from rfp.readiness.risk import RiskJudgement
from scoring.sample_content import THOUSAND_EURO, both, own_words

# Each with the goal (by place, from 0) that fails without it.
FACTORS = (
    (
        0,
        both("Sales and service work in one customer file", "فروش و خدمات در یک پرونده کار می‌کنند"),
    ),
    (
        1,
        both(
            "Every offer rests on valid prices and credit", "هر پیشنهاد بر قیمت و اعتبار معتبر است"
        ),
    ),
    (0, both("Customers can trust us with their data", "مشتری دادهٔ خود را با خیال آسوده می‌سپارد")),
)

# Questions from other cases that the RFP asks every vendor.
ASKED = ("lesson.data", "lesson.training", "lesson.stages", "lesson.stand-alone")

_REVIEW = dt.date(2026, 12, 1)
# By factor: weight of effect, own status, status at others.
_RISKS = {
    "risk.resources": (5, 3, 3),
    "risk.change": (4, 2, 3),
    "risk.redesign": (4, 2, 3),
    "risk.stability": (4, 2, 2),
    "risk.experts": (3, 3, 3),
    "risk.experience": (4, 4, 3),
    "risk.own-staff": (3, 2, 2),
    "risk.analysts": (4, 3, 3),
    "risk.participation": (4, 2, 3),
    "risk.agreement": (5, 1, 2),
    "risk.support": (5, 1, 2),
    "risk.team": (4, 2, 2),
    "risk.methods": (3, 2, 2),
    "risk.management": (3, 1, 2),
    "risk.defined": (4, 2, 3),
    "risk.approach": (3, 2, 2),
    "risk.hardware": (3, 1, 1),
    "risk.legal": (5, 2, 2),
    "risk.standards": (2, 2, 2),
    "risk.coordination": (4, 3, 3),
    "risk.users": (4, 3, 2),
    "risk.training": (4, 2, 3),
    "risk.change-led": (4, 3, 3),
    "risk.integrity": (5, 4, 3),
    "risk.infrastructure": (3, 2, 2),
    "risk.novelty": (3, 1, 1),
    "risk.pace": (2, 2, 2),
    "risk.vendors": (3, 3, 3),
}
_MITIGATIONS = {
    "risk.resources": own_words("Two people are freed half-time", "دو نفر نیمه‌وقت آزاد می‌شوند"),
    "risk.experience": own_words(
        "The vendor's team is named in the contract", "گروه ارائه‌دهنده در قرارداد نام برده می‌شود"
    ),
    "risk.integrity": own_words(
        "Customer files are cleansed before migration", "پرونده‌ها پیش از انتقال پالایش می‌شود"
    ),
}
RISKS = {
    code: RiskJudgement(
        weight=weight,
        own=own,
        others=others,
        mitigation=_MITIGATIONS.get(code, ""),
        review=_REVIEW if code in _MITIGATIONS else None,
    )
    for code, (weight, own, others) in _RISKS.items()
}

# By line of the business case: what each of the five years brings or costs, in thousands of euro.
_AMOUNTS = {
    "income.leads": (0, 12, 18, 20, 20),
    "income.pricing": (0, 6, 10, 12, 12),
    "income.retention": (0, 4, 8, 10, 12),
    "saving.service": (0, 5, 8, 9, 9),
    "saving.processes": (0, 6, 10, 10, 10),
    "cost.software": (18, 5, 5, 5, 5),
    "cost.training": (4, 1, 1, 0, 0),
    "cost.integration": (9, 1, 1, 1, 1),
    "cost.configuration": (8, 1, 1, 1, 1),
    "cost.project": (16, 4, 0, 0, 0),
    "cost.redesign": (10, 3, 0, 0, 0),
}
AMOUNTS = {
    line: {year: amount * THOUSAND_EURO for year, amount in enumerate(years, start=1) if amount}
    for line, years in _AMOUNTS.items()
}
