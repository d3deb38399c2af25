"""Files whose letters are not as they are declared, as tools and people save them."""

import pytest

from rfp.maps.bpmn import read
from tests.rfp.bpmn_text import definitions, process

STEP = "ثبت سفارش مشتري"  # with the letters that the old Arabic encoding of Windows has


def steps(text, encoding):
    found = read(text.encode(encoding))
    return [step.name for step in found.map.steps], [dict(each.values) for each in found.doubts]


def declared(encoding, name=STEP):
    head = f'<?xml version="1.0" encoding="{encoding}"?>' if encoding else ""
    return definitions(process(f'<task id="t" name="{name}"/>'), head=head)


@pytest.mark.parametrize("said", ["UTF-8", "", "ISO-8859-1", "windows-1252"])
def test_persian_in_the_old_encoding_of_windows_is_read_whatever_was_declared(said):
    names, doubts = steps(declared(said), "cp1256")

    assert names == [STEP]
    assert doubts == [{"declared": said or "utf-8", "encoding": "cp1256"}]


@pytest.mark.parametrize("said", ["windows-1252", "windows-1256", "utf-16", "ISO-8859-1"])
def test_utf_8_under_another_name_is_read_as_utf_8_and_doubted(said):
    names, doubts = steps(declared(said), "utf-8")

    assert (names, doubts) == ([STEP], [{"declared": said, "encoding": "utf-8"}])


def test_plain_letters_that_call_themselves_utf_16_are_read():
    names, _ = steps(declared("utf-16", "Ask"), "ascii")

    assert names == ["Ask"]


def test_western_and_cyrillic_letters_are_not_taken_for_persian():
    assert steps(declared("ISO-8859-1", "Größe prüfen"), "cp1252") == (["Größe prüfen"], [])
    names, _ = steps(declared("ISO-8859-1", "Проверить заказ"), "cp1251")
    assert not any("\u0600" <= letter <= "\u06ff" for letter in names[0])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("R&D and sales", "R&D and sales"),
        ("ask&nbsp;again", "ask again"),
        ("a &unknown; b", "a &unknown; b"),
        ("ask\x0bagain", "ask again"),
        ("ask&#x1F;again", "ask again"),
        ("fish &amp; chips & more", "fish & chips & more"),
    ],
)
def test_a_sign_that_xml_forbids_costs_no_word_and_is_doubted(written, meant):
    found = read(declared("UTF-8", written).encode())

    assert [step.name for step in found.map.steps] == [meant]
    assert ["damaged on line 1" in str(each) for each in found.doubts] == [True]
