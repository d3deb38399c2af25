from itertools import combinations

import pytest

from workbench.language import normal_key

# Each line is one text as different keyboards, programs and PDFs spell it.
SPELLINGS = [
    ["نیازمندی", "نيازمندي", "نیازمندى", "نیـازمنـدی", " نیازمندی ", "نیازمندی\u200c", "نِیازمَندی"],
    ["نیازمندی‌ها", "نیازمندیها", "نيازمندي‌ها", "نیازمندی\u200bها", "نیازمندی\u200c\u200cها"],
    ["نیازمندی ها", "نیازمندی  ها", "نیازمندی\u00a0ها", "نیازمندی\tها", "نيازمندي\u2009ها"],
    [
        "شرکت کیان",
        "شركت كيان",
        "شرکت\u00a0کیان",
        "شرکت\n کیان",
        "\u202bشرکت کیان\u202c",
        "شـرکت کیان",
    ],
    ["نقشهٔ فرآیند", "نقشۀ فرآیند", "نقشه فرآیند", "نقشه فرا\u0653یند", "نقشه\u0654 فرآیند"],
    ["فرایند", "فرايند", "فـرایند"],
    ["ارائه‌دهنده", "ارائهدهنده", "ارائه\u200dدهنده", "ارائه\u00adدهنده"],
    ["کاوه", "كاوه", "ڪاوه", "کاوہ", "\ufb8eﺎﻭﻩ", "ﻛﺎوه"],
    ["علی", "علي", "على", "ﻋﻠﯽ", "علۍ"],
    ["رای", "راي", "راى", "رَای"],
    ["مؤسسه", "مؤسّسه", "مؤسسة".replace("ة", "ه")],
    ["آبان", "ا\u0653بان", "آبانّ"],
    [
        "R-12",
        "r-12",
        "R‐12",
        "R‑12",
        "R–12",
        "R—12",
        "R−12",
        "R-۱۲",
        "R-١٢",
        " R-12 ",
        "R\u200e-12",
    ],
    ["R 12", "r\u00a012", "R  ۱۲"],
    ["REQ-001", "req-001", "Req–۰۰۱", "REQ-٠٠١", "REQ－001"],
    [
        "Acme GmbH",
        "ACME GMBH",
        "acme  gmbh",
        "Acme\u00a0GmbH",
        "\ufeffAcme GmbH",
        "Acme\u200b GmbH",
    ],
    ["Straße", "STRASSE", "strasse"],
    ["Café", "Cafe\u0301", "CAFÉ"],
    ["بند ۳.۲", "بند 3.2", "بند ٣.٢", "بند\u00a0۳.۲"],
    ["۱۴۰۵", "1405", "١٤٠٥"],
]
SAME = [(a, b) for spellings in SPELLINGS for a, b in combinations(spellings, 2)]
# Names that look alike and belong to different companies or things.
DIFFERENT = [
    *combinations([spellings[0] for spellings in SPELLINGS], 2),
    ("آریا", "اریا"),
    ("کیان", "کیانا"),
    ("کیان", "گیان"),
    ("پارس", "فارس"),
    ("بهین", "بهینه"),
    ("داده پرداز", "دادهپرداز"),
    ("سازه", "سازة"),
    ("رأی", "رای"),
    ("مسئول", "مسول"),
    ("Acme", "Acme 2"),
    ("Acme²", "Acme2"),
    ("Ⅳ", "IV"),
    ("R-12", "R12"),
    ("R-1", "R-11"),
    ("R-1.2", "R-12"),
    ("Aban", "Abán"),
    ("ﬁrm", "first"),
    ("A/B", "AB"),
]  # fmt: skip


def test_the_tables_hold_at_least_two_hundred_pairs():
    assert len(SAME) + len(DIFFERENT) >= 200


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_text_meet(one, other):
    assert normal_key(one) == normal_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_texts_never_meet(one, other):
    assert normal_key(one) != normal_key(other)


@pytest.mark.parametrize("text", [s for spellings in SPELLINGS for s in spellings])
def test_a_key_is_its_own_key(text):
    assert normal_key(normal_key(text)) == normal_key(text)
