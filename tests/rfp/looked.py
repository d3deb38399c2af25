"""Needs of a small selection, as the tests of the screens find them."""

from rfp.changes.gaps import add_gap
from rfp.changes.maps import import_map, type_map
from rfp.changes.pains import add_pain, set_aside_pain
from rfp.changes.requirements import add_requirement
from rfp.changes.success_factors import add_success_factor
from rfp.maps.typed_map import TypedStep
from rfp.needs.gap import GapKind, Judgement
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_facts import NO_FACTS, RequirementFacts
from rfp.reads.maps import steps
from tests.material import shared
from tests.rfp.needs_room import ROOM
from workbench.file_kind import Kind
from workbench.uploads import receive

TYPED = [
    ("فروش", "پاسخ به تماس"),
    ("فروش", "نوشتن پیشنهاد قیمت"),
    ("Service", "Open the account"),
    ("Finance", "Send the invoice"),
    ("فروش", "پیگیری"),
]
PAINS = [
    (0, "leila", "هیچ‌کس نمی‌داند پیش‌تر چه کسی تماس گرفته است."),
    (0, "sara", "Three lists of customers, none of them complete."),
    (1, "omid", "An offer takes four days because prices stand in mails."),
    (3, "nima", "Invoices are typed twice."),
    (3, "omid", "The tax office is slow."),
]
GAPS = [
    (
        {"en": "One customer file for everybody", "fa": "یک پروندهٔ مشتری برای همه"},
        GapKind.DATA,
        Judgement(as_is=1, to_be=4, impact=5, constraint=2, risk=3, dependency=4),
        slice(2),
    ),
    (
        {"en": "Offers from one price list", "fa": "پیشنهاد از یک فهرست قیمت"},
        GapKind.PROCESS,
        Judgement(as_is=2, to_be=4, impact=4, constraint=3, risk=2, dependency=2),
        slice(2, 3),
    ),
]
CONTACTS = {
    "en": "Shows all contacts with a customer on one page",
    "fa": "همهٔ تماس‌های یک مشتری را در یک صفحه نشان می‌دهد",
}
DUPLICATES = {
    "en": "Finds duplicates of customers while they are typed",
    "fa": "مشتری تکراری را هنگام نوشتن پیدا می‌کند",
}
FACTOR = {"en": "Everybody works in one file", "fa": "همه در یک پرونده کار می‌کنند"}
FIRST = "Sales and service begin with it"
OFFLINE = {"en": "Works without a connection", "fa": "بدون اتصال کار می‌کند"}


def fill(room):
    """Write a map with five pains, two gaps and three requirements; one pain stays loose."""
    omid = room.seated("omid")
    type_map(
        room.store,
        omid,
        selection=ROOM,
        titles={"en": "From call to invoice", "fa": "از تماس تا فاکتور"},
        steps=[TypedStep(lane=lane, step=step) for lane, step in TYPED],
    )
    with room.store.read() as session:
        known = [step.id for step in steps(session, omid, ROOM)]
    pains = [
        add_pain(room.store, room.seated(who), selection=ROOM, step=known[at], text=text)
        for at, who, text in PAINS
    ]
    set_aside_pain(
        room.store, omid, selection=ROOM, pain=pains[4], seen=1, reason="Not ours to change"
    )
    gaps = [
        add_gap(
            room.store,
            omid,
            selection=ROOM,
            kind=kind,
            titles=titles,
            judgement=judged,
            as_is_words={"en": "Three lists", "fa": "سه فهرست"},
            pains=pains[linked],
        )
        for titles, kind, judged, linked in GAPS
    ]
    factor = add_success_factor(room.store, omid, selection=ROOM, titles=FACTOR)
    facts = {Moscow.MUST: RequirementFacts(moscow_reason=FIRST, success_factor=factor)}
    for texts, moscow, criterion, linked in (
        (CONTACTS, Moscow.MUST, "fit", gaps[:1]),
        (DUPLICATES, Moscow.SHOULD, "fit", gaps[:1]),
        (OFFLINE, Moscow.COULD, None, ()),
    ):
        add_requirement(
            room.store,
            omid,
            selection=ROOM,
            texts=texts,
            moscow=moscow,
            is_mandatory=moscow is Moscow.MUST,
            criterion=criterion,
            gaps=linked,
            facts=facts.get(moscow, NO_FACTS),
        )


def imported(room):
    """Bring in a map that another program drew, with two pains."""
    found = min(shared("documents/bpmn").rglob("*.bpmn"))
    upload = receive(
        found.name, found.read_bytes(), reader="rfp.maps.bpmn:read", kinds={Kind.PROCESS_MAP}
    )
    omid = room.seated("omid")
    import_map(
        room.store,
        omid,
        selection=ROOM,
        titles={"en": found.stem},
        upload=upload,
        process_map=upload.value.map,
    )
    with room.store.read() as session:
        known = [step.id for step in steps(session, omid, ROOM)]
    for step in known[:2]:
        add_pain(room.store, omid, selection=ROOM, step=step, text="Slow and by hand")
