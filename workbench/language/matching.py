"""One key for the many ways of typing one text: for matching only, never shown or stored."""

import re
import unicodedata

from workbench.language.digits import from_digits

_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")  # letter shapes as PDFs give them
_REMOVED = (
    "\u0640"  # tatweel
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"  # short vowels and doubling
    "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen and zero-width characters
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # direction
)
_ONE_SHAPE = {
    **dict.fromkeys("يىۍې", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ۀہۂھە", "ه"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys(_REMOVED, ""),
}
_TRANSLATION = str.maketrans(_ONE_SHAPE)
_HEH_WITH_HAMZA = "\u0647\u0654"


def normal_key(text: str) -> str:
    """Return the key under which two spellings of one text meet.

    Letters of different meaning never meet: there is no NFKC over the whole text.

    >>> normal_key(" نيازمندي‌ها ۱۲ ") == normal_key("نیازمندیها 12")
    True
    """
    if text.isascii():  # nothing to bring together but case and spaces
        return " ".join(text.casefold().split())
    spelled = unicodedata.normalize("NFC", _PRESENTATION.sub(_letter, text))
    plain = from_digits(spelled.translate(_TRANSLATION)).replace(_HEH_WITH_HAMZA, "ه")
    return " ".join(plain.casefold().split())


def one_line(text: str) -> str:
    r"""Return `text` with single spaces; "" if it holds nothing that anybody sees.

    >>> one_line(" Aban \n Ltd "), one_line("\u200b \u200c")
    ('Aban Ltd', '')
    """
    return " ".join(text.split()) if normal_key(text) else ""


def _letter(shape: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", shape[0])
