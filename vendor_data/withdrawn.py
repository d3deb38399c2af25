"""A withdrawal in words, as screens and documents tell it."""

import datetime as dt

from vendor_data.vendor import Withdrawal
from workbench.language import Language, date_both, moment, say


def how_withdrawn(withdrawal: Withdrawal, language: Language) -> str:
    """Return by which way a proposal was withdrawn.

    >>> import datetime as dt
    >>> now = dt.datetime(2026, 3, 21, tzinfo=dt.UTC)
    >>> how_withdrawn(Withdrawal(number="7", withdrawn_at=now), Language.EN)
    'by the vendor, on its own page'
    """
    if withdrawal.written_on is None:
        return say("by the vendor, on its own page", language)
    day = date_both(withdrawal.written_on, language)
    told = say("by a letter of {day}", language, day=day)
    return f"{told}: {withdrawal.note}" if withdrawal.note else told


def withdrawn_reason(language: Language, day: dt.date) -> str:
    """Return why a vendor that withdrew is not ranked.

    >>> withdrawn_reason(Language.EN, dt.date(2026, 3, 21))  # doctest: +ELLIPSIS
    'The proposal was withdrawn on 21 March 2026 (1 Farvardin 1405); it is neither excluded ...'
    """
    return say(
        "The proposal was withdrawn on {day}; it is neither excluded nor scored as zero.",
        language,
        day=date_both(day, language),
    )


def receipt_of_withdrawal(withdrawal: Withdrawal, vendor: str, selection: str) -> str:
    """Return the receipt of a withdrawal, English first."""
    return "\n\n".join(
        "\n".join([
            say("Receipt of a withdrawal", language),
            f"{say('Receipt number', language)}: {withdrawal.number}",
            f"{say('Selection', language)}: {selection}",
            f"{say('Vendor', language)}: {vendor}",
            f"{say('Time', language)}: {moment(withdrawal.withdrawn_at, language)}",
            f"UTC: {withdrawal.withdrawn_at.isoformat(timespec='seconds')}",
            how_withdrawn(withdrawal, language),
        ])
        for language in Language
    )  # fmt: skip
