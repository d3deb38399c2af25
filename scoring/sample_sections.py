"""What the sample's request for proposal says where the ready sections leave a blank."""

from collections.abc import Mapping
from dataclasses import replace

from rfp.writing.ready_sections import SectionLine
from rfp.writing.section import Section, filled_section

# What fills each blank, by what it asks for: a blank and its answer stand in the same language.
_ANSWERS = {
    "what the organisation does, for whom, and how large it is": (
        "we make and service pumps and water-treatment units for industry and towns. 180 people at "
        "four sites win about 1,200 orders a year"
    ),
    "سازمان چه می‌کند، برای چه کسانی و با چه اندازه‌ای": (
        "برای صنایع و شهرها پمپ و دستگاه تصفیهٔ آب می‌سازیم و خدمات آن را می‌دهیم. ۱۸۰ نفر در "
        "چهار محل سالانه حدود ۱٬۲۰۰ سفارش می‌گیرند"
    ),
    "processes that stay as they are": "Purchasing, production and warehouse",
    "فرآیندهایی که تغییر نمی‌کنند": "خرید، تولید و انبار",
    "units and sites that will use the system": (
        "Marketing, sales, credit control and service in Tehran, Isfahan, Shiraz and Tabriz"
    ),
    "واحدها و محل‌هایی که از سامانه استفاده می‌کنند": (
        "بازاریابی، فروش، کنترل اعتبار و خدمات در تهران، اصفهان، شیراز و تبریز"
    ),
    "units and sites left out for now": "The factory and the dealers abroad",
    "واحدها و محل‌هایی که فعلاً کنار می‌مانند": "کارخانه و نمایندگان خارج از کشور",
    "name, address and e-mail of the contact": (
        "Reza Tavakoli, facilitator of the committee, crm.selection@example.com"
    ),
    "نام، نشانی و رایانامهٔ رابط": "رضا توکلی، دبیر کمیته، crm.selection@example.com",
    "days of validity": "90",
    "مدت اعتبار": "۹۰",
    "largest share": "10",
    "بیشترین سهم": "۱۰",
    "unit, region or process of the pilot": "sales and service in Isfahan, 12 people",
    "واحد، منطقه یا فرآیند آزمایشی": "فروش و خدمات اصفهان با ۱۲ نفر",
    "days of delay": "10",
    "مدت تأخیر": "۱۰",
    "credit": "5",
    "میزان کسر": "۵",
    "place or country": "a data centre inside the country",
    "محل یا کشور": "یک مرکز داده در داخل کشور",
    "days for payment": "30",
    "مهلت پرداخت": "۳۰",
    "months of warranty": "12",
    "مدت تضمین": "۱۲",
    "law and court or arbitration": "the law of Iran; the arbitration centre of the Tehran chamber",
    "قانون و دادگاه یا داوری": "قانون ایران؛ مرکز داوری اتاق بازرگانی تهران",
}

# Figures that the ready tables leave empty, line by line.
_FIGURES: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "training": ({"people": "40"}, {"people": "8"}, {"people": "3"}),
    "volumes": (
        {"now": "51", "later": "80"},
        {"now": "35", "later": "60"},
        {"now": "6", "later": "20"},
        {"now": "4", "later": "6"},
        {"now": "60000", "later": "75000"},
        {"now": "350", "later": "600"},
    ),
}


def sample_section(section: Section) -> Section:
    """Return a ready section with every blank filled as the sample fills it."""
    full = replace(section, lines=_with_figures(section.code, section.lines))
    return filled_section(full, answers())


def answers() -> dict[str, str]:
    """Return what fills each blank, by the blank as it stands in a text."""
    marks = {True: "[to be filled: {}]", False: "[تکمیل شود: {}]"}
    return {marks[asked.isascii()].format(asked): told for asked, told in _ANSWERS.items()}


def _with_figures(code: str, lines: tuple[SectionLine, ...]) -> tuple[SectionLine, ...]:
    given = _FIGURES.get(code)
    if given is None:
        return lines
    return tuple(
        SectionLine(words=line.words, figures={**line.figures, **figures})
        for line, figures in zip(lines, given, strict=True)
    )
