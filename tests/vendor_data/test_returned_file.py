import pytest

from tests.vendor_data.responses import MADE_AT, asked, csv, opened, saved
from vendor_data.response_form import AskedRequirement, ResponseForm
from vendor_data.returned_file import matched, told_in
from vendor_data.workbook import read, write
from workbench.language import Language

PERSIAN = tuple(
    AskedRequirement(id=one.id, code=one.code, text=f"سامانه کار {place} را می‌کند")
    for place, one in enumerate(asked())
)
FORMS = {
    Language.EN: ResponseForm(rfp_id="RFP-7", version="1", title="CRM", requirements=asked()),
    Language.FA: ResponseForm(rfp_id="RFP-7", version="۱", title="CRM", requirements=PERSIAN),
}


@pytest.mark.parametrize("written", Language)
@pytest.mark.parametrize("first", Language)
def test_a_file_is_held_against_the_language_that_its_vendor_got(written, first):
    book = opened(write(FORMS[written], written, made_at=MADE_AT))
    book.worksheets[1]["E2"], book.worksheets[1]["G2"] = "Full", "manual, page 7"
    order = sorted(FORMS, key=lambda language: language is not first)

    found = matched([FORMS[language] for language in order], read(saved(book)))

    assert found.asked == FORMS[written].requirements
    assert (found.doubts, [one.requirement for one in found.answers]) == ((), [asked()[0].id])


def test_what_is_asked_is_told_in_the_readers_words_whatever_the_file_was_in():
    book = opened(write(FORMS[Language.EN], Language.EN, made_at=MADE_AT))
    book.worksheets[1]["E2"], book.worksheets[1]["G2"] = "Full", "manual, page 7"
    found = matched([FORMS[Language.FA], FORMS[Language.EN]], read(saved(book)))

    told = told_in(found, FORMS[Language.FA])

    assert (found.asked, told.asked) == (asked(), PERSIAN)
    assert told.missing == PERSIAN[1:]
    assert (told.answers, told.doubts) == (found.answers, found.doubts)


def test_of_equal_readings_the_first_form_stands():
    found = matched([FORMS[Language.FA], FORMS[Language.EN]], read(csv("code,answer", "R-01,Full")))

    assert found.asked == PERSIAN


def test_the_price_of_a_line_that_was_not_asked_for_is_veiled_however_small():
    found = matched([FORMS[Language.EN]], read(csv("code,answer,price", "R-99,No,52")))

    assert [extra.text for extra in found.extra] == ["R-99 | No | …"]
