"""What the sample says of its own readiness: success factors, questions, risks, business case."""

import datetime as dt

from rfp.readiness.item import DONE, HOLDS, OPEN, PARTLY, YES
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

# By task of the needs analysis, key point and line of the business case: who cares for it, the
# verdict, and what shows it.
ITEMS = {
    "task.goals": (
        "chair", DONE, own_words("Minutes of the first meeting", "صورت‌جلسهٔ نشست نخست"),
    ),
    "task.processes": (
        "facilitator", DONE, own_words("Map from lead to order", "نقشهٔ «از سرنخ تا سفارش»"),
    ),
    "task.functions": (
        "sales", DONE, own_words("List 1, each item under a gap", "فهرست ۱، هر مورد زیر یک شکاف"),
    ),
    "task.reports": ("finance", DONE, own_words("Register of reports", "فهرست گزارش‌ها")),
    "task.gaps": ("chair", DONE, own_words("Gap register, signed off", "فهرست تأییدشدهٔ شکاف‌ها")),
    "task.interfaces": ("it", DONE, own_words("Register of interfaces", "فهرست واسط‌ها")),
    "task.remote": (
        "it", OPEN, own_words("Asked of the vendors in the call", "در فراخوان پرسیده می‌شود"),
    ),
    "task.design": (
        "sales", DONE, own_words("Two sessions with six users", "دو جلسه با شش کاربر"),
    ),
    "task.technology": (
        "it", DONE, own_words("Ways that were compared", "راه‌های مقایسه‌شده"),
    ),
    "task.data": ("it", DONE, own_words("Register of data", "فهرست داده‌ها")),
    "task.training": ("service", DONE, own_words("Register of training", "فهرست آموزش‌ها")),
    "task.support": ("service", DONE, own_words("Register of support", "فهرست پشتیبانی")),
    "task.scope": (
        "chair", DONE, own_words("Scope and budget, approved", "دامنه و بودجهٔ مصوب"),
    ),
    "point.problem": ("chair", YES, own_words("Problems and reasons", "عارضه‌ها و دلایل")),
    "point.benefits": ("finance", YES, own_words("Objectives with figures", "هدف‌های سنجش‌پذیر")),
    "point.partner": ("facilitator", YES, own_words("Evaluation plan", "طرح ارزیابی")),
    "point.whole": ("facilitator", YES, own_words("Trace without gaps", "زنجیرهٔ بی‌گسست")),
    "point.process": ("sales", YES, own_words("Map of the work to be", "نقشهٔ وضع مطلوب")),
    "point.change": (
        "service", PARTLY, own_words("Plan drafted, owner named", "برنامه پیش‌نویس شد، مسئول معین"),
    ),
    "point.together": ("chair", YES, own_words("Every unit has a seat", "هر واحد نماینده دارد")),
    "point.real-partner": (
        "chair", YES, own_words("Joint review every quarter", "بازنگری مشترک هر فصل"),
    ),
    "point.method": ("it", YES, own_words("Stages named in the RFP", "مرحله‌ها در درخواست آمده")),
    "point.users": ("sales", YES, own_words("Two sessions with six users", "دو جلسه با شش کاربر")),
    "income.leads": ("sales", HOLDS, own_words("Leads of two years", "سرنخ‌های دو سال گذشته")),
    "income.pricing": ("sales", HOLDS, own_words("Discounts of 2025", "تخفیف‌های سال ۲۰۲۵")),
    "income.retention": ("service", HOLDS, own_words("Customers lost", "مشتریان از دست رفته")),
    "saving.service": ("service", HOLDS, own_words("Hours by case", "ساعت کار هر پرونده")),
    "saving.processes": ("finance", HOLDS, own_words("Time studies", "زمان‌سنجی کارها")),
    "cost.software": ("it", HOLDS, own_words("Three price lists", "سه فهرست قیمت")),
    "cost.training": ("service", HOLDS, own_words("Register of training", "فهرست آموزش‌ها")),
    "cost.integration": ("it", HOLDS, own_words("Register of interfaces", "فهرست واسط‌ها")),
    "cost.project": ("finance", HOLDS, own_words("Days by role", "روز کار هر نقش")),
}  # fmt: skip

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

# By question of gate 3: who answers for it, the verdict, and the answer.
MEANS = {
    "means.people.free": (
        "chair", YES, own_words("Two people, half-time, for ten months", "دو نفر، نیمه‌وقت، ده ماه"),
    ),
    "means.people.lead": (
        "chair", YES, own_words("Head of sales; the board decides", "مدیر فروش؛ هیئت‌مدیره"),
    ),
    "means.people.skills": (
        "it", PARTLY, own_words("Integration is bought in", "یکپارچه‌سازی را از بیرون می‌گیریم"),
    ),
    "means.people.daily": (
        "sales", YES, own_words("Two colleagues cover in turn", "دو همکار به‌نوبت جانشین‌اند"),
    ),
    "means.money.approved": (
        "finance", YES, own_words("By the board, for two years", "هیئت‌مدیره، برای دو سال"),
    ),
    "means.money.own-work": (
        "finance", YES, own_words("Yes: project and redesign", "بله: مدیریت پروژه و بازطراحی"),
    ),
    "means.money.running": (
        "finance", YES, own_words("From the budget of IT", "از بودجهٔ فناوری اطلاعات"),
    ),
    "means.money.reserve": ("finance", PARTLY, own_words("About one twelfth", "حدود یک‌دوازدهم")),
    "means.infrastructure.buy": (
        "it", YES, own_words("Headsets for service only", "فقط گوشی برای واحد خدمات"),
    ),
    "means.infrastructure.hosting": (
        "it", YES, own_words("In the country, as the law asks", "در کشور، چنان‌که قانون می‌خواهد"),
    ),
    "means.infrastructure.joined": (
        "it", PARTLY, own_words("Accounting yes, telephone not yet", "حسابداری بله، تلفن هنوز نه"),
    ),
    "means.infrastructure.security": ("it", YES, own_words("The head of IT", "مدیر فناوری")),
}  # fmt: skip
BUDGET = 110 * THOUSAND_EURO
BUDGET_SHOWN_BY = own_words("Minutes of the board", "صورت‌جلسهٔ هیئت‌مدیره")

# What the background of the RFP says of the vision, and who wrote it.
VISION = {
    "vision.sentence": both(
        "every customer is known by all of us, and no promise is lost between two desks.",
        "هر مشتری را همهٔ ما می‌شناسیم و هیچ قولی میان دو میز گم نمی‌شود.",
    ),
    "vision.customers": both(
        "one person answers for a case from the first call to the repair, and knows what was said.",
        "یک نفر از نخستین تماس تا تعمیر پاسخ‌گوی کار است و می‌داند پیش‌تر چه گفته شده است.",
    ),
    "vision.people": both(
        "they look up what is agreed instead of asking for it, and type nothing twice.",
        "توافق‌ها را به‌جای پرسیدن در سامانه می‌بینند و هیچ چیز را دو بار وارد نمی‌کنند.",
    ),
    "vision.makers": both(
        "the committee, four people of sales and service, and two customers.",
        "اعضای کمیته، چهار نفر از فروش و خدمات و دو مشتری.",
    ),
}
