"""What a cell says for its field: taken if it is certain, else left to a person."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rfp.lists import doubt
from rfp.lists.doubt import EMPTY, LEAVE, Said
from rfp.lists.grid import GridRow, Mark
from rfp.lists.headers import loose
from rfp.lists.level import read_level
from rfp.lists.subject import FACTORS, LEVELS, MOSCOW_OF, STATUSES, TICKED, Field
from rfp.needs.gap import MATURITY, STRENGTH, GapKind, PeoplePart
from rfp.needs.pain import LONGEST, pains_in
from rfp.needs.requirement import CODE, Moscow
from rfp.needs.wave import Wave
from rfp.readiness.risk import SCALE
from rfp.readiness.risk_group import RiskGroup
from workbench.language import normal_key, parse_date
from workbench.language.digits import from_digits

YES, NO = "yes", "no"
JOINED = " "  # between the ids of several gaps
_TICKS = "x,×,✓,✔,☑,✅,●,•,■,◆,*,√,+,v,yes,y,true,1,ok,بله,بلی,آری,دارد,هست"
_NOT_TICKS = "no,n,false,0,خیر,نه,ندارد,نیست,✗,✘,☐,○,n/a,none"
_CODE = re.compile(
    r"([a-z]{1,6}(?:[\s._/-]+[a-z]{1,6}){0,2})[\s._/-]*([0-9]{1,4})((?:\s*[.]\s*[0-9]{1,3}){0,3})"
)
_NUMBERED = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}")
_DATE = re.compile(r"[0-9]{4}-0?([0-9]{1,2})-0?([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a closed set: those that settle it, and those that only speak for a value."""

    values: tuple[str, ...]
    certain: Mapping[str, str]
    likely: Mapping[str, str]


def _words(certain: Mapping[str, str], likely: Mapping[str, str]) -> _Words:
    def spread(told: Mapping[str, str]) -> dict[str, str]:
        return {loose(word): value for value, words in told.items() for word in words.split(",")}

    return _Words(tuple(certain), spread(certain), spread(likely))


_CHOICE_MARKS = re.compile(r"\s*[-–.:=()]\s*")
_MOSCOW = _words(
    {
        Moscow.MUST.value: "must,m,must have,mo,الزامی,باید,ضروری",
        Moscow.SHOULD.value: "should,s,should have,مهم,شایسته",
        Moscow.COULD.value: "could,c,could have,خوب است,می‌تواند",
        Moscow.WONT.value: "won't,wont,w,won't have,won't have this time,will not,not this time,"
        "این بار نه",
    },
    {
        Moscow.MUST.value: "high,h,highest,critical,essential,mandatory,required,1,بالا,زیاد,"
        "خیلی زیاد,حیاتی,اجباری",
        Moscow.SHOULD.value: "medium,med,desirable,desired,recommended,important,2,متوسط,مطلوب,"
        "بهتر است",
        Moscow.COULD.value: "low,l,lowest,optional,nice to have,nice,3,کم,پایین,اختیاری",
        Moscow.WONT.value: "out of scope,4,no,خارج از دامنه",
    },
)
_KINDS = _words(
    {
        GapKind.PEOPLE.value: "people,افراد,نیروی انسانی",
        GapKind.PROCESS.value: "process,processes,فرآیند,فرایند",
        GapKind.TECHNOLOGY.value: "technology,tech,فناوری,تکنولوژی",
        GapKind.DATA.value: "data,داده,داده‌ها",
    },
    {
        GapKind.PEOPLE.value: "human,person,organisation,organization,culture,skills,training,"
        "structure,organisation structure,organization structure,ساختار,ساختار سازمانی,"
        "organizational,organisational,سازمان,سازمانی,انسانی,فرهنگ,مهارت,آموزش",
        GapKind.PROCESS.value: "workflow,procedure,operational,گردش کار,رویه,عملیاتی",
        GapKind.TECHNOLOGY.value: "it,system,systems,software,technical,tool,tools,سیستم,سامانه,"
        "نرم‌افزار,فنی",
        GapKind.DATA.value: "information,master data,data quality,اطلاعات",
    },
)
_PARTS = _words(
    {
        PeoplePart.STRUCTURE.value: "structure,organisation structure,organization structure,"
        "organisational structure,organizational structure,ساختار,ساختار سازمانی",
        PeoplePart.CULTURE.value: "culture,organisational culture,organizational culture,"
        "فرهنگ,فرهنگ سازمانی",
        PeoplePart.SKILLS.value: "skills,skill,training,competence,competencies,"
        "مهارت,مهارت‌ها,آموزش",
    },
    {
        PeoplePart.STRUCTURE.value: "organisation,organization,organisational,organizational,"
        "roles,سازمان,سازمانی",
    },
)
_WAVES = _words(
    {
        Wave.NOW.value: "now,اکنون,حالا",
        Wave.NEXT.value: "next,بعدی",
        Wave.LATER.value: "later,بعدتر,بعداً",
    },
    {
        Wave.NOW.value: "1,wave 1,phase 1,release 1,quick win,quick,yes,short term,"
        "موج ۱,فاز ۱,کوتاه‌مدت",
        Wave.NEXT.value: "2,wave 2,phase 2,release 2,medium term,موج ۲,فاز ۲,میان‌مدت",
        Wave.LATER.value: "3,wave 3,phase 3,release 3,long term,no,موج ۳,فاز ۳,بلندمدت",
    },
)
_RISK_GROUPS = _words(
    {
        RiskGroup.ORGANISATION.value: "organisation,organization,organisational,organizational,"
        "organisational risks,organizational risks,سازمان,سازمانی,ریسک‌های سازمانی",
        RiskGroup.SKILLS.value: "skills,skill,skills and specialists,مهارت,مهارت‌ها",
        RiskGroup.PROJECT.value: "project,project management,project risks,پروژه,مدیریت پروژه",
        RiskGroup.SYSTEM.value: "system,system risks,سامانه,سیستم",
        RiskGroup.APPLICATION.value: "application,use,risks of use,کاربرد,به‌کارگیری",
        RiskGroup.TECHNOLOGY.value: "technology,technology risks,فناوری,تکنولوژی",
    },
    {
        RiskGroup.ORGANISATION.value: "people,management,strategic,business,culture,change,legal,"
        "financial,external,مدیریتی,راهبردی,فرهنگی,مالی,حقوقی,بیرونی",
        RiskGroup.SKILLS.value: "hr,human,human resources,competence,training,staff,"
        "نیروی انسانی,منابع انسانی,آموزش",
        RiskGroup.PROJECT.value: "schedule,cost,budget,scope,planning,زمان‌بندی,هزینه,بودجه,دامنه",
        RiskGroup.SYSTEM.value: "requirements,quality,integration,data,security,نیازمندی,کیفیت,"
        "یکپارچگی,داده,امنیت",
        RiskGroup.APPLICATION.value: "users,user,adoption,operational,operations,کاربران,عملیاتی",
        RiskGroup.TECHNOLOGY.value: "it,technical,infrastructure,hardware,software,vendor,"
        "فنی,زیرساخت,نرم‌افزار,سخت‌افزار",
    },
)
_SETS = {
    Field.MOSCOW: _MOSCOW, Field.GAP_KIND: _KINDS, Field.KIND: _KINDS, Field.WAVE: _WAVES,
    Field.PEOPLE_PART: _PARTS, Field.RISK_GROUP: _RISK_GROUPS,
}  # fmt: skip
NEEDED = frozenset({Field.MOSCOW, Field.GAP_KIND, Field.RISK_GROUP, *LEVELS, *FACTORS})
SCALES = {
    **dict.fromkeys(LEVELS, MATURITY),
    **dict.fromkeys((*FACTORS, Field.EFFORT), STRENGTH),
    **dict.fromkeys(STATUSES, SCALE),
}
_RANGED = frozenset({Field.DURATION, Field.FREQUENCY, Field.WAVE, Field.NUMBER, Field.CODE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What the selection holds already, as a list may name it."""

    criteria: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # id -> titles
    gaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # id -> titles
    codes: frozenset[str] = frozenset()
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # language -> name -> text


def read_cell(kind: Field, row: GridRow, column: int, here: Here) -> Said:
    """Return what the cell of `row` says for a field; an empty one says nothing."""
    text = row.own_text(column)
    for mark, reason in ((Mark.ERROR, doubt.AN_ERROR), (Mark.NO_VALUE, doubt.NO_VALUE)):
        if row.mark(column, mark):
            return Said(reason=reason, choices=choices_of(kind, here))
    if row.mark(column, Mark.DATE) and (kind in SCALES or kind in _RANGED):
        return _date(kind, text)
    return _text(kind, text, here) if text else Said()


def _text(kind: Field, text: str, here: Here) -> Said:
    if kind in SCALES:
        return _level(kind, text)
    if kind in _SETS:
        return read_words(kind, text)
    if kind in TICKED or kind in MOSCOW_OF or kind is Field.MANDATORY:
        return _tick(text)
    if kind in {Field.PAIN, Field.REVIEW}:
        return _pains(text) if kind is Field.PAIN else _day(text)
    if kind is Field.CRITERION:
        return _named(text, here.criteria)
    return _gaps(text, here) if kind is Field.GAPS else Said(text)


def _day(text: str) -> Said:
    """Take a day that is written year first, in either calendar; ask about any other."""
    found = parse_date(text.split(maxsplit=1)[0])
    if found is None:
        return Said(reason=doubt.NO_DAY, choices=(EMPTY, LEAVE))
    return Said(found.isoformat())


def choices_of(kind: Field, here: Here) -> tuple[str, ...]:
    """Return the values that a person may choose from for a field, and to leave the row out."""
    values: tuple[str, ...] = ()
    if kind in SCALES:
        values = tuple(map(str, SCALES[kind]))
    elif kind in _SETS:
        values = _SETS[kind].values
    elif kind is Field.MANDATORY or kind in TICKED or kind in MOSCOW_OF:
        values = (YES, NO)
    elif kind in {Field.CRITERION, Field.GAPS}:
        values = tuple(here.criteria if kind is Field.CRITERION else here.gaps)
    return (*values, *(() if kind in NEEDED else (EMPTY,)), LEAVE)


def part_told(text: str) -> str:
    """Return the part of people that a cell for the kind of gap names beyond doubt, else "".

    >>> part_told("Culture"), part_told("Organisation")
    ('culture', '')
    """
    return _PARTS.certain.get(loose(text), "")


def read_code(text: str) -> str:
    """Return a code in its one form if that is beyond doubt, else "".

    >>> read_code("req_۰۱۲"), read_code("fr sal 2.1.3"), read_code("serviceName")
    ('REQ-012', 'FR-SAL-2.1.3', '')
    """
    found = _CODE.fullmatch(from_digits(normal_key(text)))
    if not found:
        return ""
    letters = re.sub(r"[\s._/-]+", "-", found[1].upper())
    code = f"{letters}-{found[2]}{''.join(found[3].split())}"
    return code if CODE.fullmatch(code) else ""


def read_number(text: str) -> str:
    """Return the number that a cell of row numbers holds, also of a row below another, else "".

    >>> read_number("۱۲"), read_number("1.2.1."), read_number("1-2")
    ('12', '1.2.1', '')
    """
    plain = from_digits(text.strip()).removesuffix(".")
    return plain if _NUMBERED.fullmatch(plain) else ""


def is_tick_like(text: str, *, said: bool = False) -> bool:
    """Say whether a text says yes or no and nothing else; of `said`, whether it says yes."""
    key = normal_key(text)
    return key in _TICK_KEYS or (not said and key in _NOT_TICK_KEYS)


def read_words(kind: Field, text: str) -> Said:
    """Return which value of a closed set a text names, or may name."""
    words, key = _SETS[kind], loose(text)
    certain = words.certain.get(key) or _numbered(words, text)
    if certain:
        return Said(certain)
    choices = choices_of(kind, Here())
    likely = words.likely.get(key)
    reason = doubt.IN_WORDS if likely else doubt.UNKNOWN
    return Said(reason=reason, choices=choices, proposal=likely)


def _numbered(words: _Words, text: str) -> str | None:
    """Return what a choice says that bears a number or a letter of its own, as "1 - must have"."""
    parts = [loose(part) for part in _CHOICE_MARKS.split(text)]
    told = [part for part in parts if part and not from_digits(part).isdecimal()]
    known = {words.certain.get(part) for part in told}
    return known.pop() if len(known) == 1 else None


def _level(kind: Field, text: str) -> Said:
    found, choices = read_level(text, SCALES[kind]), choices_of(kind, Here())
    if found.is_certain:
        return Said(str(found.values[0]))
    if found.is_range and found.values:
        return Said(reason=doubt.A_RANGE, choices=(*map(str, found.values), LEAVE))
    if found.is_absent:
        return Said(reason=doubt.NOT_APPLICABLE, choices=choices)
    likely = str(found.values[0]) if len(found.values) == 1 else None
    reason = doubt.IN_WORDS if likely else doubt.NOT_ON_SCALE
    return Said(reason=reason, choices=choices, proposal=likely)


def _date(kind: Field, text: str) -> Said:
    """Ask what a date was before the spreadsheet made it one: "2-3" in either order."""
    found = _DATE.match(text)
    parts = sorted({int(found[1]), int(found[2])}) if found else []
    if kind in SCALES:
        values = tuple(str(part) for part in parts if part in SCALES[kind])
        return Said(reason=doubt.A_DATE, choices=(*values, LEAVE))
    month, day = (int(found[1]), int(found[2])) if found else (0, 0)
    orders = dict.fromkeys((f"{day}-{month}", f"{month}-{day}", text, EMPTY, LEAVE))
    return Said(reason=doubt.A_DATE, choices=tuple(orders))


def _tick(text: str) -> Said:
    key = normal_key(text)
    if key in _TICK_KEYS:
        return Said(YES)
    if key in _NOT_TICK_KEYS:
        return Said(NO)
    return Said(reason=doubt.NOT_A_TICK, choices=(YES, NO, LEAVE))


_TICK_KEYS = frozenset(map(normal_key, (*_TICKS.split(","), "m", "mandatory", "must", "الزامی")))
_NOT_TICK_KEYS = frozenset(map(normal_key, (*_NOT_TICKS.split(","), "-", "optional", "اختیاری")))


def _pains(text: str) -> Said:
    if any(len(pain) > LONGEST for pain in pains_in(text)):
        return Said(reason=doubt.LONG_PAIN, choices=(EMPTY, LEAVE))
    return Said(text)


def _named(text: str, known: Mapping[str, tuple[str, ...]]) -> Said:
    key = loose(text)
    same = [id_ for id_, titles in known.items() if key in map(loose, titles)]
    if len(same) == 1:
        return Said(same[0])
    near = [id_ for id_, titles in known.items() if any(_overlap(key, t) for t in titles)]
    proposal = near[0] if len(near) == 1 else None
    return Said(reason=doubt.UNKNOWN, choices=(*known, EMPTY, LEAVE), proposal=proposal)


def _overlap(key: str, title: str) -> bool:
    other = loose(title)
    return bool(other) and (key in other or other in key)


def _gaps(text: str, here: Here) -> Said:
    """Read one title, or several with a mark between them if each names a gap."""
    parts = [part for part in re.split(r"[;؛\n|]", text) if part.strip()]
    found = [_named(part.strip(), here.gaps) for part in parts]
    if found and not any(said.reason for said in found):
        return Said(JOINED.join(dict.fromkeys(said.value for said in found)))
    return _named(text, here.gaps)
