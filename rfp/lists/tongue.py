"""Which language the words of a list are in."""


def language_of(text: str) -> str:
    """Return the language that most letters of `text` belong to.

    >>> language_of("پشتیبانی از SSO"), language_of("It must print")
    ('fa', 'en')
    """
    if text.isascii():
        return "en"
    persian = sum("\u0600" <= letter <= "\u06ff" for letter in text)
    latin = sum(letter.isascii() and letter.isalpha() for letter in text)
    return "fa" if persian > latin else "en"


def worded(*texts: str) -> dict[str, str]:
    """Return texts by their language; two in one language stay together.

    >>> worded("Print", "چاپ", "")
    {'en': 'Print', 'fa': 'چاپ'}
    """
    told: dict[str, str] = {}
    for text in filter(None, texts):
        language = language_of(text)
        told[language] = f"{told[language]} {text}" if language in told else text
    return told
