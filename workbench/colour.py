"""How well one colour can be read on another, by WCAG 2.2."""

_DARKEST = 0.04045
_SHARES = (0.2126, 0.7152, 0.0722)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (RRGGBB), from 1 to 21.

    >>> round(contrast("000000", "FFFFFF"), 6), contrast("0F766E", "0F766E")
    (21.0, 1.0)
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= _DARKEST else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in bytes.fromhex(colour))
    ]
    return sum(share * part for share, part in zip(_SHARES, linear, strict=True))
