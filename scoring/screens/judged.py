"""The standing with its scores, read and worked out once for everybody who sees the same."""

from dataclasses import dataclass

from scoring.judged_standing import JudgedStanding
from scoring.reads.judged_standings import judged_standing
from scoring.reads.versions import facts_version
from scoring.sampled.margin_noise import noise_sentence
from scoring.screens.missing_scores import no_ranking
from scoring.screens.what_if_table import remembered
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state

_A_CHOICE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What one person may know; whoever has the same `key` sees the same."""

    key: str
    of: JudgedStanding


def judged_now(desk: Desk) -> Judged | None:
    """Return the standing with its scores; None to whoever may not see it (yet)."""
    if not desk.may(Right.SEE_RANKING):
        return None
    selection, language = desk.here.id, desk.language.value
    with desk.store.read() as session:
        facts = facts_version(session, selection)
        known = (desk.store.database.url, selection, language, facts, *sorted(desk.actor.conflicts))
        key = " ".join(("judged", *map(str, known)))
        found = remembered(key, lambda: judged_standing(session, desk.actor, selection, language))
    return None if found is None or not found.standing.points else Judged(key=key, of=found)


def judged_choice(desk: Desk) -> Judged | None:
    """Return the standing if there is something to choose between, or say why there is not."""
    found = judged_now(desk)
    if found is None:
        no_ranking(desk)
        return None
    if len(found.of.standing.points) < _A_CHOICE:
        empty_state(
            desk.say("There is only one vendor in the ranking"),
            desk.say("With nobody to compare it to, no weight and no score changes the choice."),
        )
        return None
    return found


def noise(desk: Desk, found: Judged) -> str:
    """Return the lead held against the evaluators' differences, in one sentence or none."""
    return remembered(
        f"noise {found.key}",
        lambda: noise_sentence(found.of.standing, found.of.panel, desk.language),
    )
