import pytest

from tests.workbench.packages import changed, document, part
from tests.workbench.test_word import EN
from tests.workbench.test_word_faults import full
from tests.workbench.word_schema import schema_faults

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("document", "<w:tblGrid>", "<w:tr/><w:tblGrid>", "Element 'tr': This element is not"),
        ("styles", '<w:jc w:val="center"/>', '<w:jc w:val="middle"/>', "The value 'middle'"),
        ("styles", "<w:b/>", '<w:b w:bold="1"/>', "The attribute 'bold' is not allowed"),
        ("numbering", "<w:lvl ", '<w:lvl w:of="2" ', "The attribute 'of' is not allowed"),
        ("settings", 'w:percent="100"', "", "The attribute 'percent' is required"),
    ],
)
def test_what_breaks_the_schema_is_named_with_its_part(name, old, new, fault):
    file = full(EN).to_bytes()
    part_name = f"word/{name}.xml"
    text = part(file, part_name)
    assert old in text
    spoilt = changed(file, [(part_name, text.replace(old, new, 1))])
    first = schema_faults(spoilt)[0].replace(f"{{{W}}}", "")

    assert first.startswith(f"{part_name}, line ")
    assert fault in first


@pytest.mark.parametrize(
    "body",
    [
        f'<w:p xmlns:x="urn:x" xmlns:mc="{MC}" mc:Ignorable="x" x:new="1"><x:what/></w:p>',
        (
            f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x" xmlns:x="urn:x"/>'
            "<mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>"
        ),
    ],
    ids=["ignorable", "a choice"],
)
def test_what_may_be_passed_over_is_no_fault(body):
    assert schema_faults(document(body)) == []


def test_an_extension_that_nobody_may_pass_over_is_a_fault():
    (fault,) = schema_faults(document('<w:p xmlns:x="urn:x"><x:what/></w:p>'))

    assert "what': This element is not expected" in fault
