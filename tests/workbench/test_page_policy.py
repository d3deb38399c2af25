"""The content security policy of the pages: own scripts, and no text that becomes a script."""

from workbench.page_policy import DOOR_POLICY, app_policy, policy


def script_sources(told):
    return next(part.split()[1:] for part in told.split("; ") if part.startswith("script-src"))


def test_no_page_may_turn_text_into_script():
    for told in (app_policy("gozin.example"), policy(DOOR_POLICY)):
        sources = script_sources(told)

        assert [s for s in sources if "unsafe" in s or s in {"*", "https:", "data:"}] == []


def test_a_host_that_is_no_host_is_not_written_into_the_policy():
    assert "evil" not in app_policy("evil.example; script-src *")
