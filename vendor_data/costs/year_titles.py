"""Which year a column of a price form is of, by its name."""

import re

from workbench.language import normal_key

CALENDAR = -1  # a year by its date, of which nobody knows which one it is of ours
_LONGEST = 40
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    "one two three four five six seven eight nine ten",
    "اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم",
    "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم",
)
_PLACE = {word: at for words in _ORDINALS for at, word in enumerate(words.split(), start=1)}
_STARTS = frozenset({"start", "year zero", "initial", "آغاز", "شروع", "سال آغاز", "سال شروع"})
_BESIDE = r"(?:price|prices|cost|total|amount|in|of|the|for|قیمت|مبلغ|هزینه|جمع|در|برای)"
_NAMED = re.compile(
    rf"(?:{_BESIDE}\s+)*(?:(?:year|yr|y|سال)\s*[-:]?\s*(?P<after>[0-9]{{1,2}}|[^\W\d_]+)"
    rf"|(?P<before>[0-9]{{1,2}})\s*(?:st|nd|rd|th)\s+year|(?P<word>[a-z]+)\s+year"
    rf"|(?:fy\s*|year\s+|سال\s+)?(?P<date>(?:13|14|20)[0-9]{{2}}))(?:\s+{_BESIDE})*"
)


def year_in(title: str) -> int | None:
    """Return which year a column is of, 0 for the start, CALENDAR for a date; None if of none.

    >>> year_in("Year 2 (EUR)"), year_in("سال اول"), year_in("1405"), year_in("Unit price")
    (2, 1, -1, None)
    """
    key = normal_key(re.sub(r"[(\[][^)\]]*[)\]]", " ", title)).strip(" :*")
    if not key or len(key) > _LONGEST:
        return None
    if key in _STARTS:
        return 0
    found = _NAMED.fullmatch(key)
    if found is None:
        return None
    if found["date"]:
        return CALENDAR
    said = found["after"] or found["before"] or found["word"]
    return int(said) if said.isdecimal() else _PLACE.get(said)
