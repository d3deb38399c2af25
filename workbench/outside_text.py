"""Text from outside: what is taken out of it at the door."""

import re

_OVERRIDES = re.compile("[\u200e\u200f\u061c\u202a-\u202e]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Return `text` without controls, overrides and unbalanced isolates; line ends become \n.

    >>> clean("Acme \u202eknab\u202c Ltd")
    'Acme knab Ltd'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", _OVERRIDES.sub("", text)))
    return text if _isolates_balance(text) else _ISOLATES.sub("", text)


def _isolates_balance(text: str) -> bool:
    depth = 0
    for sign in _ISOLATES.findall(text):
        depth += -1 if sign == "\u2069" else 1
        if depth < 0:
            return False
    return depth == 0
