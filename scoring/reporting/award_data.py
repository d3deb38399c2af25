"""The decision as a release of open contracting data tells it."""

from scoring.decision import Decision, Outcome
from vendor_data.publishing.award import Award, Ending

_ENDINGS = {
    Outcome.PARTNER: Ending.CHOSEN,
    Outcome.CONDITIONAL: Ending.ON_CONDITIONS,
    Outcome.REISSUE: Ending.CALLED_AGAIN,
    Outcome.STOP: Ending.GIVEN_UP,
}


def award_of(decision: Decision) -> Award:
    """Return what others may read of a decision.

    Parameters
    ----------
    decision : Decision
        As recorded; its reasons stay with the committee.

    Returns
    -------
    Award
    """
    return Award(
        ending=_ENDINGS[decision.outcome],
        vendor=decision.vendor,
        decided_at=decision.decided_at,
        conditions=decision.conditions.text if decision.conditions else "",
    )
