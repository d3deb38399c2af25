"""Screen: how sure the choice is, asked in five ways that leave the official ranking as it is."""

import streamlit as st

from rfp.planning.criterion import CriteriaTree
from scoring.exact.two_weights import two_weight_map
from scoring.reads.member_weights import revealed_weights
from scoring.reads.versions import RANKING, ranking_version
from scoring.reads.what_ifs import pins
from scoring.sampled.how_sure import Question, Sureness, Way, doubt_of, drawn_criteria, sureness
from scoring.sampled.how_sure_words import drawn_sentence, error_sentence
from scoring.screens import other_answers, stated_weights
from scoring.screens.figure import draw, figures
from scoring.screens.judged import Judged, judged_choice, noise
from scoring.screens.sureness_figures import (
    map_figure,
    pairs_table,
    place_figure,
    supporters_table,
)
from scoring.screens.what_if_table import remembered
from scoring.standing import Standing
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.live_part import live_part
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained

_A_MAP = 3  # criteria beside one another at least


def show(desk: Desk) -> None:
    """Draw what holds the ranking and what would turn it."""
    st.title(desk.say("How sure"))
    live_part(desk, _page, name="how_sure", topic=RANKING, version=ranking_version)


def _page(desk: Desk) -> None:
    found = judged_choice(desk)
    if found is None:
        return
    st.caption(desk.say("Nothing here moves the official ranking."))
    told = noise(desk, found)
    if told:
        st.info(plain(told), icon=":material/balance:")
    _places(desk, found)
    _two_weights(desk, found.of.standing)
    other_answers.show(desk, found)


def _places(desk: Desk, found: Judged) -> None:
    st.subheader(desk.say("If the weights were others"))
    with explained(desk):
        question, with_doubt = _asked(desk, found)
        _counted(desk, found, question, with_doubt=with_doubt)


def _counted(desk: Desk, found: Judged, question: Question, *, with_doubt: bool) -> None:
    counted = remembered(
        f"sureness {found.key} {_key(question)} {with_doubt}",
        lambda: _sureness(found, question, with_doubt=with_doubt),
    )
    standing = found.of.standing
    draw(desk, place_figure(desk, standing, counted), key="how_sure.places")
    st.caption(plain(drawn_sentence(counted, standing, desk.language)))
    if with_doubt:
        st.caption(desk.say(
            "The scores are drawn too: each draw weighs the evaluators anew, as if another panel "
            "of the same people had sat."
        ))  # fmt: skip
    st.caption(plain(error_sentence(counted, desk.language)))
    _behind(desk, standing, counted)


def _sureness(found: Judged, question: Question, *, with_doubt: bool) -> Sureness:
    panel = found.of.panel
    doubt = doubt_of(panel) if with_doubt and panel is not None else None
    return sureness(found.of.standing, question, doubt)


def _asked(desk: Desk, found: Judged) -> tuple[Question, bool]:
    """Ask how weights are drawn, and whether scores are drawn with them."""
    sets = _sets(desk, found.of.standing)
    ways = [way for way in Way if way not in {Way.MEMBERS, Way.PINNED} or way in sets]
    way = st.pills(
        desk.say("Weights drawn"),
        ways,
        default=Way.NEAR,
        required=True,
        format_func=lambda each: desk.say(each.label),
        key="how_sure.way",
    )
    with st.container(horizontal=True):
        every_leaf = _asks_leaves(desk, found.of.standing, way)
        panel = found.of.panel
        may_doubt = panel is not None and doubt_of(panel) is not None
        with_doubt = may_doubt and st.toggle(
            desk.say("And the scores’ own doubt"), key="how_sure.doubt"
        )
    question = Question(way=way, every_leaf=every_leaf, sets=tuple(sets.get(way, ())))
    return stated_weights.asked(desk, found.of.standing, question), with_doubt


def _asks_leaves(desk: Desk, standing: Standing, way: Way) -> bool:
    tree = standing.tree
    if way in {Way.MEMBERS, Way.PINNED} or drawn_criteria(tree) == tree.leaves:
        return False
    return st.toggle(desk.say("Draw every sub-criterion by itself"), key="how_sure.leaves")


def _sets(desk: Desk, standing: Standing) -> dict[Way, list[CriteriaTree]]:
    """Return the weights between which can be drawn, where there are several."""
    with desk.store.read() as session:
        pinned = pins(session, desk.actor, desk.here.id)
        revealed = revealed_weights(session, desk.actor, desk.here.id)
    sets: dict[Way, list[CriteriaTree]] = {}
    if revealed is not None and revealed.fits(standing.tree) and len(revealed.local) > 1:
        sets[Way.MEMBERS] = list(revealed.trees(standing.tree).values())
    if pinned:
        sets[Way.PINNED] = [standing.tree, *(pin.tree for pin in pinned)]
    return sets


def _key(question: Question) -> str:
    sets = [" ".join(map(str, tree.local_weights.values())) for tree in question.sets]
    own = [question.limit, question.limits, question.order, question.every_leaf]
    return " ".join([question.way, *map(str, own), *sets])


def _behind(desk: Desk, standing: Standing, counted: Sureness) -> None:
    """Draw, for whoever opens it, who would choose each vendor and who beats whom."""
    behind = st.expander(
        desk.say("Who would choose each vendor"), key="how_sure.behind", on_change="rerun"
    )
    if not behind.open:
        return
    with behind:
        st.markdown(desk.say(
            "Mean weights of the draws in which a vendor is first, and how often it is first when "
            "exactly these hold."
        ))  # fmt: skip
        figures(supporters_table(desk, standing, counted))
        st.markdown(desk.say("How often the vendor of the row is ahead of that of the column."))
        figures(pairs_table(desk, standing, counted))


def _two_weights(desk: Desk, standing: Standing) -> None:
    """Ask for two criteria of one parent and draw who leads at every pair of their weights."""
    tree = standing.tree
    asked = [c.id for c in tree.criteria if len(tree.siblings(c.id)) + 1 >= _A_MAP]
    if not asked:
        return
    st.subheader(desk.say("If two weights moved at once"))
    asked.sort(key=lambda c: (tree[c].parent is not None, c != tree.price, -tree.effective(c)))
    one, other = st.columns(2)
    name = standing.titles.__getitem__
    first = one.selectbox(desk.say("First weight"), asked, format_func=name, key="how_sure.first")
    beside = [c for c in asked if c in tree.siblings(first)]
    second = other.selectbox(
        desk.say("Second weight"), beside, format_func=name, key=f"how_sure.second.{first}"
    )
    found = two_weight_map(tree, standing.points, first, second)
    draw(desk, map_figure(desk, standing, found), key=f"how_sure.map.{first}.{second}")
    st.caption(desk.say("What else stands beside them shares the rest as it does now."))
