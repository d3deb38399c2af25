"""The name that is shown for an outside file."""

import re

from workbench.outside_text import clean

_LONGEST_STEM = 100
_UNWANTED = re.compile(r'[<>:"|?*;%=&#$`\'\\{}\[\]^~,\n\t\u2066-\u2069]+')
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_UNREADABLE_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def suffix_of(name: str) -> str:
    r"""Return the last suffix of an outside name in lower case, with its dot; "" if it has none.

    >>> suffix_of("C:\\offers\\x.XLSX"), suffix_of(".xlsx"), suffix_of("plan")
    ('.xlsx', '.xlsx', '')
    """
    found = re.search(r"\.[a-z0-9]{1,8}$", _last_part(name).strip(" .").lower())
    if found:
        return found.group()
    return _last_part(name).strip().lower() if _is_bare_suffix(name) else ""


def clean_name(name: str, suffix: str) -> str:
    """Return a safe name to show, ending in `suffix`; the name never decides where bytes go.

    >>> clean_name("../../etc/passwd.xlsx", ".xlsx"), clean_name("x.xlsx.exe", ".xlsx")
    ('passwd.xlsx', 'x.xlsx')
    """
    stem = _stem(_last_part(name), suffix)
    stem = _UNWANTED.sub("_", stem).lstrip("-+@. ").rstrip(". ")[:_LONGEST_STEM].rstrip(". ")
    if not stem.strip("_ "):
        stem = "file"
    if _DEVICES.fullmatch(stem.partition(".")[0].strip()):
        stem = f"_{stem}"
    return stem + suffix


def _last_part(name: str) -> str:
    part = re.split(r"[/\\]", _ESCAPED.sub("", name))[-1]
    return clean(part.replace("\r\n", "_"))


def _is_bare_suffix(name: str) -> bool:
    return bool(re.fullmatch(r"\.[A-Za-z0-9]{1,8}", _last_part(name).strip()))


def _stem(part: str, suffix: str) -> str:
    """Return `part` without its suffixes, whichever they are: the content decides the one shown."""
    if re.fullmatch(r"\s*\.[A-Za-z0-9]{1,8}\s*", part):
        return ""
    stem = _UNREADABLE_SUFFIX.sub("", part.strip())
    return stem[: -len(suffix)] if stem.lower().endswith(suffix) else stem
