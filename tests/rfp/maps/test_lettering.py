from hypothesis import given
from hypothesis import strategies as st

from rfp.maps.lettering import (
    SIZES,
    _advance,
    fitted,
    runs_right_to_left,
    safe,
    width,
    wrapped,
)


def test_lines_break_between_words():
    assert wrapped("Check the terms of the customer", within=90, size=12) == [
        "Check the",
        "terms of the",
        "customer",
    ]


def test_a_word_that_is_too_long_breaks_inside():
    assert "".join(wrapped("a" * 60, within=50, size=12)) == "a" * 60


@given(text=st.text(max_size=80))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text):
    lines = wrapped(text, within=60, size=12)

    assert all(width(line, 12) <= 60 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_very_long_name_is_measured_letter_by_letter_only_a_few_times():
    before = _advance.cache_info()
    fitted("a" * 3_000, across=80, down=50)
    after = _advance.cache_info()

    measured = after.hits + after.misses - before.hits - before.misses
    assert measured <= 4 * 3_000 * len(SIZES)


def test_a_text_shrinks_before_it_is_cut():
    assert fitted("Get signature on contract and notify all", across=80, down=44) == (
        ["Get signature", "on contract", "and notify all"],
        11.0,
    )


def test_a_text_that_fits_in_no_size_ends_in_an_ellipsis():
    lines, size = fitted("word " * 100, across=80, down=50)

    assert (lines[-1][-1], size) == ("…", 9.0)


def test_the_first_letter_with_a_direction_decides():
    assert runs_right_to_left("۱۲ فروش CRM")
    assert not runs_right_to_left("12 CRM فروش")
    assert not runs_right_to_left("")


def test_what_no_xml_parser_takes_is_replaced():
    assert safe('a\x00<b>"\ud800') == "a\ufffd&lt;b&gt;&quot;?"
