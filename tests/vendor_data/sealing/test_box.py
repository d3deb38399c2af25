from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vendor_data.sealing import box
from vendor_data.sealing.box import Broken, LockedKey, WrongPhrase
from vendor_data.sealing.sealed import Paper, Place, Wrap, open_peeled, padded, peel, seal, unpadded
from workbench.problem import Problem

PHRASES = {"sara": "seven quiet lamps", "nima": "a kettle on the roof", "omid": "plum harbour wind"}
PLACE = Place(selection="crm", vendor="aban", envelope="C", hand_in="h1")
PAPER = Paper(name="price.xlsx", content=b"52,000", nonce=b"n" * 32)


@pytest.fixture
def keys():
    """Return each keyholder's locked key and the open one."""
    locked = {name: box.new_key(phrase, b"here") for name, phrase in PHRASES.items()}
    return {name: (key, box.unlock(key, PHRASES[name], b"here")) for name, key in locked.items()}


@pytest.fixture
def sealed(keys):
    return seal(PAPER, PLACE, [(name, locked.public) for name, (locked, _) in keys.items()])


def wrap_of(sealed, first, second):
    (found,) = [each for each in sealed.wraps if (each.first, each.second) == (first, second)]
    return found


def peeled(sealed, keys, first, second, place=PLACE):
    wrap = wrap_of(sealed, first, second)
    return Wrap(first=first, second=second, sealed=peel(wrap, place, keys[first][1]))


def changed(data, at=-1):
    return data[:at] + bytes([data[at] ^ 1]) + (data[at + 1 :] if at != -1 else b"")


@pytest.mark.parametrize("pair", [("sara", "nima"), ("nima", "sara"), ("omid", "sara")])
def test_any_two_keyholders_open_it_in_either_order(sealed, keys, pair):
    left = peeled(sealed, keys, *pair)
    assert open_peeled(sealed.content, left, PLACE, keys[pair[1]][1]) == PAPER


def test_no_single_keyholder_opens_any_layer_pair_or_content_alone(sealed, keys):
    for name, (_, key) in keys.items():
        for wrap in sealed.wraps:
            with pytest.raises(Broken):  # both layers with one key
                open_peeled(sealed.content, wrap, PLACE, key)
            if wrap.first != name:
                with pytest.raises(Broken):
                    peel(wrap, PLACE, key)
                continue
            left = Wrap(first=wrap.first, second=wrap.second, sealed=peel(wrap, PLACE, key))
            with pytest.raises(Broken):
                open_peeled(sealed.content, left, PLACE, key)


def test_it_opens_in_the_place_it_was_sealed_for_alone(sealed, keys):
    left = peeled(sealed, keys, "sara", "nima")
    for field in ("selection", "vendor", "envelope", "hand_in"):
        other = Place(**{**_fields(PLACE), field: "other"})
        with pytest.raises(Broken):
            peeled(sealed, keys, "sara", "nima", other)
        with pytest.raises(Broken):
            open_peeled(sealed.content, left, other, keys["nima"][1])


def test_the_content_of_one_vendor_does_not_open_under_the_key_of_another(sealed, keys):
    theirs = Place(selection="crm", vendor="baran", envelope="C", hand_in="h2")
    holders = [(name, locked.public) for name, (locked, _) in keys.items()]
    other = seal(Paper(name="p", content=b"46,000", nonce=b"m" * 32), theirs, holders)
    left = peeled(sealed, keys, "sara", "nima")
    with pytest.raises(Broken):
        open_peeled(other.content, left, PLACE, keys["nima"][1])


@pytest.mark.parametrize("at", [0, 5, 40, -1])
def test_a_changed_byte_anywhere_is_noticed(sealed, keys, at):
    wrap = wrap_of(sealed, "sara", "nima")
    spoiled = Wrap(first="sara", second="nima", sealed=changed(wrap.sealed, at))
    with pytest.raises(Broken):
        peel(spoiled, PLACE, keys["sara"][1])
    left = peeled(sealed, keys, "sara", "nima")
    with pytest.raises(Broken):
        open_peeled(changed(sealed.content, at), left, PLACE, keys["nima"][1])
    for size in (0, 3, 20):
        with pytest.raises(Broken):
            open_peeled(sealed.content[:size], left, PLACE, keys["nima"][1])


def test_a_key_opens_with_its_own_phrase_where_it_belongs(keys):
    locked, _ = keys["sara"]
    box.unlock(locked, "  seven   quiet lamps ", b"here")
    for phrase, bound in (
        ("seven quiet lamp", b"here"),
        (PHRASES["sara"], b"there"),
        ("", b"here"),
    ):
        with pytest.raises(WrongPhrase, match="not your opening phrase"):
            box.unlock(locked, phrase, bound)
    swapped = LockedKey(public=keys["nima"][0].public, locked=locked.locked, salt=locked.salt)
    with pytest.raises(WrongPhrase):
        box.unlock(swapped, PHRASES["sara"], b"here")


@pytest.mark.parametrize("phrase", ["short", "a" * 20, "x" * 257])
def test_a_weak_phrase_is_refused(phrase):
    with pytest.raises(Problem, match=r"between 12 and 256|easy to guess"):
        box.new_key(phrase, b"here")


def test_phrases_that_come_at_once_are_stretched_one_after_the_other():
    with ThreadPoolExecutor(2) as two:
        made = set(two.map(lambda _: box.stretched("seven quiet lamps", b"s" * 16), range(60)))

    assert made == {box.stretched("seven quiet lamps", b"s" * 16)}


def test_a_phrase_is_stretched_by_the_figures_of_rfc_9106():
    source = Path(box.__file__).read_text(encoding="utf-8")
    assert "PASSES, LANES, MEMORY = 3, 4, 65_536" in source


@pytest.mark.parametrize("size", [0, 1, 65_527, 65_528, 65_529, 200_000])
def test_the_length_tells_only_the_next_doubling(size):
    filled = padded(b"x" * size)
    assert unpadded(filled) == b"x" * size
    assert len(filled) in {65_536 << step for step in range(4)}
    assert len(filled) < 65_536 * 2 or len(filled) < 2 * (size + 8)


def _fields(place):
    return {name: getattr(place, name) for name in place.__dataclass_fields__}
