import pytest

from vendor_data.answer import Certainty, Code, exact_code, understand
from vendor_data.answers.longer_answer import codes_within

FULL, PARTIAL, NO = Code.FULL, Code.PARTIAL, Code.NO
SAID = {
    "Full / Partial": (FULL, PARTIAL),
    "Full & Config": (FULL, Code.CONFIGURATION),
    "Full (partially)": (FULL, PARTIAL),
    "Yes, partly": (FULL, PARTIAL),
    "yes and no": (FULL, NO),
    "No, but planned": (NO, Code.ROADMAP),
    "No – third party Kibana": (NO, Code.THIRD_PARTY),
    "خیر، در برنامه آینده": (NO, Code.ROADMAP),
    "بله ولی ناقص": (FULL, PARTIAL),
    "Full except reports": (FULL, PARTIAL),
    "Full support, only on Windows": (FULL, PARTIAL),
    "بله با محدودیت": (FULL, PARTIAL),
    "Partial: only on Windows": (PARTIAL,),
    "Partial, standard reports": (PARTIAL,),
    "Full (no customisation needed)": (FULL,),
    "Y - standard": (FULL,),
    "Third-party (Twilio)": (Code.THIRD_PARTY,),
    "Roadmap 2027": (Code.ROADMAP,),
    "ناقص: فقط ویندوز": (PARTIAL,),
    "☒ Full ☐ Partial ☐ No": (FULL,),
    "Full ☐ Partial ☒ No ☐": (PARTIAL,),
    "[ ] Full [x] No": (NO,),
    "☐ Full ☐ No": (),
    "No problem": (),
    "No customisation": (),
    "Not full": (),
    "کامل نیست": (),
    "غیر کامل": (),
    "configuration not possible": (),
    "Available in 2027": (),
    "Will be full": (),
    "see comment": (),
    "Full, see note 3": (FULL,),
}


@pytest.mark.parametrize("text", SAID)
def test_words_round_a_code_decide_what_may_be_meant(text):
    assert codes_within(text) == SAID[text]


@pytest.mark.parametrize(
    ("text", "certainty", "codes"),
    [
        ("full.", Certainty.EXACT, (FULL,)),
        ("Full*", Certainty.LIKELY, (FULL,)),  # a star points to a footnote
        ("Yes?", Certainty.LIKELY, (FULL,)),
        ("«کامل»", Certainty.LIKELY, (FULL,)),
        ("بله؟", Certainty.LIKELY, (FULL,)),
        ("✔\ufe0f", Certainty.LIKELY, (FULL,)),
        ("Partail", Certainty.LIKELY, (PARTIAL,)),
        ("NC", Certainty.LIKELY, (NO,)),
        ("2. Full", Certainty.LIKELY, (FULL,)),
        ("3) No", Certainty.LIKELY, (NO,)),
        ("موجود است", Certainty.LIKELY, (FULL,)),
        ("نیست", Certainty.LIKELY, (NO,)),
        ("نیازمند سفارشی سازی", Certainty.LIKELY, (Code.CUSTOMISATION,)),
        ("فاز دوم", Certainty.LIKELY, (Code.ROADMAP,)),
        ("TRUE", Certainty.LIKELY, (FULL,)),
        ("FALSE", Certainty.NONE, ()),  # of a box that nobody may have touched
        ("F", Certainty.SEVERAL, (FULL, Code.ROADMAP)),
        ("C", Certainty.SEVERAL, (Code.CONFIGURATION, Code.CUSTOMISATION)),
        ("P", Certainty.SEVERAL, (PARTIAL, Code.ROADMAP)),
        ("T", Certainty.LIKELY, (Code.THIRD_PARTY,)),
        ("2", Certainty.NONE, ()),
        ("x", Certainty.SEVERAL, (FULL, NO)),
        ("N/A", Certainty.NONE, ()),
        ("ناکامل", Certainty.NONE, ()),
        ("open", Certainty.NONE, ()),
        ("0", Certainty.NONE, ()),
        ("-", Certainty.BLANK, ()),
    ],
)
def test_a_short_answer_is_sure_only_by_the_very_name_of_a_code(text, certainty, codes):
    meant = understand(text)

    assert (meant.certainty, meant.codes) == (certainty, codes)
    assert (exact_code(text) is not None) == (certainty is Certainty.EXACT)
