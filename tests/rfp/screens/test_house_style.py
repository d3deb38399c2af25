"""The organisation's Word template: brought in on the page, worn by the documents, taken off."""

import io

import docx
import pytest

from rfp.reads.house_style import dress_of, house_style
from rfp.writing import document
from tests.material import shared
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content, frozen
from tests.rfp.screens.stage import on_stage, words
from tests.workbench.test_word_house import template
from workbench.changes.undo import undo
from workbench.reads.undo import last_change
from workbench.word_dress import OURS

TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def bring(room, name, data, **how):
    page = on_stage(room, "rfp_document", **{"who": "nima", **how})
    (asked,) = page.file_uploader
    return asked.upload(name, data, TEMPLATE).run()


def dress(room, who="leila"):
    with room.store.read() as session:
        return dress_of(session, room.seated(who), ROOM)


def head_of_a_page(room):
    """Return what stands above each page of the RFP, and how many pictures."""
    made = docx.Document(io.BytesIO(document.make(content(room), dress(room))))
    header = made.sections[0].header
    return header.paragraphs[0].text, len(header._element.xpath(".//pic:pic"))


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_template_that_is_brought_in_is_worn_by_the_rfp_until_it_is_taken_off(room, language):
    fill(room)
    frozen(room)
    page = bring(room, "aria.docx", template(), language=language)

    assert (list(page.exception), list(page.error)) == ([], [])
    assert (dress(room).font, dress(room).accent) == ("Georgia", "AA3300")
    head, logos = head_of_a_page(room)
    assert (head.startswith("Aria Holding · "), logos) == (True, 1)
    assert "aria.docx" in words(on_stage(room, "rfp_document", who="leila", language=language))

    page.button(key="house_style.drop").click().run()
    assert (list(page.exception), list(page.error)) == ([], [])
    assert dress(room) == OURS
    assert not head_of_a_page(room)[0].startswith("Aria")


def test_another_template_takes_the_place_of_the_first_and_undo_brings_that_back(room):
    bring(room, "first.docx", template())
    again = template(lambda made: made.styles["Normal"].font.__setattr__("name", "Arial"))
    bring(room, "second.docx", again)
    assert dress(room).font == "Arial"

    nima = room.seated("nima")
    with room.store.read() as session:
        assert house_style(session, nima, ROOM).file == "second.docx"
        event = last_change(session, nima, ROOM).event
    undo(room.store, nima, selection=ROOM, event=event)
    assert dress(room).font == "Georgia"


@pytest.mark.parametrize("name", ["remote_template.docx", "xxe_local_file.docx", "pdf_named.docx"])
def test_a_hostile_template_is_refused_in_a_sentence_and_goes_on_record_once(room, name):
    page = bring(room, name, shared(f"hostile/{name}").read_bytes())
    page.run()

    assert [bool(each.value) for each in page.error] == [True]
    assert [event.verb for event in room.events()] == ["workbench.refuse_upload"]
    assert dress(room) == OURS


def test_what_a_template_lacks_is_said_beside_it(room):
    bare = template(lambda made: made.styles["Caption"].delete())
    bring(room, "bare.docx", bare)

    told = words(on_stage(room, "rfp_document", who="nima"))
    assert "The documents wear the style of bare.docx." in told
    assert "caption" in told


def test_an_observer_brings_no_template_and_takes_none_off(room):
    assert list(on_stage(room, "rfp_document", who="leila").file_uploader) == []
    bring(room, "aria.docx", template())
    page = on_stage(room, "rfp_document", who="leila")

    assert (list(page.file_uploader), [each.key for each in page.button]) == ([], [])
