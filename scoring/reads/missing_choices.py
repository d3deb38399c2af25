"""What was chosen for scores that are missing, for verbs and reads that asked for their right."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from scoring.missing import Choice
from scoring.missing_choice import Cell, MissingChoice
from scoring.tables import MissingChoiceRow
from workbench.tables import AccountRow


def standing_choices(session: Session, selection: str) -> dict[Cell, MissingChoice]:
    """Return the choice for each cell that has one, whether or not its score is still missing."""
    statement = (
        select(MissingChoiceRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == MissingChoiceRow.chosen_by)
        .where(MissingChoiceRow.selection == selection)
        .order_by(MissingChoiceRow.chosen_at, MissingChoiceRow.vendor, MissingChoiceRow.criterion)
    )
    return {
        (row.vendor, row.criterion): MissingChoice(
            choice=Choice(row.choice),
            reason=row.reason,
            chosen_by=name,
            chosen_at=row.chosen_at,
        )
        for row, name in session.execute(statement)
    }
