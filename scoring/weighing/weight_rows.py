"""What the cloud of the members' weights draws, as plain rows."""

from collections.abc import Mapping

from rfp.planning.criterion import CriteriaTree
from scoring.chart_data import Row, drawn
from scoring.weighing.revealed import Joint, Revealed, joint_tree
from workbench.language import Language, percent, say


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
