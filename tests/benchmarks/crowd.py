"""A crowded meeting: the sample with as many more members as are asked for, all signed in."""

import datetime as dt
from pathlib import Path

from scoring.reads.standings import standing
from tests.browser.meeting import SELECTION, copy_sample
from workbench.committee import Actor
from workbench.ground import open_store
from workbench.reads.actors import current_actor
from workbench.sign_in import token_id
from workbench.tables import AccountRow, BrowserRow, MemberRow


def crowd(sample: Path, folder: Path, size: int) -> tuple[list[str], str]:
    """Fill a copy of the sample; return a cookie for each member, and the price criterion."""
    copy_sample(sample, folder)
    store = open_store(f"sqlite:///{folder / 'gozin.db'}")
    now = dt.datetime.now(dt.UTC)
    names = [f"member-{at:02}" for at in range(size)]
    with store.database.writing() as session:
        session.add_all(AccountRow(id=name, login=name, name=name) for name in names)
        session.flush()
        for name in names:
            session.add(
                MemberRow(
                    id=f"seat of {name}", selection=SELECTION, account=name,
                    roles="evaluator", declared_at=now,
                )
            )  # fmt: skip
            session.add(
                BrowserRow(
                    id=token_id(name), account=name, language="en", created_at=now,
                    ends_at=now + dt.timedelta(hours=12),
                )
            )  # fmt: skip
    with store.read() as session:
        actor = current_actor(session, Actor(account=names[0], name=""), SELECTION)
        found = standing(session, actor, SELECTION, "en")
    store.database.close()
    return names, found.tree.price
