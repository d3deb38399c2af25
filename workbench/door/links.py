"""One-use links: to a seat on a committee, and to a new passphrase.

A link carries its token behind the "#", which no browser sends and no log sees; a small script
puts it into the form, or a person pastes it. Opening the page uses nothing up.
"""

from starlette.responses import Response

from workbench.changes.accounts import open_account, set_passphrase, sign_in
from workbench.changes.members import take_seat
from workbench.door.drawing import go, page, seated
from workbench.door.sitting import require_patience
from workbench.door.visit import TooOften, Visit
from workbench.problem import Problem
from workbench.reads.accounts import link, signed_in
from workbench.sign_in import token_id


def show_invitation(visit: Visit, problem: Problem | None = None) -> Response:
    return page("invitation.html", visit, problem, has_account=_has_account(visit))


def accept(visit: Visit) -> Response:
    """Take the seat that the link is for, with the account at hand, another, or a new one."""
    token = _token(visit)
    with visit.store.read() as session:
        link(session, token, visit.store.clock())
    who = visit.who if visit.field("how") == "stay" and _has_account(visit) else None
    if who is not None:
        take_seat(visit.store, who.actor, token)
        return go("/")
    cookie = _with_account(visit, token)
    with visit.store.read() as session:
        entered = signed_in(session, token_id(cookie), visit.store.clock())
    if entered is not None:
        take_seat(visit.store, entered.actor, token)
    return seated(visit, cookie, "/")


def _has_account(visit: Visit) -> bool:
    return visit.who is not None and visit.who.sample is None


def _token(visit: Visit) -> str:
    """Return the token of the form; a whole pasted link will do."""
    if not visit.house.links.take(visit.caller):
        raise TooOften("too many tries; wait a minute")
    return visit.field("token").strip().rpartition("#")[2]


def _with_account(visit: Visit, invitation: str) -> str:
    """Return the cookie of a browser that was signed in, after opening an account if asked."""
    require_patience(visit)
    login, passphrase = visit.field("login"), visit.field("passphrase")
    if visit.field("how") == "open":
        open_account(
            visit.store,
            login=login,
            name=visit.field("name"),
            passphrase=passphrase,
            language=visit.language,
            invitation=invitation,
        )
    return sign_in(
        visit.store,
        login=login,
        passphrase=passphrase,
        language=visit.language,
        instead_of=visit.browser,
    )


def show_passphrase(visit: Visit, problem: Problem | None = None) -> Response:
    return page("passphrase.html", visit, problem)


def renew(visit: Visit) -> Response:
    """Set the new passphrase; every browser of the account has to sign in again."""
    token = _token(visit)
    set_passphrase(visit.store, token=token, passphrase=visit.field("passphrase"))
    return go("/sign-in?renewed=1")
