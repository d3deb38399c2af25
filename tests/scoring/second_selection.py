"""A selection for tests that is not the sample; every figure is worked out by hand below.

Effective weights in percent, all multiples of 2:

    fit 40 = coverage 20 + ease 12 + reports 8      delivery 20 = schedule 12 + team 8
    security 10                                     price 30

Three people score 0-5, so the points of a leaf are 20/3 x the sum of its three scores and its part
in the total is weight x sum / 15 with the weight in percent. Only Sepand's security has an
abstention: 3 and 4 make 20 x 7/2 = 70 points, a part of 7. Price points are 100 x 36,000 / price.

            coverage  ease  reports  schedule  team  security  sum of weight x sum   price part
    Parsa      10      10     10        12      13       8     200+120+80+144+104+80 = 728   24
    Rayan      11      10      9         9       9       9     220+120+72+108+72+90  = 682   27
    Sepand      9       9      8         8      10      (7)    180+108+64+96+80      = 528   22.5
    Toska       6       7      5         6       5       3     120+84+40+72+40+30    = 386   30

    Parsa   728/15 + 24 = 1088/15 = 72.53        Sepand  528/15 + 7 + 22.5 = 64.7
    Rayan   682/15 + 27 = 1087/15 = 72.47        Toska   386/15 + 30 = 836/15 = 55.73

Parsa and Rayan both have 72.5 as published, a tie.
The published tie-break rule is "more points on fit": Rayan (11x50 + 10x30 + 9x20) / 15 = 1030/15 =
68.67, Parsa 1000/15 = 66.67. So Rayan is first although Parsa's unrounded total is higher.
Zagros fails a mandatory requirement; its price, the lowest of all, stays sealed.
"""

from fractions import Fraction

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.planning.plan import Plan
from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.scale import Scale
from rfp.planning.tie_break import TieBreak, TieRule
from scoring.value import NoScore, Score

TITLE = {"en": "Service desk for the regions", "fa": "میز خدمت مناطق"}
CURRENCY = "EUR"

# id, parent, local weight in percent
CRITERIA = (
    ("fit", None, 40),
    ("coverage", "fit", 50),
    ("ease", "fit", 30),
    ("reports", "fit", 20),
    ("delivery", None, 20),
    ("schedule", "delivery", 60),
    ("team", "delivery", 40),
    ("security", None, 10),
    ("price", None, 30),
)
LEAVES = ("coverage", "ease", "reports", "schedule", "team", "security", "price")

TITLES = {
    "fit": {"en": "Fit to our work", "fa": "تناسب با کار ما"},
    "coverage": {"en": "Coverage of the requirements", "fa": "پوشش نیازمندی‌ها"},
    "ease": {"en": "Ease of use", "fa": "آسانی کاربرد"},
    "reports": {"en": "Reports", "fa": "گزارش‌ها"},
    "delivery": {"en": "Delivery", "fa": "اجرا و تحویل"},
    "schedule": {"en": "Schedule", "fa": "زمان‌بندی"},
    "team": {"en": "Team", "fa": "تیم اجرا"},
    "security": {"en": "Security", "fa": "امنیت"},
    "price": {"en": "Price", "fa": "قیمت"},
}

VENDORS = {
    "parsa": {"en": "Parsa", "fa": "پارسا"},
    "rayan": {"en": "Rayan", "fa": "رایان"},
    "sepand": {"en": "Sepand", "fa": "سپند"},
    "toska": {"en": "Toska", "fa": "توسکا"},
    "zagros": {"en": "Zagros", "fa": "زاگرس"},
}
EVALUATORS = {
    "niloofar": {"en": "Niloofar", "fa": "نیلوفر"},
    "omid": {"en": "Omid", "fa": "امید"},
    "shirin": {"en": "Shirin", "fa": "شیرین"},
}
EXCLUDED = {"zagros": "Calls are stored outside the country (mandatory requirement R-07)."}

# vendor -> leaf -> scores of Niloofar, Omid and Shirin; None is an abstention
SCORES: dict[str, dict[str, tuple[int | None, ...]]] = {
    "parsa": {
        "coverage": (3, 3, 4),
        "ease": (4, 3, 3),
        "reports": (3, 4, 3),
        "schedule": (4, 4, 4),
        "team": (5, 4, 4),
        "security": (3, 3, 2),
    },
    "rayan": {
        "coverage": (4, 4, 3),
        "ease": (3, 4, 3),
        "reports": (3, 3, 3),
        "schedule": (2, 3, 4),
        "team": (3, 4, 2),
        "security": (3, 3, 3),
    },
    "sepand": {
        "coverage": (3, 2, 4),
        "ease": (3, 3, 3),
        "reports": (2, 3, 3),
        "schedule": (3, 3, 2),
        "team": (4, 3, 3),
        "security": (3, 4, None),
    },
    "toska": {
        "coverage": (2, 2, 2),
        "ease": (3, 2, 2),
        "reports": (1, 2, 2),
        "schedule": (2, 2, 2),
        "team": (2, 1, 2),
        "security": (1, 0, 2),
    },
}
ABSTENTION = {
    "vendor": "sepand",
    "leaf": "security",
    "evaluator": "shirin",
    "reason": {
        "en": "I took part in Sepand's security audit last year.",
        "fa": "پارسال در ممیزی امنیت سپند همکاری داشتم.",
    },
}

# minor units (cents)
PRICES = {"parsa": 45_000_00, "rayan": 40_000_00, "sepand": 48_000_00, "toska": 36_000_00}
SEALED_PRICE_OF_ZAGROS = 20_000_00

PRECISION = Fraction(1, 10)
TIE_BREAK = TieBreak(rule=TieRule.HIGHER_CRITERION, criterion="fit")
PRICE_RULE = PriceRule(formula=PriceFormula.LOWEST)

PRICE_POINTS = {
    "parsa": Fraction(80),
    "rayan": Fraction(90),
    "sepand": Fraction(75),
    "toska": Fraction(100),
}
TOTALS = {
    "parsa": Fraction(1088, 15),
    "rayan": Fraction(1087, 15),
    "sepand": Fraction(647, 10),
    "toska": Fraction(836, 15),
}
PUBLISHED = {
    "parsa": Fraction("72.5"),
    "rayan": Fraction("72.5"),
    "sepand": Fraction("64.7"),
    "toska": Fraction("55.7"),
}
RANKS = {"rayan": 1, "parsa": 2, "sepand": 3, "toska": 4}
TIED = {"rayan", "parsa"}  # "tie at 0.1", parted by the tie-break rule

# All but price make 728/15 and 682/15 of 70 %: 208/3 and 1364/21 points. With price at t Parsa has
# (1456 + 224 t) / 21 and Rayan (1364 + 526 t) / 21, level at t = 92/302 = 46/151 = 30.46 %. Toska
# has (772 + 1328 t) / 21 and passes Rayan at t = 592/802 = 296/401 = 73.82 %. At 30 % Parsa leads,
# unrounded.
PRICE_REVERSALS = {"rayan": Fraction(46, 151), "toska": Fraction(296, 401)}


def tree() -> CriteriaTree:
    return CriteriaTree(
        criteria=tuple(
            Criterion(
                id=name,
                parent=parent,
                weight=Fraction(percent, 100),
                kind=CriterionKind.PRICE if name == "price" else CriterionKind.QUALITY,
            )
            for name, parent, percent in CRITERIA
        )
    )


def sheets() -> dict[str, dict[str, dict[str, Score]]]:
    return {
        vendor: {
            leaf: {
                evaluator: NoScore.ABSTAINED if score is None else score
                for evaluator, score in zip(EVALUATORS, scores, strict=True)
            }
            for leaf, scores in leaves.items()
        }
        for vendor, leaves in SCORES.items()
    }


def scale() -> Scale:
    words = (
        ("not addressed", "پاسخی ندارد"),
        ("serious gaps", "کاستی جدی"),
        ("gaps that matter", "کاستی مهم"),
        ("small gaps", "کاستی جزئی"),
        ("met in full", "کامل"),
        ("met and proven beyond", "کامل و فراتر از نیاز"),
    )
    return Scale(anchors=tuple({"en": en, "fa": fa} for en, fa in words))


def plan() -> Plan:
    return Plan(
        tree=tree(),
        titles=TITLES,
        scales={leaf: scale() for leaf in LEAVES if leaf != "price"},
        price_rule=PRICE_RULE,
        currency=CURRENCY,
        precision=PRECISION,
        tie_break=TIE_BREAK,
    )
