"""What the sample says of goals, problems, alternatives and readiness, in both languages."""

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction

from rfp.goals.alternative import CostClass, Fit, Route, Standing
from rfp.goals.area import Area
from rfp.goals.capability import Cure
from rfp.goals.goal import GoalFamily
from rfp.readiness.item import CONDITIONAL, EXPLICIT, YES
from scoring.sample_content import Words, both, own_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleObjective:
    """A figure of a goal (by place, from 0), and the requirements that serve it by code."""

    goal: int
    title: Words
    unit: Words
    today: Fraction
    target: Fraction
    due: dt.date
    served: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleProblem:
    """A problem, the pains that show it (by place), who finds it how severe, what cures it."""

    by: str
    area: Area
    title: Words
    pains: tuple[int, ...]
    severity: dict[str, int]
    cures: dict[str, Cure]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleAlternative:
    """A way to go, how it fits each gap, and why it was chosen, if it was."""

    route: Route
    title: Words
    cost: CostClass
    standing: Standing
    reason: Words
    source: str
    fits: tuple[Fit, ...]
    why_chosen: Words = field(default_factory=dict)


GOALS = (
    (
        GoalFamily.LOYALTY,
        both("Customers get one answer, and get it soon", "مشتری یک پاسخ می‌گیرد، و زود می‌گیرد"),
    ),
    (
        GoalFamily.REVENUE,
        both("More offers are won at the list price", "پیشنهادهای بیشتری با قیمت فهرست می‌بریم"),
    ),
)
OBJECTIVES = (
    SampleObjective(
        goal=0,
        title=both(
            "Leads answered within one working day", "سرنخ‌هایی که ظرف یک روز کاری پاسخ می‌گیرند"
        ),
        unit=both("%", "٪"),
        today=Fraction(40),
        target=Fraction(90),
        due=dt.date(2027, 9, 30),
        served=("REQ-01", "REQ-02"),
    ),
    SampleObjective(
        goal=0,
        title=both("Complaints answered twice", "شکایت‌هایی که دو بار پاسخ می‌گیرند"),
        unit=both("a month", "در ماه"),
        today=Fraction(22),
        target=Fraction(3),
        due=dt.date(2028, 3, 31),
        served=("REQ-04", "REQ-05"),
    ),
    SampleObjective(
        goal=1,
        title=both("Offers written within two days", "پیشنهادهایی که ظرف دو روز نوشته می‌شوند"),
        unit=both("%", "٪"),
        today=Fraction(35),
        target=Fraction(80),
        due=dt.date(2027, 9, 30),
        served=("REQ-03", "REQ-06"),
    ),
    SampleObjective(
        goal=1,
        title=both(
            "Offers whose price differs from the list", "پیشنهادهایی با قیمت متفاوت از فهرست"
        ),
        unit=both("%", "٪"),
        today=Fraction(12),
        target=Fraction(1),
        due=dt.date(2027, 3, 31),
        served=("REQ-03",),
    ),
)

CAPABILITIES = ("marketing", "sales", "service", "integration", "training")
PROBLEMS = (
    SampleProblem(
        by="sales",
        area=Area.MARKETING,
        title=both("Leads get lost or stay unranked", "سرنخ‌ها گم می‌شوند یا بی‌اولویت می‌مانند"),
        pains=(0, 1),
        severity={"sales": 5},
        cures={"marketing": Cure.YES, "sales": Cure.PARTLY, "service": Cure.NO},
    ),
    SampleProblem(
        by="finance",
        area=Area.SALES,
        title=both(
            "Offers carry wrong prices and wait for credit data",
            "پیشنهادها قیمت نادرست دارند و منتظر دادهٔ اعتبارند",
        ),
        pains=(2, 3),
        severity={"finance": 4},
        cures={"sales": Cure.YES, "integration": Cure.YES, "training": Cure.NO},
    ),
    SampleProblem(
        by="service",
        area=Area.SERVICE,
        title=both(
            "Service does not know the customer it answers",
            "خدمات مشتری‌ای را که پاسخ می‌دهد نمی‌شناسد",
        ),
        pains=(4, 5),
        severity={"service": 5, "sales": 3},
        cures={"service": Cure.YES, "training": Cure.PARTLY, "marketing": Cure.NO},
    ),
)
REASONS = both(
    "Leads arrive in four inboxes and some are never seen; offers leave with prices that differ "
    "from the list; service answers the same complaint twice. No single unit can mend this alone, "
    "because marketing, sales, finance and service each keep their own file. A customer "
    "relationship system with one file for all of them cures most of it; shared rules and training "
    "remain our own task.",
    "سرنخ‌ها به چهار صندوق می‌رسند و بعضی هرگز دیده نمی‌شوند؛ قیمت پیشنهادها با فهرست یکی نیست؛ "
    "خدمات به یک شکایت دو بار پاسخ می‌دهد. هیچ واحدی به‌تنهایی این را درست نمی‌کند، زیرا بازاریابی، "
    "فروش، مالی و خدمات هر کدام پروندهٔ خود را دارند. سامانهٔ مدیریت ارتباط با مشتری با یک پروندهٔ "
    "مشترک بیشتر این‌ها را درمان می‌کند؛ قاعدهٔ مشترک و آموزش همچنان کار خود ماست.",
)

ALTERNATIVES = (
    SampleAlternative(
        route=Route.EXTEND,
        title=both("Extend the accounting software", "گسترش نرم‌افزار حسابداری"),
        cost=CostClass.MEDIUM,
        standing=Standing.DROPPED,
        reason=both(
            "It holds invoices well, but leads and complaints would be programmed from nothing.",
            "فاکتور را خوب نگه می‌دارد، اما سرنخ و شکایت را باید از صفر برنامه‌نویسی کرد.",
        ),
        source=own_words("Talk with its maker", "گفت‌وگو با سازندهٔ آن"),
        fits=(Fit.FAILS, Fit.MEETS, Fit.PARTLY, Fit.FAILS),
    ),
    SampleAlternative(
        route=Route.SAAS,
        title=both("Rent a service that is hosted abroad", "اجارهٔ خدمتی که در خارج میزبانی می‌شود"),
        cost=CostClass.LOW,
        standing=Standing.DROPPED,
        reason=both(
            "Customer data has to stay in the country.", "دادهٔ مشتری باید در داخل کشور بماند."
        ),
        source=own_words("Published terms of three services", "شرایط منتشرشدهٔ سه خدمت"),
        fits=(Fit.MEETS, Fit.PARTLY, Fit.MEETS, Fit.PARTLY),
    ),
    SampleAlternative(
        route=Route.PACKAGE,
        title=both(
            "Buy a package with a partner who sets it up", "خرید بسته با شریکی که آن را راه بیندازد"
        ),
        cost=CostClass.MEDIUM,
        standing=Standing.KEPT,
        reason=both(
            "It fits every gap at least in part and can be hosted in the country.",
            "به هر شکاف دست‌کم تا حدی پاسخ می‌دهد و در داخل کشور میزبانی می‌شود.",
        ),
        source=own_words("Demos by two makers", "نمایش دو سازنده"),
        fits=(Fit.MEETS, Fit.PARTLY, Fit.MEETS, Fit.PARTLY),
        why_chosen=both(
            "It closes the most pressing gaps soonest, its cost is known beforehand, and customer "
            "data stays in the country.",
            "مهم‌ترین شکاف‌ها را زودتر از همه می‌بندد، هزینهٔ آن از پیش روشن است و دادهٔ مشتری در "
            "داخل کشور می‌ماند.",
        ),
    ),
)

# By gate: the verdict and its reason.
VERDICTS = {
    "gate.goal": (
        EXPLICIT,
        own_words("Named in the plan of the year", "در برنامهٔ سال آمده است"),
    ),
    "gate.help": (
        YES,
        own_words("Each problem has a capability that cures it", "هر عارضه توانمندی درمانگری دارد"),
    ),
    "gate.feasible": (
        YES,
        own_words("Two people half-time, budget approved", "دو نفر نیمه‌وقت، بودجه تصویب شده"),
    ),
    "gate.success": (
        CONDITIONAL,
        own_words(
            "Data is cleansed first; remote access is still open",
            "نخست داده پاک‌سازی شود؛ دسترسی از راه دور هنوز باز است",
        ),
    ),
}
# Why the chair issues the RFP although the needs analysis has open tasks.
ISSUED_OVER = own_words(
    "What is open in the needs analysis is asked of the vendors in this call",
    "آنچه در نیازسنجی باز است در همین فراخوان از ارائه‌دهندگان پرسیده می‌شود",
)
