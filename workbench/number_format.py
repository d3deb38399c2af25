"""What the number format of a spreadsheet's cell writes beside the figure: a currency, mostly."""

import re

_CURRENCY = re.compile(r"\[\$(?P<sign>[^\]-]*)(?:-[^\]]*)?\]")
_HIDDEN = re.compile(r"\[[^\]]*\]|[_*].")  # colours and conditions; the width or filling of a sign
_LITERAL = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<sign>[€$£¥₺﷼])')
_SCALED = re.compile(r"[0#?],+(?![0#?,])")  # 12,000 is shown as 12


def written_beside(code: str) -> str:
    """Return the words and signs that a format of one's own writes beside every figure.

    Where the format also divides by thousands, its words are of the figure that is shown, not of
    the one that is stored: nothing is returned.

    >>> written_beside('#,##0.00 "USD"'), written_beside('[$€-407] #,##0;-[$€-407] #,##0')
    ('USD', '€')
    >>> written_beside("0.00%"), written_beside('#,##0,"k"')
    ('', '')
    """
    section = _CURRENCY.sub(lambda found: f'"{found["sign"]}"', code).partition(";")[0]
    if _SCALED.search(section):
        return ""
    plain = _HIDDEN.sub("", section)
    parts = (next(filter(None, found.groups()), "") for found in _LITERAL.finditer(plain))
    return " ".join("".join(parts).split())
