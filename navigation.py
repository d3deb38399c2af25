"""The script that every browser runs: who sits here, which language, which screens."""

from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from urllib.parse import urlsplit

import streamlit as st

from scoring.reads.versions import SEAT, seat_version
from workbench import ground
from workbench.committee import Right
from workbench.problem import Problem, Term
from workbench.reads.accounts import signed_in
from workbench.reads.actors import current_actor
from workbench.reads.members import room_of
from workbench.reads.selections import passed_over, selection_for, vendor_seat
from workbench.screens.parts import frame, look, problems, removed
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.listener import listen
from workbench.selection import Phase
from workbench.sign_in import SignedIn
from workbench.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """One screen of the menu: its module, its name, its address, and the rights that open it."""

    screen: str
    title: Term
    path: str
    rights: tuple[Right, ...] = ()


def _at(screen: str, title: str, path: str, *rights: Right) -> Place:
    return Place(screen, Term(title), path, rights)


HOME = _at("workbench.screens.home", "Selections", "selections")
VENDOR_ROOM = _at("scoring.screens.vendor_room", "Your answers", "your-answers")
VENDOR_MENU = [
    _at("vendor_data.screens.vendor_page", "The call", "your-call"),
    _at("vendor_data.screens.vendor_questions", "Questions and answers", "your-questions"),
    _at("vendor_data.screens.vendor_answers", "Your answers", "your-form"),
    _at("vendor_data.screens.vendor_statement", "Who offers", "your-offer"),
    _at("vendor_data.screens.vendor_hand_in", "Hand in", "your-hand-in"),
]
MENU = {
    Term("What we need"): [
        _at("rfp.screens.goals", "Goals", "goals", Right.SEE_NEEDS),
        _at("rfp.screens.problems", "Problems", "problems", Right.SEE_NEEDS),
        _at("rfp.screens.process_map", "Process map", "process", Right.SEE_NEEDS),
        _at("rfp.screens.to_be", "As-is and to-be", "to-be", Right.SEE_NEEDS),
        _at("rfp.screens.touchpoints", "Touchpoints", "touchpoints", Right.SEE_NEEDS),
        _at("rfp.screens.gaps", "Gaps", "gaps", Right.SEE_NEEDS),
        _at("rfp.screens.requirements", "Requirements", "requirements", Right.SEE_NEEDS),
        _at("rfp.screens.trace", "Trace", "trace", Right.SEE_NEEDS),
    ],
    Term("Are we ready?"): [
        _at("rfp.screens.readiness", "Readiness", "readiness", Right.SEE_NEEDS),
        _at("rfp.screens.registers", "Registers", "registers", Right.SEE_NEEDS),
        _at("rfp.screens.alternatives", "Alternatives", "alternatives", Right.SEE_NEEDS),
        _at("rfp.screens.people_concerned", "People concerned", "people", Right.SEE_NEEDS),
    ],
    Term("Plan and RFP"): [
        _at("rfp.screens.plan", "Evaluation plan", "plan", Right.SEE_PLAN),
        _at("scoring.screens.member_weights", "Weights", "weights", Right.SEE_REVEALED_WEIGHTS),
        _at("scoring.screens.dry_run", "Dry run", "dry-run", Right.SEE_PLAN),
        _at("vendor_data.screens.cost_sheet", "Cost sheet", "cost-sheet", Right.SEE_PLAN),
        _at("vendor_data.screens.rfp_pack", "RFP", "rfp", Right.MAKE_RFP),
    ],
    Term("What vendors offer"): [
        _at("vendor_data.screens.vendors", "Vendors", "vendors", Right.SEE_VENDORS),
        _at("vendor_data.screens.who_offers", "Who offers", "who-offers", Right.SEE_VENDORS),
        _at("vendor_data.screens.declaration", "Conflicts of interest", "conflicts", Right.DECLARE),
        _at("vendor_data.screens.questions", "Questions and answers", "questions", Right.SEE_NEEDS),
        # The owner too, to end a call that has no chair any more.
        _at(
            "vendor_data.screens.envelopes",
            "Envelopes",
            "envelopes",
            Right.SEE_NEEDS,
            Right.END_CALL,
        ),
        _at("vendor_data.screens.proposals", "Proposals", "proposals", Right.SEE_PROPOSALS),
        _at(
            "vendor_data.screens.side_by_side", "Side by side", "side-by-side", Right.SEE_PROPOSALS
        ),
        _at("vendor_data.screens.check_sheet", "Check sheet", "check-sheet", Right.SEE_PROPOSALS),
        _at("vendor_data.screens.references", "References", "references", Right.SEE_PROPOSALS),
        _at("vendor_data.screens.evidence", "Evidence", "evidence", Right.SEE_PROPOSALS),
        _at("vendor_data.screens.vendor_risks", "Vendor risks", "risks", Right.SEE_PROPOSALS),
        _at("vendor_data.screens.demos", "Demonstrations", "demos", Right.SEE_PROPOSALS),
        _at(
            "vendor_data.screens.stale_answers",
            "Stale answers",
            "stale-answers",
            Right.SEE_PROPOSALS,
        ),
        _at("vendor_data.screens.prices", "Prices", "prices", Right.SET_PRICE, Right.SEE_PRICES),
    ],
    Term("Scores"): [
        _at("scoring.screens.assign", "Assignments", "assignments", Right.ASSIGN),
        _at("scoring.screens.sheet", "My score sheet", "sheet", Right.SEE_OWN_SHEET),
        _at("scoring.screens.progress", "Progress", "progress", Right.SEE_PROGRESS),
        _at("scoring.screens.consensus", "Consensus", "consensus", Right.SEE_SCORES),
    ],
    Term("The choice"): [
        _at("scoring.screens.ranking", "Ranking", "ranking", Right.SEE_RANKING),
        _at("scoring.screens.how_sure", "How sure", "how-sure", Right.SEE_RANKING),
        _at("scoring.screens.differences", "Where we differ", "differences", Right.SEE_RANKING),
        _at("scoring.screens.what_if", "What if …?", "what-if", Right.PLAY_WHAT_IF),
        _at("scoring.screens.projector", "Projector", "projector", Right.PLAY_WHAT_IF),
        _at("scoring.screens.decision", "Decision", "decision", Right.SEE_DECISION),
    ],
    Term("The room"): [
        _at("workbench.screens.committee", "Committee", "committee", Right.SEE_SELECTION),
        _at("workbench.screens.record", "Record", "record", Right.SEE_RECORD),
    ],
}

# What there is nothing on where the selection was ended before that phase.
NEVER_BEGUN = {
    Phase.OPENING: frozenset({
        "side-by-side", "check-sheet", "references", "evidence", "risks", "demos",
        "stale-answers", "sheet", "progress", "consensus",
    }),
    Phase.PRICE: frozenset({
        "prices", "ranking", "how-sure", "differences", "what-if", "projector",
    }),
}  # fmt: skip

# Whoever sits where begins at one of these; it stands at the bare address.
FIRST = (HOME, VENDOR_ROOM, VENDOR_MENU[0])
BARE = ""
AFTER = {  # where a screen leads once its work is done, or that never had work of its own
    "assignments": ("progress",),
    **{place.path: (BARE,) for place in FIRST},
}


def main() -> None:
    """Seat the person, list the screens they have a right to, and draw the one they chose."""
    store = ground.store()
    here = _signed_in(store)
    if here is None:
        _signed_out()
        return
    desk = _desk(store, here)
    pages = _pages(desk)
    page = st.navigation(pages, expanded=True)
    _follow(desk, pages, page)
    look.apply(desk.language)
    _listen(desk)
    problems.show_notes()
    frame.sidebar(desk)
    page.run()
    problems.show_notes()


def _signed_in(store: Store) -> SignedIn | None:
    """Return who this browser speaks for, asked of the database on every run."""
    browser = st.user.get("session")
    if not isinstance(browser, str):
        return None
    with store.read() as session:
        return signed_in(session, browser, store.clock())


def _desk(store: Store, here: SignedIn) -> Desk:
    with store.read() as session:
        bare = current_actor(session, here.actor, None)
        alone = Desk(store=store, actor=bare, language=here.language)
        chosen = room_of(session, here.browser) or _chosen() or vendor_seat(session, bare)
        if chosen is None:
            return alone
        try:
            selection = selection_for(session, bare, chosen, here.language.value)
        except Problem:
            _forget()
            return alone
        return replace(alone, actor=current_actor(session, bare, chosen), selection=selection)


def _chosen() -> str | None:
    """Return the selection that the address names; a page link drops it, so it is put back."""
    named: str | None = st.query_params.get("s") or st.session_state.get(frame.CHOSEN)
    if named:
        st.session_state[frame.CHOSEN] = named
        if st.query_params.get("s") != named:
            st.query_params["s"] = named
    return named


def _forget() -> None:
    st.session_state.pop(frame.CHOSEN, None)
    st.query_params.pop("s", None)


def _pages(desk: Desk) -> dict[str, list[st.Page]]:
    pages = _menu(desk)
    # The first screen is found under its own name too: somebody typed it, or kept an old link.
    inside = [place for places in MENU.values() for place in places if desk.selection is None]
    pages[""] += [_closed(desk, place) for place in (*FIRST, *inside) if place.path == _address()]
    return pages


def _menu(desk: Desk) -> dict[str, list[st.Page]]:
    if desk.actor.is_vendors_own:
        pages = [_page(desk, place, is_first=not n) for n, place in enumerate(VENDOR_MENU)]
        return {"": pages}
    if desk.actor.is_vendor:
        return {"": [_page(desk, VENDOR_ROOM, is_first=True)]}
    pages = {"": [_page(desk, HOME, is_first=True)]}
    never = _never_begun(desk)
    for section, places in MENU.items() if desk.selection else ():
        is_open = {place: place.path not in never and _is_open(desk, place) for place in places}
        found = [_page(desk, place) for place in places if is_open[place]]
        if found:
            pages[desk.say(section)] = found
        asked = [place for place in places if place.path == _address()]
        pages[""] += [_closed(desk, place) for place in asked if not is_open[place]]
    return pages


def _address() -> str:
    """Return the address of the screen that the browser asks for."""
    return urlsplit(st.context.url or "").path.strip("/")


def _follow(desk: Desk, pages: dict[str, list[st.Page]], here: st.Page) -> None:
    """Go where the screen before asked to go, or where a closed one leads: to the first open one.

    A wish stands until the page is there, and a closed screen leads on whenever it is asked for: a
    page that draws itself anew may come in between.
    """
    listed = (page for group in pages.values() for page in group)
    open_pages = {page.url_path: page for page in listed if page.visibility == "visible"}
    leads = _leads(desk, here.url_path) if here.visibility == "hidden" else ()
    wished = next((p for p in (*frame.wishes(), *leads) if p in open_pages), here.url_path)
    if wished != here.url_path:
        st.switch_page(open_pages[wished])
    frame.is_there()


def _leads(desk: Desk, closed: str) -> tuple[str, ...]:
    """Return where a closed screen leads; one of a selection that nobody named, to the list."""
    if desk.selection is None:
        return (BARE,)
    return AFTER.get(closed, ())


def _is_open(desk: Desk, place: Place) -> bool:
    return any(map(desk.may, place.rights)) and find_spec(place.screen) is not None


def _never_begun(desk: Desk) -> frozenset[str]:
    """Return the screens that there is nothing on, as the selection was ended before."""
    if desk.selection is None or not desk.here.mark:
        return frozenset()
    with desk.store.read() as session:
        left_out = passed_over(session, desk.here.id)
    return frozenset().union(*(NEVER_BEGUN.get(phase, ()) for phase in left_out))


def _page(desk: Desk, place: Place, *, is_first: bool = False) -> st.Page:
    show = import_module(place.screen).show

    def draw() -> None:
        with problems.explained(desk):
            if not place.rights:
                show(desk)
                return
            frame.head(desk)
            with removed.told(desk, f"page.{place.path}"), problems.explained(desk):
                show(desk)

    path = BARE if is_first else place.path
    return st.Page(draw, title=desk.say(place.title), url_path=path, default=is_first)


def _closed(desk: Desk, place: Place) -> st.Page:
    """Return what stands at the address of a screen that this person cannot open (any more)."""

    def draw() -> None:
        frame.head(desk)
        st.title(desk.say(place.title))
        frame.empty_state(
            desk.say("This screen is not open to you now."),
            desk.say("The menu lists what is open to your role in this phase."),
        )

    title = desk.say(place.title)
    return st.Page(draw, title=title, url_path=place.path, visibility="hidden")


def _listen(desk: Desk) -> None:
    """Set the direction of the document, and load the page anew when the server was restarted."""
    hub = ground.here().hub
    listen(
        key="navigation.listener",
        language=desk.language,
        boot=hub.boot if hub else "",
        selection=desk.selection.id if desk.selection and hub else None,
        topics=_seat(desk),
        patient=True,
    )


def _seat(desk: Desk) -> dict[str, int]:
    """Return the version of this person's seat; another seat or phase opens other screens."""
    if desk.selection is None:
        return {}
    with desk.store.read() as session:
        return {SEAT: seat_version(session, desk.actor, desk.selection.id)}


def _signed_out() -> None:
    """Draw the way back in at whatever address was asked for, without the menu of before."""
    pages = [st.Page(_ask_in, title="Gozin", url_path="signed-out", default=True)]
    if _address():
        pages.append(st.Page(_ask_in, title="Gozin", url_path=_address()))
    st.navigation(pages, position="hidden").run()


def _ask_in() -> None:
    """Say in both languages that nobody is signed in; which one they read is not known."""
    st.header("Gozin · گزین")
    st.info(
        "You are signed out. What was shown as kept is kept: sign in again and go on.\n\n"
        "\N{RIGHT-TO-LEFT ISOLATE}از سامانه بیرون آمده‌اید. آنچه نگه‌داشته‌شده نشان داده می‌شد "
        "سر جای خود است: دوباره وارد شوید و ادامه دهید.\N{POP DIRECTIONAL ISOLATE}"
    )
    st.link_button("Sign in · ورود", "/sign-in")


main()
