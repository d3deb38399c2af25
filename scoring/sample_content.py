"""What the sample selection says: a CRM partner is chosen, every text in English and Persian."""

import datetime as dt
from dataclasses import dataclass

from rfp.needs.gap import GapKind, Judgement
from workbench.committee import Role

Words = dict[str, str]


def both(english: str, persian: str) -> Words:
    """Return a text of the trade in both languages."""
    return {"en": english, "fa": persian}


def own_words(english: str, persian: str) -> str:
    """Return what a member or vendor wrote: own words stand once, so both languages stand there."""
    return f"{english} – {persian}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A made-up member of the committee."""

    key: str
    name: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleGap:
    """A gap, the pains it explains (by place, from 0), and how it is judged."""

    kind: GapKind
    title: Words
    pains: tuple[int, ...]
    judgement: Judgement


def _judged(*levels: int) -> Judgement:
    """Return a judgement from as-is, to-be, impact, constraint, risk and dependency, in a row."""
    names = ("as_is", "to_be", "impact", "constraint", "risk", "dependency")
    return Judgement(**dict(zip(names, levels, strict=True)))


TITLE = both("Partner for customer relationship management", "شریک مدیریت ارتباط با مشتری")

PEOPLE = (
    Person(key="chair", name="Sara Ahmadi – سارا احمدی", roles=frozenset({Role.CHAIR})),
    Person(key="sales", name="Omid Rezaei – امید رضایی", roles=frozenset({Role.EVALUATOR})),
    Person(key="service", name="Leila Karimi – لیلا کریمی", roles=frozenset({Role.EVALUATOR})),
    Person(key="it", name="Navid Moradi – نوید مرادی", roles=frozenset({Role.EVALUATOR})),
    Person(key="finance", name="Mina Sadeghi – مینا صادقی", roles=frozenset({Role.EVALUATOR})),
    Person(
        key="facilitator", name="Reza Tavakoli – رضا توکلی", roles=frozenset({Role.FACILITATOR})
    ),
    Person(key="observer", name="Parisa Nouri – پریسا نوری", roles=frozenset({Role.OBSERVER})),
)

MAP_TITLE = both("From lead to order, as it is", "از سرنخ تا سفارش، وضع موجود")
# Lane and step, each in both languages; every step follows the one before it.
STEPS = (
    (both("Marketing", "بازاریابی"), both("Collect leads", "گردآوری سرنخ‌ها")),
    (both("Sales", "فروش"), both("Qualify lead", "ارزیابی سرنخ")),
    (both("Sales", "فروش"), both("Visit customer", "بازدید از مشتری")),
    (both("Sales", "فروش"), both("Write offer", "نوشتن پیشنهاد")),
    (both("Finance", "مالی"), both("Check credit", "بررسی اعتبار")),
    (both("Sales", "فروش"), both("Win order", "دریافت سفارش")),
    (both("Service", "خدمات"), both("Hand over to service", "تحویل به خدمات")),
    (both("Service", "خدمات"), both("Answer complaints", "پاسخ به شکایت‌ها")),
)

# Who says it, at which step (from 1), and what hurts.
PAINS = (
    (
        "sales",
        1,
        own_words(
            "Leads arrive in four inboxes, some are never seen",
            "سرنخ‌ها به چهار صندوق می‌رسند و بعضی هرگز دیده نمی‌شوند",
        ),
    ),
    (
        "sales",
        2,
        own_words(
            "Nobody knows which leads are worth a visit", "کسی نمی‌داند کدام سرنخ ارزش بازدید دارد"
        ),
    ),
    (
        "finance",
        4,
        own_words(
            "Prices in offers differ from the price list", "قیمت پیشنهادها با فهرست قیمت یکی نیست"
        ),
    ),
    (
        "it",
        5,
        own_words(
            "Credit data is typed by hand from the accounting system",
            "دادهٔ اعتبار دستی از نرم‌افزار حسابداری وارد می‌شود",
        ),
    ),
    (
        "service",
        7,
        own_words(
            "Service learns of a new customer only when he complains",
            "خدمات، مشتری تازه را تنها هنگام شکایت می‌شناسد",
        ),
    ),
    (
        "service",
        8,
        own_words(
            "The same complaint is answered twice, differently",
            "به یک شکایت دو پاسخ متفاوت داده می‌شود",
        ),
    ),
    ("chair", 3, own_words("Visit reports are short", "گزارش بازدیدها کوتاه است")),
)
SET_ASIDE = {6: own_words("A matter of habit, no tool needed", "موضوع عادت است و ابزار نمی‌خواهد")}

GAPS = (
    SampleGap(
        kind=GapKind.PROCESS,
        pains=(0, 1),
        judgement=_judged(1, 4, 5, 2, 4, 4),
        title=both("One way for every lead", "یک مسیر برای همهٔ سرنخ‌ها"),
    ),
    SampleGap(
        kind=GapKind.TECHNOLOGY,
        pains=(3,),
        judgement=_judged(1, 4, 4, 3, 4, 5),
        title=both("Accounting and sales do not talk", "حسابداری و فروش به هم وصل نیستند"),
    ),
    SampleGap(
        kind=GapKind.DATA,
        pains=(2, 4),
        judgement=_judged(1, 4, 5, 2, 4, 3),
        title=both("No single customer file", "پروندهٔ یگانهٔ مشتری نداریم"),
    ),
    SampleGap(
        kind=GapKind.PEOPLE,
        pains=(5,),
        judgement=_judged(2, 4, 3, 2, 3, 2),
        title=both("Service works without shared rules", "خدمات قاعدهٔ مشترک ندارد"),
    ),
)

# Key -> parent and title; each technical criterion has two leaves. Weights: sample_weights.
CRITERIA = {
    "functional": (None, both("Functional fit", "تناسب کارکردی")),
    "integration": (None, both("Integration", "یکپارچگی")),
    "implementation": (None, both("Implementation", "پیاده‌سازی")),
    "viability": (None, both("Vendor viability", "پایداری ارائه‌دهنده")),
    "price": (None, both("Price", "قیمت")),
    "sales": ("functional", both("Sales and marketing", "فروش و بازاریابی")),
    "service": ("functional", both("Service and support", "خدمات و پشتیبانی")),
    "interfaces": ("integration", both("Interfaces", "رابط‌ها")),
    "migration": ("integration", both("Data migration", "انتقال داده")),
    "method": ("implementation", both("Method and team", "روش و گروه اجرا")),
    "training": ("implementation", both("Training", "آموزش")),
    "record": ("viability", both("Record and references", "سابقه و معرف‌ها")),
    "stability": ("viability", both("Financial stability", "ثبات مالی")),
}

TIMETABLE = {
    "issue": dt.date(2026, 9, 7),
    "questions": dt.date(2026, 9, 21),
    "answers": dt.date(2026, 9, 28),
    "proposals": dt.date(2026, 10, 12),
    "opening": dt.date(2026, 10, 13),
    "demos": dt.date(2026, 10, 26),
    "decision": dt.date(2026, 11, 9),
}

VENDORS = {
    "aban": both("Aban", "آبان"),
    "baran": both("Baran", "باران"),
    "caspian": both("Caspian", "کاسپین"),
    "damavand": both("Damavand", "دماوند"),
}
EXCLUSION = both(
    "Its proposal hosts customer data abroad; the requirement asks for hosting in the country.",
    "طرح پیشنهادی آن دادهٔ مشتری را در خارج میزبانی می‌کند؛ نیازمندی، میزبانی داخلی است.",
)
# How each of the others meets the mandatory requirement.
PASSES = {
    "aban": both(
        "The contract of its data centre in Tehran is enclosed; the backups are in Karaj.",
        "قرارداد مرکز دادهٔ آن در تهران پیوست است؛ نسخه‌های پشتیبان در کرج‌اند.",
    ),
    "baran": both(
        "It runs data centres of its own in Tehran and Isfahan and names both addresses.",
        "در تهران و اصفهان مرکز دادهٔ خود را دارد و نشانی هر دو را آورده است.",
    ),
    "caspian": both(
        "It hosts with a partner in Tehran, backups included; its answer names the address.",
        "نزد همکاری در تهران میزبانی می‌کند، پشتیبان‌ها هم همان‌جاست؛ نشانی در پاسخ آمده است.",
    ),
}

# Points per technical criterion, in the order of CRITERIA: the sum of ten scores is points / 2.
POINTS = {
    "aban": {"functional": 86, "integration": 74, "implementation": 80, "viability": 70},
    "baran": {"functional": 78, "integration": 80, "implementation": 72, "viability": 76},
    "caspian": {"functional": 70, "integration": 66, "implementation": 76, "viability": 60},
}
PRICES = {"aban": 52, "baran": 46, "caspian": 40}  # [thousand euro]
PRICE_FLOOR, PRICE_CEILING = 30, 70  # [thousand euro]
THOUSAND_EURO = 100_000  # [cents]

# How a vendor answers: requirement code -> answer code, where it is not "Full".
ANSWERS = {
    "aban": {"REQ-02": "Configuration", "REQ-07": "Third party", "REQ-10": "Full"},
    "baran": {"REQ-02": "Configuration", "REQ-11": "Partial"},
    "caspian": {"REQ-02": "Partial", "REQ-04": "Configuration", "REQ-07": "Roadmap"},
    "damavand": {"REQ-09": "No"},
}
COMMENTS = {
    "Full": own_words("Part of the product today", "امروز بخشی از محصول است"),
    "Configuration": own_words("By settings, without programming", "با تنظیم و بدون برنامه‌نویسی"),
    "Partial": own_words("Covers the main case", "حالت اصلی را پوشش می‌دهد"),
    "Third party": own_words("Through our partner's connector", "با رابط شریک ما"),
    "Roadmap": own_words("Planned for the spring release", "برای نسخهٔ بهار برنامه‌ریزی شده"),
    "No": own_words("Hosting is abroad", "میزبانی در خارج است"),
}
SCORE_COMMENTS = {
    5: own_words("Shown live, with a reference", "زنده نشان داده شد و معرف دارد"),
    4: own_words("Convincing", "قانع‌کننده"),
    3: own_words("Small gaps", "کاستی‌های کوچک"),
    2: own_words("Gaps that matter", "کاستی‌های مهم"),
    1: own_words("Serious gaps", "کاستی‌های جدی"),
    0: own_words("Not addressed", "پاسخ داده نشد"),
}

EVIDENCE = {
    "Full": own_words("Product manual", "راهنمای محصول"),
    "Configuration": own_words("Configuration guide", "راهنمای پیکربندی"),
    "Partial": own_words("Release notes", "یادداشت نسخه"),
    "Third party": own_words("Data sheet of the connector", "برگهٔ مشخصات رابط"),
    "Roadmap": own_words("Published plan", "برنامهٔ منتشرشده"),
    "No": "",
}
SCORERS = ("chair", "sales", "service", "it", "finance")
SCORED = (
    "sales", "service", "interfaces", "migration", "method", "training", "record", "stability",
)  # fmt: skip
# Who a visitor enters as, by role.
ENTRIES = {"chair": "chair", "evaluator": "service", "observer": "observer"}
