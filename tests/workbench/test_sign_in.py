import datetime as dt
from dataclasses import replace
from fractions import Fraction

import httpx
import pytest

from tests import server
from workbench import sign_in as proof
from workbench.changes import accounts as changes
from workbench.changes.members import invite
from workbench.committee import Actor, Role
from workbench.ground import open_store
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.accounts import Spent, accounts, has_owner, signed_in
from workbench.tables import MemberRow, SelectionRow

ANOTHER = "another set of five words"
FORM = {"name": "Omid", "login": "omid", "passphrase": server.PASSPHRASE}


def owner(store):
    account = changes.open_account(
        store,
        login="sara",
        name="Sara",
        passphrase=server.PASSPHRASE,
        language=Language.EN,
    )
    return Actor(account=account, name="Sara")


def enter(store, login="sara", **given):
    return changes.sign_in(store, login=login, passphrase=server.PASSPHRASE, **given)


def who(store, token, now=None):
    with store.read() as session:
        return signed_in(session, proof.token_id(token), now or store.clock())


def selection_of(store, chair):
    """Put down a selection with its chair, as if it had been started before."""
    with store.database.writing() as session:
        session.add(
            SelectionRow(
                id="crm", phase="needs", language="en", currency="EUR",
                precision=Fraction(1, 10), created_at=store.clock(),
            )
        )  # fmt: skip
        session.flush()
        session.add(MemberRow(id="m", selection="crm", account=chair.account, roles="chair"))


def invitation_to(gozin):
    """Return the token of an invitation to a selection of this running server."""
    store = open_store(gozin.database_url, alone=False)
    with store.read() as session:
        chair = Actor(account=changes.owner(session), name="Sara")
    selection_of(store, chair)
    token = invite(store, chair, selection="crm", roles=[Role.EVALUATOR])
    store.database.close()
    return token


# -- tokens and passphrases --


@pytest.mark.parametrize("login", ["", "  ", "two words", "x" * 65, "a\x00b", "a\u202eb"])
def test_a_sign_in_name_is_one_word(login):
    with pytest.raises(Problem, match="a sign-in name is one word of at most 64 characters"):
        proof.clean_login(login)


def test_a_name_keeps_its_half_space_and_loses_what_cannot_be_seen():
    assert proof.clean_name(" محمد\u200cعلی   رضایی ") == "محمد\u200cعلی رضایی"
    assert proof.clean_name("Sa\x00ra \u202eKim") == "Sara Kim"
    with pytest.raises(Problem, match="a name has between 1 and 80 characters"):
        proof.clean_name(" \u200c\u200b")


def test_a_sign_in_name_is_the_same_with_and_without_a_half_space():
    assert proof.clean_login("محمد\u200cعلی") == proof.clean_login("محمدعلی")


def test_a_short_passphrase_is_refused_without_repeating_it():
    with pytest.raises(Problem, match=r"between 12 and 256 characters, got 6$"):
        proof.hash_passphrase("secret", "sara")


@pytest.mark.parametrize("passphrase", ["aaaaaaaaaaaaaaaa", "sara-sara-2026!"])
def test_a_passphrase_that_can_be_guessed_is_refused(passphrase):
    with pytest.raises(Problem, match="easy to guess"):
        proof.hash_passphrase(passphrase, "sara")


def test_a_passphrase_fits_its_own_hash_in_either_spelling_of_a_letter():
    stored = proof.hash_passphrase("caf\u00e9 by the long river", "sara")

    assert "m=19456,t=2,p=1" in stored
    assert proof.fits(stored, "cafe\u0301 by the long river")
    assert not proof.fits(stored, "cafe by the long river")
    assert not proof.fits(None, "cafe by the long river")


def test_a_token_has_256_bits_and_only_its_hash_is_kept():
    token = proof.new_token(bytes)

    assert token == "A" * 43
    assert proof.token_id(token) != token
    assert len(proof.token_id(token)) == 64


# -- accounts in the store --


def test_the_first_account_owns_the_server_and_the_second_must_be_invited(store):
    first = owner(store)

    with store.read() as session:
        assert has_owner(session)
        assert [
            (a.login, a.is_owner) for a in accounts(session, replace(first, is_owner=True))
        ] == [("sara", True)]
    with pytest.raises(Refused, match="has an owner already"):
        changes.open_account(store, **FORM, language=Language.EN)


def test_an_invited_person_opens_an_account_that_owns_nothing(store):
    chair = owner(store)
    selection_of(store, chair)
    token = invite(store, chair, selection="crm", roles=[Role.EVALUATOR])

    changes.open_account(store, **FORM, language=Language.FA, invitation=token)

    entered = who(store, enter(store, "omid"))
    assert (entered.is_owner, entered.language) == (False, Language.FA)


def test_a_sign_in_name_is_taken_once_in_whatever_case(store):
    chair = owner(store)
    selection_of(store, chair)
    token = invite(store, chair, selection="crm", roles=[Role.EVALUATOR])

    with pytest.raises(Problem, match="the sign-in name sara is taken"):
        changes.open_account(
            store, **{**FORM, "login": "SARA"}, language=Language.EN, invitation=token
        )


@pytest.mark.parametrize(
    ("login", "passphrase"), [("sara", "wrong words"), ("nobody", "any words")]
)
def test_a_wrong_name_and_a_wrong_passphrase_are_told_the_same(store, login, passphrase):
    owner(store)

    with pytest.raises(
        Refused, match=r"^the sign-in name and the passphrase do not belong together$"
    ):
        changes.sign_in(store, login=login, passphrase=passphrase)


def test_each_sign_in_has_its_own_token_and_ends_the_browser_it_replaces(store):
    owner(store)
    first = enter(store)
    second = enter(store, instead_of=proof.token_id(first))

    assert first != second
    assert who(store, first) is None
    assert who(store, second).name == "Sara"


def test_a_sitting_ends_after_twelve_hours_whatever_happens(store):
    owner(store)
    token = enter(store)
    ends = who(store, token).ends_at

    assert who(store, token, ends - dt.timedelta(seconds=1)) is not None
    assert who(store, token, ends) is None


def test_a_new_passphrase_signs_every_browser_of_the_account_out(store):
    chair = owner(store)
    before = enter(store)
    link = changes.make_passphrase_link(store, chair, chair.account)

    changes.set_passphrase(store, token=link, passphrase=ANOTHER)

    assert who(store, before) is None
    with pytest.raises(Refused, match="do not belong together"):
        enter(store)


def test_a_passphrase_link_ends_after_a_day(store):
    chair = owner(store)
    link = changes.make_passphrase_link(store, chair, chair.account)
    late = store.clock() + proof.A_LINK

    with pytest.raises(Spent, match="does not hold, or no longer"):
        changes.set_passphrase(replace(store, clock=lambda: late), token=link, passphrase=ANOTHER)


def test_only_the_owner_makes_passphrase_links(store):
    chair = owner(store)
    selection_of(store, chair)
    token = invite(store, chair, selection="crm", roles=[Role.CHAIR])
    omid = changes.open_account(store, **FORM, language=Language.EN, invitation=token)

    with pytest.raises(Refused, match="your role does not include this: manage accounts"):
        changes.make_passphrase_link(store, Actor(account=omid, name="Omid"), chair.account)


def test_nobody_is_entered_without_a_passphrase_but_the_samples_people(store):
    real = owner(store)
    made_up = changes.open_sample_account(
        store, selection="sample", name="Chair", language=Language.EN, is_owner=True
    )

    assert who(store, changes.enter_sample(store, made_up, language=Language.FA)).is_owner is False
    with pytest.raises(Refused, match="only the sample's people"):
        changes.enter_sample(store, real.account, language=Language.EN)


# -- the doors of a running server --


@pytest.fixture(scope="module")
def gozin(tmp_path_factory):
    with server.running(tmp_path_factory.mktemp("doors")) as running:
        server.open_first_account(running).close()
        yield running


@pytest.fixture(scope="module")
def unowned(tmp_path_factory):
    """A server on which nobody has opened an account yet, and no test does."""
    with server.running(tmp_path_factory.mktemp("unowned")) as running:
        yield running


def signed_in_browser(gozin, login="sara"):
    browser = gozin.browser()
    fields = {"login": login, "passphrase": server.PASSPHRASE}
    answer = browser.post("/sign-in", data=fields)
    assert answer.status_code == 303, answer.text
    return browser


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_from_other_sites(gozin):
    with gozin.browser() as browser:
        fields = {"login": "sara", "passphrase": server.PASSPHRASE, "next": "/plan"}
        answer = browser.post("/sign-in", data=fields)

    [cookie] = [c for c in answer.headers.get_list("set-cookie") if c.startswith("gozin=")]
    assert answer.headers["location"] == "/plan"
    assert cookie.lower().endswith("; httponly; max-age=43200; path=/; samesite=lax")


def test_a_wrong_passphrase_is_refused_in_the_readers_language(gozin):
    with gozin.browser(**{"Accept-Language": "fa-IR,fa;q=0.9"}) as browser:
        answer = browser.post("/sign-in", data={"login": "leila", "passphrase": "wrong words"})

    assert answer.status_code == 403
    assert "نام ورود و گذرواژه با هم نمی‌خوانند" in answer.text
    assert '<html lang="fa" dir="rtl">' in answer.text


def test_a_sixth_try_within_a_minute_is_refused_however_the_name_is_spelt(gozin):
    spelt = [
        "maryam",
        " maryam",
        "Maryam  ",
        "\N{FULLWIDTH LATIN SMALL LETTER M}aryam",
        "mar\u200cyam",
        "\tMARYAM",
    ]
    with gozin.browser() as browser:
        tries = [{"login": login, "passphrase": "wrong words again"} for login in spelt]
        statuses = [browser.post("/sign-in", data=fields).status_code for fields in tries]

    assert statuses == [403] * 5 + [429]


def test_a_cookie_after_sign_out_is_refused(gozin):
    browser = signed_in_browser(gozin)
    kept = dict(browser.cookies)
    assert browser.get("/").status_code == 200
    browser.post("/sign-out")
    browser.close()

    with gozin.browser() as thief:
        thief.cookies.update(kept)
        answer = thief.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/welcome")


def test_an_invitation_seats_one_person_and_a_second_use_is_refused(gozin):
    token = invitation_to(gozin)
    with gozin.browser() as omid, gozin.browser() as leila:
        assert omid.get("/invitation").status_code == 200
        first = omid.post("/invitation", data={**FORM, "token": token, "how": "open"})
        again = leila.post(
            "/invitation",
            data={**FORM, "login": "leila", "token": f"{gozin.base}/invitation#{token}",
                  "how": "open"},
        )  # fmt: skip
        inside = omid.get("/")

    assert (first.status_code, inside.status_code) == (303, 200)
    assert again.status_code == 410
    assert "this link was used already" in again.text


def test_guessed_invitations_are_refused_and_then_slowed_down(unowned):
    with unowned.browser() as guesser:
        statuses = [
            guesser.post("/invitation", data={**FORM, "token": f"guess{n}"}).status_code
            for n in range(6)
        ]

    assert statuses == [410] * 5 + [429]


def test_the_language_is_kept_for_the_next_visit(gozin):
    with gozin.browser() as browser:
        answer = browser.post("/language", data={"language": "fa", "back": "/sign-in"})
        assert answer.headers["location"] == "/sign-in"
        assert 'dir="rtl"' in browser.get("/sign-in").text


def test_next_never_leads_to_another_server(gozin):
    with gozin.browser() as browser:
        fields = {"login": "sara", "passphrase": server.PASSPHRASE, "next": "//elsewhere.example"}
        answer = browser.post("/sign-in", data=fields)

    assert answer.headers["location"] == "/"


# -- the first account and the sample: for the server's own machine --


@pytest.mark.parametrize(
    "told",
    [
        {"X-Forwarded-For": "203.0.113.9"},
        {"X-Forwarded-Host": "localhost"},
        {"Forwarded": "for=203.0.113.9"},
        {"X-Real-IP": "127.0.0.1"},
        {"Via": "1.1 proxy"},
        {"Host": "192.0.2.7"},
    ],
    ids=lambda told: next(iter(told)),
)
def test_what_is_not_from_this_machine_gets_neither_sample_nor_first_account(unowned, told):
    origin = {"Origin": f"http://{told['Host']}"} if "Host" in told else {}
    with unowned.browser(**told, **origin) as far, unowned.browser() as near:
        page = far.get("/welcome").text
        sample = far.post("/sample", data={"role": "chair"})
        account = far.post("/first-account", data=FORM)
        assert "Explore the sample selection" in near.get("/welcome").text

    assert "Explore the sample selection" not in page
    assert "One-time code" in page
    assert (sample.status_code, account.status_code) == (403, 403)
    assert "the one-time code is not the one" in account.text


def test_a_proxy_of_any_make_is_known_by_the_header_that_it_adds(unowned):
    names = (
        "X-Forwarded-Proto", "X-Forward-For", "X-Original-Forwarded-For", "X-Original-Host",
        "X-Cluster-Client-IP", "X-Client-IP", "True-Client-IP", "Fastly-Client-IP",
        "Fly-Client-IP", "CF-Connecting-IP", "DO-Connecting-IP", "X-Azure-ClientIP",
        "X-ProxyUser-Ip", "X-Envoy-External-Address", "X-AppEngine-Remote-Addr",
        "WL-Proxy-Client-IP", "X-Real-Port",
    )  # fmt: skip
    with unowned.browser() as near:
        offered = {
            name: (
                "Explore the sample selection" in near.get("/welcome", headers={name: "x"}).text,
                near.post("/sample", data={"role": "chair"}, headers={name: "x"}).status_code,
            )
            for name in names
        }
        harmless = near.get("/welcome", headers={"X-Request-Id": "x", "DNT": "1"}).text

    assert {name: got for name, got in offered.items() if got != (False, 403)} == {}
    assert "Explore the sample selection" in harmless


def test_a_foreign_host_is_refused_at_every_door(unowned):
    foreign = {"Host": "gozin.example", "Origin": "http://gozin.example"}
    with unowned.browser(**foreign) as far:
        statuses = {far.get(path).status_code for path in ("/", "/welcome", "/_stcore/health")}
        statuses.add(far.post("/sample", data={"role": "chair"}).status_code)

    assert statuses == {421}


def test_the_printed_code_opens_the_first_account_from_elsewhere_once(tmp_path):
    with server.running(tmp_path) as gozin:
        code = gozin.output.rstrip(")\n").rpartition(" ")[2]
        with gozin.browser(**{"X-Forwarded-For": "203.0.113.9"}) as far:
            first = far.post("/first-account", data={**FORM, "code": code.lower()})
        with gozin.browser(**{"X-Forwarded-For": "203.0.113.10"}) as other:
            second = other.post("/first-account", data={**FORM, "login": "x", "code": code})

    assert (first.status_code, second.status_code) == (303, 403)


def test_the_sample_is_entered_by_one_click_as_each_of_its_people(unowned):
    statuses = []
    for role in ("chair", "evaluator", "observer", "owner"):
        with unowned.browser() as browser:
            statuses.append(browser.post("/sample", data={"role": role}, timeout=240).status_code)
            statuses.append(browser.get("/").status_code)

    assert statuses == [303, 200, 303, 200, 303, 200, 400, 303]


def test_a_server_open_to_the_network_offers_no_sample(tmp_path):
    def to_everybody(port):
        return [*server.streamlit_run(port), "--server.address", "0.0.0.0"]  # noqa: S104  # the case

    with server.running(tmp_path, start=to_everybody) as gozin, gozin.browser() as browser:
        sample = browser.post("/sample", data={"role": "chair"})
        assert isinstance(sample, httpx.Response)

    assert sample.status_code == 403
