"""What the cloud of the members' weights draws and says, and the table behind it."""

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress

from rfp.planning.criterion import CriteriaTree
from scoring.chart_data import Row, drawn
from scoring.standing import Standing
from scoring.weighing.revealed import Joint, Revealed, joint_tree, winner_by_member
from workbench.language import Language, percent, say
from workbench.problem import Problem

_PLACES = 2


def cloud_rows(
    tree: CriteriaTree,
    revealed: Revealed,
    language: Language,
    *,
    titles: Mapping[str, str],
    parent: str | None,
) -> list[Row]:
    """Return a dot for each member and part of one criterion, the mean, and the plan's weight.

    Parameters
    ----------
    tree : CriteriaTree
        The plan as it stands.
    revealed : Revealed
        Weights for just these criteria.
    language : Language
        Of names and figures.
    titles : mapping of criterion to str
        In that language.
    parent : str or None
        Whose parts are drawn; None at the top.

    Returns
    -------
    list of dict
        "member" (with `name` and `lane`, the same from part to part), "mean" and "plan"; `weight`
        is the local one, in percent, and `place` the order from the top.

    Raises
    ------
    Problem
        If the criteria are no longer those that were weighed.
    """
    together = joint_tree(tree, revealed, Joint.MEAN)
    rows: list[Row] = []
    for place, part in enumerate(tree.children(parent)):
        about: Row = {"place": place, "criterion": drawn(titles.get(part, "–"), language)}
        for lane, (member, own) in enumerate(revealed.local.items()):
            rows.append(
                about
                | {
                    "kind": "member",
                    "weight": float(own[part] * 100),
                    "lane": lane,
                    "name": drawn(revealed.names[member], language),
                    "text": percent(own[part], language),
                }
            )
        mean, now = together[part].weight, tree[part].weight
        told = say("mean {percent}", language, percent=percent(mean, language))
        rows += [
            about | {"kind": "plan", "weight": float(now * 100), "text": percent(now, language)},
            about | {"kind": "mean", "weight": float(mean * 100), "text": drawn(told, language)},
        ]
    return rows


def widest_sentence(
    tree: CriteriaTree,
    revealed: Revealed,
    titles: Mapping[str, str],
    parent: str | None,
    language: Language,
) -> str:
    """Say on which part of a criterion the members differ most, and how far."""
    widest = revealed.widest(tree, parent)
    if widest.lowest == widest.highest:
        return say("All members weigh these criteria alike.", language)
    return say(
        "The members differ most on {criterion}: from {lowest} to {highest}, {mean} on average.",
        language,
        criterion=titles.get(widest.criterion, "–"),
        lowest=percent(widest.lowest, language),
        highest=percent(widest.highest, language),
        mean=percent(joint_tree(tree, revealed)[widest.criterion].weight, language),
    )


def weight_table(
    tree: CriteriaTree,
    revealed: Revealed,
    titles: Mapping[str, str],
    parent: str | None,
    language: Language,
) -> list[dict[str, str]]:
    """Return each member's weights in a row, then the joint weights and the plan."""
    parts = tree.children(parent)
    rows = [(revealed.names[m], [own[part] for part in parts]) for m, own in revealed.local.items()]
    for joint in Joint:
        with suppress(Problem):  # every criterion of a group has a zero from somebody
            together = joint_tree(tree, revealed, joint)
            rows.append((say(joint.label, language), [together[part].weight for part in parts]))
    rows.append((say("Evaluation plan", language), [tree[part].weight for part in parts]))
    return [
        {say("Member", language): name}
        | {
            titles.get(part, "–"): percent(weight, language, _PLACES)
            for part, weight in zip(parts, weights, strict=True)
        }
        for name, weights in rows
    ]


def winner_sentences(official: Standing, revealed: Revealed, language: Language) -> list[str]:
    """Return who would be first under whose own weights, for most members first."""
    members: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for member, vendors in winner_by_member(official, revealed).items():
        members[tuple(sorted(official.vendors[v] for v in vendors))].append(revealed.names[member])
    first = {official.vendors[v] for v in official.ranking().first}
    return [
        say("{vendors} (officially first): for {names}", language,
            vendors=list(vendors), names=people)
        if set(vendors) == first
        else say("{vendors}: for {names}", language, vendors=list(vendors), names=people)
        for vendors, people in sorted(members.items(), key=lambda pair: -len(pair[1]))
    ]  # fmt: skip
