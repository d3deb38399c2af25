import csv

import pytest
from streamlit.testing.v1 import AppTest

from tests.material import shared
from workbench.language import Language
from workbench.screens.parts.plain import as_written, plain

MARKUP = [
    "# Winner: Beta",
    "* one",
    "- one",
    "+ one",
    "1. one",
    "1) one",
    "> said",
    "---",
    "===",
    "| a | b |",
    "```code```",
    "`code`",
    "~~gone~~",
    "_leaning_",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "&lt;b&gt; &#35;",
    "[x]: http://example.invalid",
    "[^1]: note",
    "http://example.invalid/pixel.png",
    "www.example.invalid",
    "a@example.invalid",
    ":material/home: :smile: :streamlit:",
    ":red-background[x] :blue-badge[x]",
    "$$\\frac{1}{0}$$",
    "\\# not escaped twice \\",
    "<!-- gone -->",
    "![a](data:image/svg+xml,<svg onload=alert(1)>)",
    "[a](javascript:alert(1))",
]


def shared_payloads():
    with shared("hostile/html_markdown_injection.csv").open(encoding="utf-8", newline="") as file:
        return [cell for row in csv.reader(file) for cell in row]


def unescaped(text: str) -> str:
    """Return what is left of `text` when each escaped punctuation sign is taken out."""
    left, signs = [], iter(text)
    for sign in signs:
        if sign == "\\":
            next(signs)
        else:
            left.append(sign)
    return "".join(left)


@pytest.mark.parametrize("payload", MARKUP)
def test_no_sign_of_markup_is_left_unescaped(payload):
    assert [
        c for c in unescaped(plain(payload)) if c.isascii() and not (c.isalnum() or c == " ")
    ] == []


def test_no_shared_payload_is_left_unescaped():
    left = {c for payload in shared_payloads() for c in unescaped(plain(payload))}

    assert {c for c in left if c.isascii() and not c.isalnum()} <= {" "}


@pytest.mark.parametrize("address", ["http://example.invalid/x", "HTTPS://x.org", "www.x.org"])
def test_before_an_address_stands_a_sign_by_which_it_is_no_link(address):
    assert plain(f"see {address}") == rf"see {plain(address)}"
    assert plain(address).startswith("\u2060")


@pytest.mark.parametrize(
    "address", ["a@example.invalid", "mailto:a.b+c@co.example.invalid", "سارا@example.invalid"]
)
def test_in_an_address_of_mail_stands_a_sign_by_which_it_is_no_link(address):
    assert plain(address).replace("\\", "") == address.replace("@", "\u2060@")


def test_an_at_alone_stays_as_it_is():
    assert plain("3 @ 500 EUR, @sara") == r"3 \@ 500 EUR\, \@sara"


def test_every_letter_survives():
    assert plain("Acme & Söhne، شرکت نمونه") == r"Acme \& Söhne، شرکت نمونه"


def test_line_ends_become_spaces_unless_they_are_kept():
    assert plain("one\r\n\ttwo\n\n    three") == "one two three"
    assert plain("one\r\n\ttwo\n\n    three", lines=True) == "one  \ntwo  \nthree"


@pytest.mark.parametrize(
    "control", ["\u202e", "\u202d", "\u200f", "\x00", "\x1b", "\x85", "\u2028"]
)
def test_controls_and_overrides_are_taken_out(control):
    assert plain(f"ab{control}cd") == "abcd"


def test_isolates_stay_if_they_balance():
    assert plain("a \u2067ب\u2069 c") == "a \u2067ب\u2069 c"
    assert plain("a \u2067ب c \u2069\u2069") == "a ب c"


def test_a_shown_text_makes_no_heading_and_no_picture():
    def page(text):
        import streamlit as st

        from workbench.screens.parts.plain import plain

        st.markdown(plain(text))

    for payload in MARKUP:
        screen = AppTest.from_function(page, args=(payload,)).run()
        assert screen.markdown[0].value == plain(payload)


def test_words_of_another_direction_keep_it_line_by_line():
    held, said = "\u2068", "\u2069"
    both = "It works.\nبله"
    assert as_written(both, Language.FA, lines=True) == f"{held}It works\\.{said}  \nبله"
    assert as_written(both, Language.EN, lines=True) == f"It works\\.  \n{held}بله{said}"


def test_a_sign_that_is_held_on_its_side_stays_there():
    assert plain("به \u200e+۰۳:۳۰ \u202eevil") == "به \u200e\\+۰۳\\:۳۰ evil"
