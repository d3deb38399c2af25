"""What a column of a vendor's table may hold, and the names by which it is known."""

import re
from dataclasses import dataclass
from enum import StrEnum

from vendor_data.answers import side_data
from vendor_data.answers.side_data import Side
from workbench.language import normal_key

_LONGEST_HEADER = 80


class Role(StrEnum):
    """What a column holds."""

    ID = "id"
    CODE = "code"
    FINGERPRINT = "fingerprint"
    TEXT = "text"
    CLAUSE = "clause"
    PRIORITY = "priority"
    MANDATORY = "mandatory"
    ANSWER = "answer"
    COMMENT = "comment"
    EVIDENCE = "evidence"
    PRICE = "price"
    VENDOR = "vendor"
    SIDE = "beside the answer"
    EFFORT = Side.EFFORT.value
    DONE_BY = Side.DONE_BY.value
    LACKING = Side.LACKING.value
    COST_BORNE_BY = Side.COST_BORNE_BY.value
    UPKEEP = Side.UPKEEP.value
    PRODUCT = Side.PRODUCT.value
    MAKER = Side.MAKER.value
    RELEASE = Side.RELEASE.value
    DUE = Side.DUE.value
    WORKAROUND = Side.WORKAROUND.value
    PRICED_IN = Side.PRICED_IN.value
    NUMBER = "running number"


SIDE_ROLES = {side: Role(side.value) for side in Side}
SIDES = frozenset((Role.SIDE, *SIDE_ROLES.values()))
# Exact names come first; the words after "|" are enough when they stand inside a longer name.
_NAMES = {
    Role.ID: ("gozin id,شناسهٔ گزین", ""),
    Role.FINGERPRINT: ("gozin text,اثر متن گزین", ""),
    Role.CODE: (
        "code,id,no,no.,nr,number,ref,#,requirement id,req id,کد,شناسه,شماره,ردیف",
        "requirement id,requirement code,req code,کد نیازمندی,شناسه نیازمندی",
    ),
    Role.TEXT: ("requirement,text,description,requirement text,نیازمندی,شرح,متن,شرح نیازمندی", ""),
    Role.CLAUSE: ("clause,بند", ""),
    Role.PRIORITY: ("moscow,priority,اولویت", "priority,اولویت"),
    Role.MANDATORY: ("mandatory,must,الزامی", "mandatory,الزامی"),
    Role.ANSWER: (
        "answer,response,reply,compliance,answer code,پاسخ,جواب,کد پاسخ,انطباق",
        "answer,response,compliance,پاسخ,جواب",
    ),
    Role.COMMENT: (
        "comment,comments,remark,remarks,note,notes,explanation,توضیح,توضیحات,یادداشت,ملاحظات",
        "comment,remark,explanation,توضیح,ملاحظات",
    ),
    Role.EVIDENCE: (
        "evidence,reference,proof,file,attachment,مدرک,مدارک,مستندات,پیوست,فایل",
        "evidence,proof,مدرک,مستند,پیوست",
    ),
    Role.SIDE: ("beside the answer,details,کنار پاسخ,جزئیات", ""),
    Role.PRICE: ("price,cost,amount,قیمت,مبلغ,هزینه,بها", "price,cost,قیمت,مبلغ,هزینه"),
    Role.VENDOR: (
        "vendor,company,vendor name,ارائه‌دهنده,پیشنهاددهنده,شرکت,نام شرکت",
        "vendor,company,ارائه‌دهنده,پیشنهاددهنده",
    ),
}


def _plain(title: str) -> str:
    """Return a title without the spaces and signs between its words: "Req. ID *"."""
    return "".join(re.findall(r"[\w#]+", normal_key(title)))


_SIDE_WORDS = {
    Side.EFFORT: "effort needed,estimated effort,person days,میزان تلاش,نفرروز",
    Side.DONE_BY: "by whom,performed by,configured by,توسط",
    Side.LACKING: "missing,missing part,limitations,gap,کمبود,بخش ناقص,محدودیت",
    Side.COST_BORNE_BY: "cost bearer,who pays,paid by,پرداخت‌کننده",
    Side.UPKEEP: "maintenance,maintained by,upkeep,نگهداری",
    Side.PRODUCT: "third-party product,product name,محصول,محصول ثالث",
    Side.MAKER: "maker,manufacturer,product maker,سازنده,تولیدکننده",
    Side.RELEASE: "version,planned release,release version,نسخه,نسخه آینده",
    Side.DUE: "date,due,due date,release date,planned date,available from,تاریخ,موعد",
    Side.WORKAROUND: "work-around,alternative,راهکار جایگزین,جایگزین",
    Side.PRICED_IN: "price line,priced in,line in the price form,ردیف قیمت,ردیف فرم قیمت",
}
_EXACT = {_plain(name): role for role, (names, _) in _NAMES.items() for name in names.split(",")}
for _side in Side:
    _titles = (side_data.ENGLISH[_side], side_data.PERSIAN[_side])
    for _title in (*_titles, *_SIDE_WORDS[_side].split(",")):
        _EXACT[_plain(_title)] = Role(_side.value)
_WITHIN = [
    (normal_key(word), role)
    for role, (_, words) in _NAMES.items()
    for word in words.split(",")
    if word
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumn:
    """One column of a table; `role` is None if nobody asked for it, `is_certain` if by name."""

    column: int
    title: str
    role: Role | None
    is_certain: bool = True


def role_of(title: str) -> tuple[Role | None, bool]:
    """Return the role that a title names, and whether it is one of the exact names.

    >>> role_of("Vendor's response (code)")
    (<Role.ANSWER: 'answer'>, False)
    """
    key = normal_key(title)
    if _plain(title) in _EXACT:
        return _EXACT[_plain(title)], True
    if len(key) > _LONGEST_HEADER:
        return None, True
    return next((role for word, role in _WITHIN if word in key), None), False
