"""In and out: signing in, signing out, and the language of this browser."""

from starlette.responses import Response

from workbench.changes.accounts import change_language, sign_in, sign_out
from workbench.door.drawing import go, page, remember, seated, unseated
from workbench.door.visit import TooOften, Visit, local_path
from workbench.language import Language
from workbench.problem import Problem
from workbench.sign_in import clean_login


def show_sign_in(visit: Visit, problem: Problem | None = None) -> Response:
    return page("sign_in.html", visit, problem)


def enter(visit: Visit) -> Response:
    """Sign in; the browser gets a fresh token, and the one it had ends."""
    require_patience(visit)
    token = sign_in(
        visit.store,
        login=visit.field("login"),
        passphrase=visit.field("passphrase"),
        language=visit.language,
        instead_of=visit.browser,
    )
    return seated(visit, token, visit.then)


def require_patience(visit: Visit) -> None:
    """Refuse a sixth try within a minute, for one name from one address, however it is spelt."""
    if not visit.house.sign_ins.take(f"{visit.caller} {clean_login(visit.field('login'))}"):
        raise TooOften("too many tries; wait a minute")


def show_sign_out(visit: Visit, problem: Problem | None = None) -> Response:
    return page("sign_out.html", visit, problem)


def leave(visit: Visit) -> Response:
    """Sign out: the cookie is worth nothing from now on, and open pages are hung up on."""
    if visit.who is not None:
        sign_out(visit.store, visit.who)
        visit.house.sittings.hang_up(visit.who.browser)
    return unseated(visit, "/welcome")


def switch_language(visit: Visit) -> Response:
    """Show the same page in the other language, and remember it."""
    if visit.field("language") not in set(Language):
        raise Problem("the program speaks English and Persian")
    language = Language(visit.field("language"))
    if visit.who is not None and visit.who.language is not language:
        change_language(visit.store, visit.who, language)
    answer = go(local_path(visit.field("back")))
    remember(visit, answer, language)
    return answer
