import pytest

from workbench.language import Language
from workbench.word_rtl import STRONG, cleaned, field, runs, stretches

EN, FA = Language.EN, Language.FA


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("سلام", [("سلام", True)]),
        ("Yes, since version 4.", [("Yes, since version 4.\u200e", False)]),
        ("R-12", [("R-12", False)]),
        ("R-1، R-2", [("R-1", False), ("، \u200f", True), ("R-2", False)]),
        ("2 hours", [("\u200e2 hours", False)]),
        ("پس از 2 hours", [("پس از ", True), ("\u200e2 hours", False)]),
        ("1a283a4c", [("1a283a4c", False)]),
        ("با SSO و API", [("با ", True), ("SSO", False), (" و ", True), ("API", False)]),
        ("ورود (SSO) دارد", [("ورود ", True), ("(SSO)", False), (" دارد", True)]),
        ("طبق ISO 27001 (2022).", [("طبق ", True), ("ISO 27001 (2022)", False), (".", True)]),
        ("نسخهٔ 2.0 است", [("نسخهٔ ", True), ("2.0", False), (" است", True)]),
        ("وزن ۳۴٫۴٪ است (از ۲۵٪).", [("وزن ۳۴٫۴٪ است (از ۲۵٪).", True)]),
        ("زبان C++ و C#", [("زبان ", True), ("C++", False), (" و ", True), ("C#", False)]),
        ("۱۴۰۵/۰۹/۰۱", [("۱۴۰۵/۰۹/۰۱", True)]),
    ],
)
def test_persian_text_is_cut_where_latin_begins_and_ends(text, pieces):
    assert stretches(text, FA) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Plain, 12.5 %.", [("Plain, 12.5 %.", False)]),
        ("named «گزین» here", [("named «", False), ("گزین", True), ("» here", False)]),
        ("by (شرکت آبان) now", [("by ", False), ("(شرکت آبان)", True), (" now", False)]),
        ("بله، دارد.", [("بله، دارد.\u200f", True)]),
    ],
)
def test_english_text_is_cut_where_persian_begins_and_ends(text, pieces):
    assert stretches(text, EN) == pieces


def test_persian_runs_carry_direction_and_language_and_latin_runs_do_not():
    assert runs("با SSO", FA, STRONG) == (
        '<w:r><w:rPr><w:b/><w:bCs/><w:rtl/><w:lang w:bidi="fa-IR"/></w:rPr>'
        '<w:t xml:space="preserve">با </w:t></w:r>'
        '<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">SSO</w:t></w:r>'
    )


def test_signs_of_xml_tabs_and_line_breaks_are_written_as_words_elements():
    assert runs("a<b>&\tc\nd", EN) == (
        '<w:r><w:t xml:space="preserve">a&lt;b&gt;&amp;</w:t><w:tab/>'
        '<w:t xml:space="preserve">c</w:t><w:br/><w:t xml:space="preserve">d</w:t></w:r>'
    )


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b\x1fc\x7fd", "abcd"),
        ("a\x0bb\x0cc\r\nd\re\u2028f", "a\nb\nc\nd\ne\nf"),
        ("a\ud800b\ufffec", "abc"),
        ("\u2068SSO\u2069 \u202eabc\u202c", "SSO abc"),
        ("می\u200cشود \u200e−۵", "می\u200cشود \u200e−۵"),
    ],
)
def test_what_a_word_file_cannot_hold_is_taken_out(text, clean):
    assert cleaned(text) == clean


def test_a_field_is_opened_parted_and_closed():
    kinds = field("PAGE", "1", EN).split("fldCharType=")[1:]

    assert [kind.split('"')[1] for kind in kinds] == ["begin", "separate", "end"]
