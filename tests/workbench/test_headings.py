import pytest

from workbench.headings import apart
from workbench.language import Language


@pytest.mark.parametrize("language", list(Language))
def test_no_two_headings_are_the_same_however_things_are_called(language):
    titles = ["A", "A (1)", "A", "Total", "A (۱)", "Total"]

    found = apart(titles, language, beside=["Total", "Vendor"])

    assert len({*found, "Total", "Vendor"}) == len(titles) + 2
    assert found[1] == "A (1)"


def test_headings_of_their_own_stay_as_they_are():
    assert apart(["Aban", "Baran"], Language.EN, beside=["Total"]) == ["Aban", "Baran"]
