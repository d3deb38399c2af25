from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.rfp.needs_room import needs_room
from workbench import ground

NAVIGATION = str(Path(__file__).parents[1] / "navigation.py")


def test_whoever_is_signed_out_is_told_what_to_do_in_both_languages_and_sees_no_menu(
    tmp_path,
):
    room = needs_room(tmp_path)
    ground.lay(ground.Ground(store=room.store))
    page = AppTest.from_file(NAVIGATION, default_timeout=60).run()

    assert not page.exception
    (told,) = page.info
    assert "What was shown as kept is kept: sign in again" in told.value
    assert "دوباره وارد شوید" in told.value
    assert [*page.sidebar.markdown, *page.sidebar.button] == []
    room.store.database.close()
