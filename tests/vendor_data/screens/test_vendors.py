from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from vendor_data.reads.vendors import vendor_entries
from workbench.reads.selections import selection_of

SCREEN = "vendor_data.screens.vendors"


def names(room):
    with room.store.read() as session:
        found = vendor_entries(session, room.seated("sara"), ROOM, "en")
    return [dict(entry.names) for entry in found]


def phase(room):
    with room.store.read() as session:
        return selection_of(session, ROOM, "en").phase


def typed(page, *texts):
    """Type into the fields of the new vendor, which stand behind those of the list."""
    fields = page.text_input[-2:]
    for field, text in zip(fields, texts, strict=True):
        field.set_value(text)
    return page.run()


def test_a_vendor_is_registered_in_both_languages(room):
    press(typed(on_stage(room, SCREEN, "nima"), "Caspian", "کاسپین"), "Register")

    assert names(room)[-1] == {"en": "Caspian", "fa": "کاسپین"}


def test_a_name_that_is_there_already_is_offered_as_one(room):
    room.register(en="Caspian")
    page = typed(on_stage(room, SCREEN, "nima"), "CASPIAN", "کاسپین")

    assert "This is probably Caspian, which is on the list already" in words(page)
    assert "Register" not in labels(page)
    press(page, "It is the same: add the other name to it")
    assert names(room)[-1] == {"en": "Caspian", "fa": "کاسپین"}


def test_who_may_not_edit_sees_a_list_only(room):
    room.declare()
    page = on_stage(room, SCREEN, "omid")

    assert labels(page) == []
    assert "**Aban**" in words(page)
    assert "No proposal stored yet" in words(page)


def test_a_vendor_in_conflict_is_not_on_the_list_nor_in_its_counts(room):
    room.declare(conflicts={"nima": ["aban"]})
    room.propose("baran", "R-001,Full,,")
    page = on_stage(room, SCREEN, "nima")

    assert "Aban" not in words(page)
    assert "1 of 1 vendors have a stored proposal." in words(page)


def test_the_price_badge_is_shown_to_who_enters_prices_alone(room):
    room.declare()

    assert "No price yet" in words(on_stage(room, SCREEN, "nima"))
    assert "No price yet" not in words(on_stage(room, SCREEN, "sara"))


def test_opening_says_what_is_missing_and_then_opens(room):
    room.declare()
    page = press(on_stage(room, SCREEN, "sara"), "Open them now")
    assert "The RFP has not been issued yet" in words(page)

    room.issue()
    room.propose("aban", "R-001,Full,,")
    press(on_stage(room, SCREEN, "sara"), "Open them now")
    assert phase(room) == "opening"


def test_the_mandatory_check_shows_the_vendors_own_words_and_excludes_with_a_reason(room):
    room.declare()
    room.propose("aban", "R-001,No,hosted *abroad*,")
    room.enter("opening")
    page = on_stage(room, SCREEN, "nima")
    assert "**No**  \nhosted *abroad*" in words(page)
    assert "R-002" not in words(page)

    page = press(page, "Exclude this vendor")
    assert "An exclusion needs its reason in words" in words(page)
    page.text_area[0].set_value("Hosted abroad")
    page = press(page, "Exclude this vendor")
    assert "Aban is excluded: Hosted abroad" in words(page)
    assert "Excluded, fails R-001: Hosted abroad" in words(page)

    page = press(page, "Take the exclusion back")
    assert "is excluded" not in words(page)
