from rfp.needs.list_difference import Mark, Piece
from rfp.writing.section_version import KeptSection, section_difference


def kept(code, place, *lines, **more):
    return KeptSection(code=code, place=place, said={"en": lines, "fa": ("عنوان",)}, **more)


def test_only_the_lines_that_differ_are_told_with_their_words_marked():
    before = kept("pilot", 1, "Pilot", "One region starts", "Ten users", "A report ends it")
    after = kept("pilot", 1, "Pilot", "Two regions start", "Ten users")
    (changed,) = section_difference([before], [after]).changed

    assert changed.lines("en") == (
        (
            Piece("One region starts", Mark.REMOVED), Piece("Two regions start", Mark.ADDED),
        ),
        (Piece("A report ends it", Mark.REMOVED),),
    )  # fmt: skip
    assert changed.lines("fa") == ()


def test_what_came_and_went_is_told_in_the_order_of_the_document():
    one, two, three = (kept(code, at, code) for at, code in enumerate("abc"))
    found = section_difference([one, two], [kept("c", 0, "c"), kept("b", 1, "b")])

    assert ([each.code for each in found.added], [each.code for each in found.removed]) == (
        ["c"], ["a"]
    )  # fmt: skip
    assert found.changed == ()
    assert section_difference([three], [three]).nothing


def test_a_section_that_went_says_why():
    gone = kept("a", 0, "A", is_withdrawn=True, reason="not ours", changed_by="Nima")
    (removed,) = section_difference([kept("a", 0, "A")], [gone]).removed

    assert (removed.reason, removed.changed_by) == ("not ours", "Nima")
