"""The first page: explore the sample, or start a selection."""

import threading

from starlette.responses import Response

from workbench.changes.accounts import enter_sample, open_account, sign_in
from workbench.door.drawing import go, page, seated
from workbench.door.visit import Sample, TooOften, Visit
from workbench.problem import Problem, Refused
from workbench.reads.accounts import has_owner

SAMPLE_ROLES = ("chair", "evaluator", "observer")
_one_maker = threading.Lock()


def show(visit: Visit, problem: Problem | None = None) -> Response:
    """Draw what can be done from here: the sample only on the server's own machine."""
    if visit.is_at_home:
        threading.Thread(target=_sample, args=(visit,), daemon=True).start()  # while they read
    with visit.store.read() as session:
        owned = has_owner(session)
    return page("welcome.html", visit, problem, has_owner=owned, roles=SAMPLE_ROLES)


def enter(visit: Visit) -> Response:
    """Enter the sample by one click, as one of its people."""
    _require_home(visit)
    role = visit.field("role")
    if role not in SAMPLE_ROLES:
        raise Problem("the sample is entered as chair, evaluator or observer")
    sample = _sample(visit)
    token = enter_sample(
        visit.store, sample.accounts[role], language=visit.language, instead_of=visit.browser
    )
    return seated(visit, token, f"/what-if?s={sample.selection}")


def _sample(visit: Visit) -> Sample:
    with _one_maker:
        return visit.house.samples.ensure(visit.store)


def start_afresh(visit: Visit) -> Response:
    """Close the sample as it stands and make a new one."""
    _require_home(visit)
    with _one_maker:
        visit.house.samples.afresh(visit.store)
    return go("/welcome?afresh=1")


def _require_home(visit: Visit) -> None:
    if not visit.is_at_home:
        raise Refused("the sample is entered on the server's own machine only")


def open_first(visit: Visit) -> Response:
    """Open the owner's account: at the server's own machine, or with the code it printed."""
    if not visit.house.sign_ins.take(f"first {visit.caller}"):
        raise TooOften("too many tries; wait a minute")
    if not visit.is_at_home and not visit.house.ground().is_code(visit.field("code")):
        raise Refused("the one-time code is not the one that the server printed at its start")
    login, passphrase = visit.field("login"), visit.field("passphrase")
    open_account(
        visit.store,
        login=login,
        name=visit.field("name"),
        passphrase=passphrase,
        language=visit.language,
    )
    token = sign_in(
        visit.store,
        login=login,
        passphrase=passphrase,
        language=visit.language,
        instead_of=visit.browser,
    )
    return seated(visit, token, "/")
