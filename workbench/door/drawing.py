"""How the pages before sign-in are drawn: plain HTML, no script needed, in both directions."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from workbench import request as asked
from workbench.door.visit import TooOften, Visit
from workbench.language import Language, say, sentence
from workbench.page_policy import DOOR_POLICY, policy
from workbench.problem import Problem, Refused
from workbench.reads.accounts import Spent
from workbench.sign_in import A_SITTING, LONGEST_LOGIN, LONGEST_NAME, SHORTEST_PASSPHRASE

HERE = Path(__file__).parent
A_YEAR_OF_SECONDS = 31_536_000

# Where a switch of language comes back to; the other addresses only take forms.
SHOWN = frozenset({"/welcome", "/sign-in", "/invitation", "/passphrase"})

_PAGES = Environment(
    loader=FileSystemLoader(HERE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_STATUS: Mapping[type[Problem], int] = {Spent: 410, TooOften: 429, Refused: 403, Problem: 400}


def page(template: str, visit: Visit, problem: Problem | None = None, **values: object) -> Response:
    """Return a page, with what went wrong on top of it."""
    text = _PAGES.get_template(template).render(
        say=partial(say, language=visit.language),
        language=visit.language,
        other=Language.EN if visit.language is Language.FA else Language.FA,
        visit=visit,
        back=visit.path if visit.path in SHOWN else "/welcome",
        problem=sentence(problem, visit.language) if problem else None,
        shortest=SHORTEST_PASSPHRASE,
        longest_login=LONGEST_LOGIN,
        longest_name=LONGEST_NAME,
        **values,
    )
    return HTMLResponse(text, status_of(problem), headers=_headers(visit.language))


def status_of(problem: Problem | None) -> int:
    """Return the HTTP status that a problem is answered with."""
    if problem is None:
        return 200
    return next(status for kind, status in _STATUS.items() if isinstance(problem, kind))


def _headers(language: Language) -> dict[str, str]:
    return {
        "content-security-policy": policy(DOOR_POLICY),
        "content-language": language.value,
        "cache-control": "no-store",
    }


def go(path: str) -> Response:
    """Return the answer that sends the browser on after a form."""
    return RedirectResponse(path, 303, headers={"cache-control": "no-store"})


def seated(visit: Visit, token: str, path: str) -> Response:
    """Return the answer that signs this browser in and sends it on."""
    answer = go(path)
    answer.set_cookie(
        visit.cookie_name,
        token,
        max_age=int(A_SITTING.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=visit.is_encrypted,
    )
    remember(visit, answer, visit.language)
    return answer


def unseated(visit: Visit, path: str) -> Response:
    """Return the answer that takes the cookie away."""
    answer = go(path)
    answer.delete_cookie(
        visit.cookie_name, httponly=True, samesite="lax", secure=visit.is_encrypted
    )
    return answer


def remember(visit: Visit, answer: Response, language: Language) -> None:
    """Keep the language for this browser's next visit."""
    answer.set_cookie(
        asked.LANGUAGE_COOKIE,
        language.value,
        max_age=A_YEAR_OF_SECONDS,
        httponly=True,
        samesite="lax",
        secure=visit.is_encrypted,
    )
