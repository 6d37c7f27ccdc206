"""A member who lost every way in: two officers, a code on paper, and what neither of them can do with it alone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from frombelow.hall.accounts.actions import codes
from frombelow.hall.accounts.actions.accounts import delete
from frombelow.hall.accounts.models import Account, Notice, OneTimeCode, Session
from frombelow.hall.accounts.queries import narrow_of
from frombelow.hall.accounts.sessions import PROVED_AT
from frombelow.hall.groups import todo
from frombelow.hall.groups.actions import hands, leaving, mandates
from frombelow.hall.groups.models import HandOver, Mandate, Membership
from frombelow.hall.groups.queries.hands import how_it_stands
from frombelow.hall.groups.queries.members import SENT, groups_of
from frombelow.hall.groups.queries.names import Names
from frombelow.hall.groups.rules import hands as rules
from frombelow.hall.groups.rules.hands import State, Times
from frombelow.hall.groups.rules.mandates import Source
from frombelow.hall.groups.rules.rights import ROLES, WHOLE, Reach, Right, rights_of
from frombelow.hall.groups.telling import told_entry
from frombelow.hall.groups.tests.world import NOW, account, group_of, join, reader
from frombelow.hall.kit import journal
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.refusals import Refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


# ---- rules: plain Python ----

OFFICER = rights_of([(ROLES["member"].rights, None), (ROLES["officer"].rights, None)])
MEMBER = rights_of([(ROLES["member"].rights, None)])
PLAIN = {"given": OFFICER, "theirs": MEMBER, "is_self": False, "is_sent": False, "is_narrow": False}


def test_an_officer_may_let_a_member_in():
    rules.check_handing(**PLAIN)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"given": MEMBER}, "where members gave it"),
        ({"given": {**OFFICER, Right.HAND_OVER: Reach(turfs=frozenset({1}))}}, "where members gave it"),
        ({"is_self": True}, "to themselves"),
        ({"is_sent": True}, "Their own group"),
        ({"is_narrow": True}, "You came in by such a code yourself"),
        ({"theirs": {**MEMBER, Right.KEEP_KEYS: WHOLE}}, "that you may not"),
    ],
)
def test_who_may_not_be_let_in_or_let_in(change, sentence):
    with pytest.raises(Refused, match=sentence):
        rules.check_handing(**{**PLAIN, **change})


def test_rights_cover_others_over_the_same_turfs_at_least():
    some, more = Reach(turfs=frozenset({1})), Reach(turfs=frozenset({1, 2}))
    right = Right.SEE_NOTES
    assert rules.covers({right: WHOLE}, {right: more})
    assert rules.covers({right: more}, {right: some})
    assert not rules.covers({right: some}, {right: more})
    assert not rules.covers({right: more}, {right: WHOLE})
    assert not rules.covers({}, {right: some})
    assert rules.covers({}, {})


def test_no_office_covers_the_keeper_of_the_keys_or_the_teller_but_itself():
    held = {key: rights_of([(ROLES["member"].rights, None), (role.rights, None)]) for key, role in ROLES.items()}
    assert [key for key in held if not rules.covers(held["officer"], held[key])] == ["teller", "data_keeper"]


@pytest.mark.parametrize(
    ("times", "after", "state"),
    [
        (Times(NOW + DAY), DAY - timedelta(seconds=1), State.WAITS),
        (Times(NOW + DAY), DAY, State.ENDED),
        (Times(NOW + DAY, code_ends_at=NOW + 2 * DAY), DAY, State.HANDED),
        (Times(NOW + DAY, code_ends_at=NOW + 2 * DAY), 2 * DAY, State.ENDED),
        (Times(NOW + DAY, NOW + 2 * DAY, withdrawn_at=NOW), timedelta(), State.WITHDRAWN),
    ],
)
def test_how_a_request_stands(times, after, state):
    assert rules.state_of(times, NOW + after) == state


@pytest.mark.parametrize("state", [State.HANDED, State.WITHDRAWN, State.ENDED])
def test_nobody_agrees_on_what_does_not_wait(state):
    with pytest.raises(Refused, match="any more"):
        rules.check_agreeing(state=state, is_own=False, asker_holds=True)


# ---- deeds ----


def give(group, to: Membership, role: str, given_by: Mandate | None = None) -> Mandate:
    source = Source.DELEGATION if given_by else Source.ELECTION
    return mandates.give(
        group=group, to=to, role=role, title=role, source=source, until=NOW + 90 * DAY, now=NOW, given_by=given_by
    )  # fmt: skip


@pytest.fixture
def ada():
    """Founder: holds every office."""
    return account("Ada")


@pytest.fixture
def caucus(ada):
    return group_of(ada, now=NOW)


def member(caucus, ada, name: str, role: str = "") -> Account:
    who = account(name)
    [membership] = join(caucus, ada, who, now=NOW)
    if role:
        give(caucus, membership, role)
    return who


@pytest.fixture
def ben(caucus, ada):
    """The second officer."""
    return member(caucus, ada, "Ben", "officer")


@pytest.fixture
def rosa(caucus, ada):
    """Lost her phone."""
    return member(caucus, ada, "Rosa")


def of(who, group, now=NOW) -> Membership:
    return reader(who, group, now).membership


def asked_by(who, group, rosa, now=NOW) -> HandOver:
    return hands.ask(reader=reader(who, group, now), member=of(rosa, group, now))


def test_two_officers_let_a_member_in_and_the_journal_says_so(caucus, ada, ben, rosa):
    asked = asked_by(ada, caucus, rosa)
    assert not OneTimeCode.objects.exists(), "nobody has a code before a second one agreed"
    code = hands.agree(reader=reader(ben, caucus), asked=asked)
    assert codes.use(name="rosa", typed=code, now=NOW) == rosa
    asked.refresh_from_db()
    assert asked.agreed_by == of(ben, caucus)
    told = [told_entry(entry, Names(caucus)) for entry in journal.entries(caucus.ident).order_by("number")]
    assert told[-2:] == [
        "Ada asked for a code that lets Rosa sign in again.",
        "Ben agreed, and was shown the code that lets Rosa sign in again.",
    ]
    rows = str(list(Entry.objects.values())) + str(list(HandOver.unscoped.values()))
    assert code not in rows
    assert "Rosa" not in rows


def test_one_officer_alone_cannot(caucus, ada, ben, rosa):
    asked = asked_by(ada, caucus, rosa)
    with pytest.raises(Refused, match="Somebody else must agree"):
        hands.agree(reader=reader(ada, caucus), asked=asked)
    assert not OneTimeCode.objects.exists()


def test_nor_with_the_same_account_under_another_membership(caucus, ada, ben, rosa):
    """Who leaves and comes back has a second membership: it is the same account."""
    asked = asked_by(ben, caucus, rosa)
    leaving.leave(reader=reader(ben, caucus))
    [again] = join(caucus, ada, ben, now=NOW)
    give(caucus, again, "officer")
    assert asked.asked_by_id != again.pk
    with pytest.raises(Refused, match="Somebody else must agree"):
        hands.agree(reader=reader(ben, caucus), asked=asked)


def test_nor_with_a_second_one_whom_they_made_themselves(caucus, ada, ben, rosa):
    """An officer may lend what they hold, but not to make their own second: neither asking nor agreeing."""
    cleo = member(caucus, ada, "Cleo")
    lent = Mandate.unscoped.get(group=caucus, membership=of(ben, caucus), role="officer")
    give(caucus, of(cleo, caucus), "officer", given_by=lent)
    assert reader(cleo, caucus).may_whole(Right.HAND_OVER)
    with pytest.raises(Refused, match="where members gave it"):
        hands.agree(reader=reader(cleo, caucus), asked=asked_by(ben, caucus, rosa))
    with pytest.raises(Refused, match="where members gave it"):
        asked_by(cleo, caucus, member(caucus, ada, "Dan"))
    assert not OneTimeCode.objects.exists()


def test_a_plain_member_can_neither_ask_nor_agree(caucus, ada, ben, rosa):
    dan = member(caucus, ada, "Dan")
    with pytest.raises(Refused, match="You hold no mandate"):
        asked_by(dan, caucus, rosa)
    with pytest.raises(Refused, match="You hold no mandate"):
        hands.agree(reader=reader(dan, caucus), asked=asked_by(ada, caucus, rosa))


def test_nobody_lets_themselves_in(caucus, ada, ben):
    with pytest.raises(Refused, match="to themselves"):
        asked_by(ben, caucus, ben)
    cleo = member(caucus, ada, "Cleo", "officer")
    with pytest.raises(Refused, match="to themselves"):
        hands.agree(reader=reader(cleo, caucus), asked=asked_by(ben, caucus, cleo))


def test_nobody_lets_in_who_may_do_more(caucus, ada, ben, rosa):
    """The founder keeps the keys, too: officers could not let her in. Of two who differ, the lesser counts."""
    cleo = member(caucus, ada, "Cleo", "officer")
    with pytest.raises(Refused, match="that you may not"):
        asked_by(ben, caucus, ada)
    keeper = member(caucus, ada, "Kay", "data_keeper")
    asked = asked_by(ada, caucus, keeper)
    with pytest.raises(Refused, match="that you may not"):
        hands.agree(reader=reader(cleo, caucus), asked=asked)
    assert not OneTimeCode.objects.exists()


def test_who_gets_an_office_before_the_second_agrees_is_looked_at_again(caucus, ada, ben, rosa):
    cleo = member(caucus, ada, "Cleo", "officer")
    asked = asked_by(ben, caucus, rosa)
    give(caucus, of(rosa, caucus), "data_keeper")
    with pytest.raises(Refused, match="may not do so any more"):
        hands.agree(reader=reader(cleo, caucus), asked=asked)


def test_a_former_member_and_a_stranger_are_let_in_nowhere(caucus, ada, ben, rosa):
    membership = of(rosa, caucus)
    asked = hands.ask(reader=reader(ada, caucus), member=membership)
    leaving.leave(reader=reader(rosa, caucus))
    membership.refresh_from_db()
    with pytest.raises(Refused):
        hands.agree(reader=reader(ben, caucus), asked=asked)
    with pytest.raises(Refused, match="no member of this group"):
        hands.ask(reader=reader(ada, caucus), member=membership)
    stranger = Membership.unscoped.get(group=group_of(account("Eve"), "Other", now=NOW))
    with pytest.raises(Refused, match="no member of this group"):
        hands.ask(reader=reader(ada, caucus), member=stranger)
    assert not OneTimeCode.objects.exists()


def test_whom_another_group_sends_is_let_in_by_their_own(caucus, ada, ben, rosa):
    Membership.unscoped.filter(pk=of(rosa, caucus).pk).update(how=SENT)
    mandates.give(
        group=caucus, to=Membership.unscoped.get(account=rosa), role="delegate", title="Delegate", source=Source.DECISION, until=NOW + DAY, now=NOW,
        sent_by=group_of(account("Sid"), "Sender", now=NOW),
    )  # fmt: skip
    with pytest.raises(Refused, match="Their own group"):
        asked_by(ada, caucus, rosa)


def test_what_a_recalled_officer_asked_for_counts_no_more(caucus, ada, ben, rosa):
    asked = asked_by(ben, caucus, rosa)
    mandates.resign(reader=reader(ben, caucus), mandate=reader(ben, caucus).mandates[0])
    cleo = member(caucus, ada, "Cleo", "officer")
    with pytest.raises(Refused, match="may not do so any more"):
        hands.agree(reader=reader(cleo, caucus), asked=asked)


def test_a_request_ends_after_a_day_and_can_be_made_again(caucus, ada, ben, rosa):
    asked = asked_by(ada, caucus, rosa)
    with pytest.raises(Refused, match="asked for already"):
        asked_by(ben, caucus, rosa)
    late = NOW + DAY
    with pytest.raises(Refused, match="a day has passed"):
        hands.agree(reader=reader(ben, caucus, late), asked=asked)
    with pytest.raises(Refused, match="ended already"):
        hands.withdraw(reader=reader(ben, caucus, late), asked=asked)
    again = asked_by(ben, caucus, rosa, late)
    assert hands.agree(reader=reader(ada, caucus, late), asked=again)
    with pytest.raises(Refused, match="somebody agreed"):
        hands.agree(reader=reader(ada, caucus, late), asked=again)


def test_what_is_withdrawn_opens_nothing(caucus, ada, ben, rosa):
    asked = asked_by(ada, caucus, rosa)
    hands.withdraw(reader=reader(ben, caucus), asked=asked)
    with pytest.raises(Refused, match="withdrew it"):
        hands.agree(reader=reader(ben, caucus), asked=asked)
    code = hands.agree(reader=reader(ben, caucus), asked=(shown := asked_by(ada, caucus, rosa)))
    assert Notice.objects.filter(account=rosa, kind=Notice.HANDED).exists()
    hands.withdraw(reader=reader(ada, caucus), asked=shown)
    with pytest.raises(Refused, match="not right"):
        codes.use(name="rosa", typed=code, now=NOW)
    assert not Notice.objects.filter(account=rosa).exists()
    shown.refresh_from_db()
    assert how_it_stands(shown, NOW) == State.WITHDRAWN
    assert [entry.deed for entry in journal.entries(caucus.ident)].count("groups.withdraw_hand_over") == 2


def test_the_owner_is_told_in_the_group_and_can_stop_it(caucus, ada, ben, rosa):
    code = hands.agree(reader=reader(ben, caucus), asked=asked_by(ada, caucus, rosa))
    assert "stop it now" in todo.tasks(reader(rosa, caucus))[0].sentence
    codes.stop_handed(account=rosa, now=NOW)
    with pytest.raises(Refused, match="not right"):
        codes.use(name="rosa", typed=code, now=NOW)
    assert not [task for task in todo.tasks(reader(rosa, caucus)) if "stop it now" in task.sentence]


def test_rows_go_after_thirty_days(caucus, ada, ben, rosa):
    asked_by(ada, caucus, rosa)
    assert not hands.forget_hand_overs(NOW + 29 * DAY)
    assert hands.forget_hand_overs(NOW + 30 * DAY) == 1


# ---- what the code opens, and what it does not ----


@pytest.fixture
def tenants(rosa):
    """Another group of Rosa's, of which the caucus knows nothing. She joined it ten days ago."""
    group = group_of(account("Tilda"), "Tenants", now=NOW - 10 * DAY)
    join(group, Account.objects.get(sign_in_name="tilda"), rosa, now=NOW - 10 * DAY)
    return group


def let_in(caucus, ada, ben, rosa, now=NOW) -> None:
    code = hands.agree(reader=reader(ben, caucus, now), asked=asked_by(ada, caucus, rosa, now))
    codes.use(name=rosa.sign_in_name, typed=code, now=now)
    rosa.refresh_from_db()


def test_a_code_opens_the_group_that_handed_it_over_and_no_other_for_seven_days(caucus, tenants, ada, ben, rosa):
    assert reader(rosa, tenants)
    let_in(caucus, ada, ben, rosa)
    assert reader(rosa, caucus)
    with pytest.raises(Http404):
        reader(rosa, tenants)
    assert [one.group for one in groups_of(rosa, NOW)] == [caucus]
    assert of(rosa, tenants, NOW + 7 * DAY)
    assert {one.group for one in groups_of(rosa, NOW + 7 * DAY)} == {caucus, tenants}
    assert narrow_of(rosa, NOW + 7 * DAY) is None


def test_what_is_joined_afterwards_is_open(caucus, tenants, ada, ben, rosa):
    let_in(caucus, ada, ben, rosa)
    own = group_of(rosa, "Reading circle", now=NOW + DAY)
    assert reader(rosa, own, NOW + DAY)
    assert {one.group for one in groups_of(rosa, NOW + DAY)} == {caucus, own}


def test_the_other_group_can_open_itself_and_hears_nothing_of_the_first(caucus, tenants, ada, ben, rosa):
    let_in(caucus, ada, ben, rosa)
    tilda = Account.objects.get(sign_in_name="tilda")
    ursula = account("Ursula")
    [second] = join(tenants, tilda, ursula, now=NOW)
    give(tenants, second, "officer")
    before = [entry.deed for entry in journal.entries(tenants.ident)]
    membership = Membership.unscoped.get(group=tenants, account=rosa, left_on=None)
    asked = hands.ask(reader=reader(tilda, tenants), member=membership)
    code = hands.agree(reader=reader(ursula, tenants), asked=asked)
    codes.use(name="rosa", typed=code, now=NOW)
    rosa.refresh_from_db()
    assert reader(rosa, tenants)
    assert reader(rosa, caucus)
    assert not [deed for deed in before if "hand_over" in deed]


def test_a_group_touches_no_code_of_another(caucus, tenants, ada, ben, rosa):
    theirs = codes.hand_over(account=rosa, by=account("Tom"), opens=tenants.ident, now=NOW)
    asked = asked_by(ada, caucus, rosa)
    hands.agree(reader=reader(ben, caucus), asked=asked)
    hands.withdraw(reader=reader(ben, caucus), asked=asked)
    assert Notice.objects.filter(account=rosa, kind=Notice.HANDED).exists(), "one is left that can be stopped"
    assert codes.use(name="rosa", typed=theirs, now=NOW) == rosa


def test_with_other_groups_and_without_everything_looks_the_same(caucus, ada, ben, rosa):
    """Who sits beside her sees the same sentence: it does not tell whether there are others."""
    lone = member(caucus, ada, "Lone")
    group_of_rosa = group_of(account("Tilda"), "Tenants", now=NOW - 10 * DAY)
    join(group_of_rosa, Account.objects.get(sign_in_name="tilda"), rosa, now=NOW - 10 * DAY)
    pages = []
    for who in (rosa, lone):
        code = hands.agree(reader=reader(ben, caucus), asked=asked_by(ada, caucus, who))
        client = Client()
        client.post("/sign-in/code/", {"sign_in_name": who.sign_in_name, "code": code})
        pages.append(re.sub(r'value="[^"]*"', "", client.get("/groups/").content.decode()).replace(who.shown_name, ""))
    assert pages[0] == pages[1]
    assert "Opened with a code" in pages[0]


def test_who_came_in_by_a_code_lets_nobody_in_and_deletes_nothing_for_seven_days(caucus, ada, ben, rosa):
    cleo = member(caucus, ada, "Cleo", "officer")
    let_in(caucus, ada, ben, cleo)
    with pytest.raises(Refused, match="came in by such a code"):
        asked_by(cleo, caucus, rosa)
    with pytest.raises(Refused, match="came in by such a code"):
        hands.agree(reader=reader(cleo, caucus), asked=asked_by(ben, caucus, rosa))
    with pytest.raises(Refused, match="can be deleted from"):
        delete(account=cleo, now=NOW)
    delete(account=cleo, now=NOW + 7 * DAY)


# ---- pages ----


def browser(who=None, language: str = "en", proved_at=NOW) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE=language)
    if who:
        client.force_login(who, backend="frombelow.hall.accounts.backend.Backend")
        session = client.session
        session[PROVED_AT] = proved_at.isoformat()
        session.save()
    return client


def at(view: str, group, *arguments) -> str:
    return reverse(f"groups:{view}", args=[group.ident, *arguments])


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def ask_on_the_page(client, caucus, rosa, **more):
    return client.post(at("ask_hand_over", caucus), {"member": of(rosa, caucus).ident, "met": "on", **more})


def test_the_way_over_the_pages(caucus, ada, ben, rosa):
    one, two = browser(ada), browser(ben)
    assert at("hand_overs", caucus) in one.get(at("members", caucus)).content.decode()
    assert "Nobody needed it yet" in text(one.get(at("hand_overs", caucus)))
    assert ask_on_the_page(one, caucus, rosa)["Location"] == at("hand_overs", caucus)
    asked = HandOver.unscoped.get()
    assert "Another officer must agree" in text(one.get(at("hand_over", caucus, asked.ident)))
    assert "Somebody else must agree" in text(two.get(at("home", caucus)))
    assert not re.search(r"\w{4}-\w{4}-\w{4}", text(two.get(at("hand_over", caucus, asked.ident))))
    shown = two.post(at("hand_over", caucus, asked.ident))
    code = re.search(r'class="code">([a-z0-9-]+)<', shown.content.decode())[1]
    assert "no-store" in shown["Cache-Control"]
    again = two.post(at("hand_over", caucus, asked.ident))
    assert (again.status_code, code in again.content.decode()) == (409, False)
    for client in (one, two):
        assert code not in client.get(at("hand_overs", caucus)).content.decode()
    there = Client()
    assert there.post("/sign-in/code/", {"sign_in_name": "rosa", "code": code})["Location"].endswith("#ways")
    assert "This account was opened with a code" in text(there.get("/account/"))
    assert "Rosa" in text(there.get(at("members", caucus)))


def test_no_link_of_these_pages_leads_nowhere(caucus, ada, ben, rosa):
    asked = asked_by(ada, caucus, rosa)
    one, two = browser(ada), browser(ben)
    pages = [
        (one, "ask_hand_over"),
        (one, "hand_over", asked.ident),
        (two, "hand_over", asked.ident),
        (one, "add_turf"),
        (one, "invite_people"),
    ]
    answers = [client.get(at(view, caucus, *more)) for client, view, *more in pages]
    answers += [two.post(at("hand_over", caucus, asked.ident)), two.get(at("hand_over", caucus, asked.ident))]
    for answer in answers:
        assert answer.status_code == 200
        assert 'href=""' not in answer.content.decode()


def test_the_paper_names_nobody(caucus, ada, ben, rosa):
    """What is printed tells neither whose code it is nor of which group. All of the page: tests/journeys/test_letting_in.py."""
    asked = asked_by(ada, caucus, rosa)
    html = browser(ben).post(at("hand_over", caucus, asked.ident)).content.decode()
    printed = re.search(r'<div class="handed">.*?</div>', html, re.DOTALL)[0]
    assert "Rosa" not in printed
    assert caucus.name not in printed
    assert "/sign-in/code/" in printed


def test_what_was_not_ticked_is_told_at_its_field(caucus, ada, ben, rosa):
    answer = ask_on_the_page(browser(ada), caucus, rosa, met="")
    assert answer.status_code == 422
    assert "Meet them first" in text(answer)
    assert not HandOver.unscoped.exists()


def test_who_did_not_prove_lately_is_asked_to(caucus, ada, ben, rosa):
    asked = asked_by(ada, caucus, rosa)
    stale = browser(ben, proved_at=NOW - timedelta(minutes=11))
    for url in (at("ask_hand_over", caucus), at("hand_over", caucus, asked.ident)):
        for answer in (stale.get(url), stale.post(url)):
            assert answer.status_code == 302
            assert answer["Location"].startswith(reverse("accounts:prove"))
    assert not OneTimeCode.objects.exists()


def test_a_stranger_a_former_member_and_another_group_find_nothing(caucus, ada, ben, rosa):
    asked = asked_by(ada, caucus, rosa)
    other = group_of(eve := account("Eve"), "Other", now=NOW)
    leaving.leave(reader=reader(gone := member(caucus, ada, "Gone", "officer"), caucus))
    for who in (eve, gone):
        for view, *more in (("hand_overs",), ("ask_hand_over",), ("hand_over", asked.ident)):
            assert browser(who).get(at(view, caucus, *more)).status_code == 404
        assert browser(who).post(at("hand_over", caucus, asked.ident)).status_code == 404
    assert browser(eve).post(at("hand_over", other, asked.ident)).status_code == 404, "under her own group's address"
    assert browser(eve).post(at("withdraw_hand_over", other, asked.ident)).status_code == 404
    assert not OneTimeCode.objects.exists()


def test_members_without_the_right_see_no_link_and_no_page(caucus, ada, ben, rosa):
    client = browser(rosa)
    assert at("hand_overs", caucus) not in client.get(at("members", caucus)).content.decode()
    assert client.get(at("hand_overs", caucus)).status_code == 403
    assert client.post(at("ask_hand_over", caucus), {}).status_code == 403


def test_a_group_of_one_has_nobody_to_let_in(caucus, ada):
    assert "There is nobody else here" in text(browser(ada).get(at("ask_hand_over", caucus)))


def test_all_browsers_are_signed_out_when_the_code_is_used(caucus, ada, ben, rosa):
    thief = browser(rosa)
    assert thief.get(at("home", caucus)).status_code == 200
    let_in(caucus, ada, ben, rosa)
    assert thief.get(at("home", caucus)).status_code == 302
    assert not Session.objects.filter(account=rosa).exists()


def test_the_pages_speak_spanish(caucus, ada, ben, rosa):
    asked = asked_by(ada, caucus, rosa)
    client = browser(ben, language="es")
    Account.objects.update(language="es")
    assert "código" in text(client.get(at("hand_overs", caucus)))
    assert "de acuerdo" in text(client.get(at("hand_over", caucus, asked.ident)))
    shown = text(client.post(at("hand_over", caucus, asked.ident)))
    assert "Imprima" in shown
    assert "Print this" not in shown


def test_reading_a_group_by_address_is_as_narrow_as_the_list(caucus, tenants, ada, ben, rosa):
    let_in(caucus, ada, ben, rosa)
    client = browser(rosa)
    assert client.get(at("home", caucus)).status_code == 200
    closed, none = client.get(at("home", tenants)), client.get(reverse("groups:home", args=["abcdefghjkmn"]))
    assert closed.status_code == none.status_code == 404
    assert text(closed) == text(none)
    assert tenants.name not in client.get("/groups/").content.decode()
