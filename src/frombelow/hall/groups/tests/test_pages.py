"""Pages of groups as a member, a teller, an officer and a stranger see them. Who may open what is tried in tests/promises/test_pages.py."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frombelow.commands.journal import command
from frombelow.hall.groups.actions import joining, mandates, recalls
from frombelow.hall.groups.models import Decision, Group, Invitation, Mandate, Membership
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules.charter import Joining, Kind
from frombelow.hall.groups.rules.joining import Purpose
from frombelow.hall.groups.rules.mandates import Source
from frombelow.hall.groups.tests.world import account, group_of, join, reader

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def browser(who=None, language: str = "en") -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE=language)
    if who:
        client.force_login(who, backend="frombelow.hall.accounts.backend.Backend")
    return client


@pytest.fixture
def ada():
    return account("Ada")


@pytest.fixture
def caucus(ada):
    return group_of(ada, now=NOW)


@pytest.fixture
def ben(caucus, ada):
    who = account("Ben")
    join(caucus, ada, who, now=NOW)
    return who


@pytest.fixture
def teller(caucus, ada):
    who = account("Tess")
    [membership] = join(caucus, ada, who, now=NOW)
    mandates.give(
        group=caucus, to=membership, role="teller", title="Teller", source=Source.DECISION, until=NOW + timedelta(days=90), now=NOW
    )  # fmt: skip
    return who


def at(view: str, group: Group, *arguments) -> str:
    return reverse(f"groups:{view}", args=[group.ident, *arguments])


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


VOTES = {
    "decided_on": timezone.localdate(NOW).isoformat(),
    "present": "3",
    "votes_for": "3",
    "votes_against": "0",
    "abstained": "",
}


def charter_values(client: Client, url: str) -> dict[str, object]:
    """What stands in the form of a charter when it is opened."""
    form = client.get(url).context["charter"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


# ---- founding ----


@pytest.mark.parametrize("kind", list(Kind))
def test_a_group_is_founded_with_a_name_and_one_button(ada, kind):
    client, url = browser(ada), reverse("groups:found", args=[kind])
    values = {**charter_values(client, url), "name": "Night shift", "shown_name": "Ada O."}
    answer = client.post(url, values)
    group = Group.unscoped.get(name="Night shift")
    assert answer["Location"] == at("home", group)
    assert Membership.unscoped.get(group=group).shown_name == "Ada O."
    assert Mandate.unscoped.filter(group=group).count() == len(charter_of(group).offices)


def test_what_is_changed_in_a_sentence_stands_in_the_charter(ada):
    client, url = browser(ada), reverse("groups:found", args=["caucus"])
    values = {**charter_values(client, url), "name": "Night shift", "shown_name": "Ada"}
    values |= {
        "quorum": "40",
        "decision": "0.6",
        "joining": ["invitation"],
        "office1_title": "",
        "office4_title": "Treasurer Ñandú",
    }
    client.post(url, values)
    charter = charter_of(Group.unscoped.get(name="Night shift"))
    assert (charter.quorum, charter.thresholds.decision, charter.joining) == (0.4, 0.6, (Joining.INVITATION,))
    assert [office.key for office in charter.offices] == ["chair", "teller", "data_keeper", "treasurer_nandu"]


def test_a_charter_that_cannot_work_is_told_and_keeps_what_was_filled_in(ada):
    client, url = browser(ada), reverse("groups:found", args=["caucus"])
    values = {
        **charter_values(client, url),
        "name": "Night shift",
        "shown_name": "Ada",
        "office0_title": "",
        "vouchers": "0",
    }
    answer = client.post(url, values | {"vouchers": "3"})
    assert answer.status_code == 422
    assert "at least one office that may record decisions" in text(answer)
    assert 'value="Night shift"' in answer.content.decode()
    assert not Group.unscoped.exists()


def test_my_groups_are_empty_at_first_and_say_what_to_do(ada):
    assert "You belong to no group yet" in text(browser(ada).get(reverse("groups:mine")))


# ---- who sees what ----


def test_a_stranger_finds_nothing(caucus):
    assert browser(account("Eve")).get(at("home", caucus)).status_code == 404


def test_a_member_sees_who_holds_what_by_what_right_until_when(caucus, ben):
    page = text(browser(ben).get(at("offices", caucus)))
    assert "Chair Ada the whole group by founding, until the first election" in page


def test_a_member_is_told_that_a_mandate_is_missing(caucus, ben):
    answer = browser(ben).get(at("matters", caucus))
    assert answer.status_code == 403
    assert "You hold no mandate for this." in text(answer)


def test_a_teller_sees_what_members_see_and_makes_no_turfs(caucus, teller):
    client = browser(teller)
    assert client.get(at("turfs", caucus)).status_code == 200
    assert client.get(at("add_turf", caucus)).status_code == 403


def test_pages_speak_spanish(caucus, ada):
    ada.language = "es"
    ada.save()
    page = browser(ada, "es").get(at("charter", caucus))
    assert "Estatutos" in text(page)
    assert "para {" not in page.content.decode()


# ---- decisions ----


def test_an_election_is_recorded_witnessed_and_counts(caucus, ada, ben, teller):
    elected = reader(ben, caucus, NOW).membership
    values = {**VOTES, "member": elected.ident, "office": "steward", "turf": "", "title": "", "words": ""}
    answer = browser(ada).post(at("record", caucus, "election"), values)
    assert answer["Location"] == at("decision", caucus, 1)
    assert Decision.unscoped.get().title == "Ben is elected: Steward."
    for who in (ben, teller):
        browser(who).post(at("witness", caucus, 1), {"agrees": "yes"})
    page = text(browser(ada).get(at("decision", caucus, 1)))
    assert "recorded by hand counts" in page
    assert "Ben : it was so" in page.replace("  ", " ") or "Ben: it was so" in page


def test_what_the_charter_says_against_it_stands_on_the_form(caucus, ada, ben):
    values = {**VOTES, "present": "2", "votes_for": "1", "votes_against": "1", "title": "A picnic", "words": ""}
    answer = browser(ada).post(at("record", caucus, "plain"), values)
    assert answer.status_code == 422
    assert "more votes than it got" in text(answer)
    assert 'value="A picnic"' in answer.content.decode()


def test_a_change_of_the_charter_is_shown_before_it_is_recorded(caucus, ada):
    client, url = browser(ada), at("change_charter", caucus)
    values = {**charter_values(client, url), "quorum": "50"}
    preview = client.post(url, values | {"preview": "yes"})
    assert "A meeting can decide when 50 percent" in text(preview)
    assert not Decision.unscoped.exists()
    votes = {**VOTES, "present": "1", "votes_for": "1", "title": "Quorum", "words": "", "record": "yes"}
    client.post(url, values | votes)
    assert charter_of(caucus).quorum == 0.5
    assert "Version 2" in text(client.get(at("charter", caucus)))
    assert "when 20 percent" in text(client.get(at("charter_version", caucus, 2)))


def test_a_change_that_changes_nothing_is_no_change(caucus, ada):
    client, url = browser(ada), at("change_charter", caucus)
    answer = client.post(url, charter_values(client, url))
    assert "Nothing is different" in text(answer)


def test_a_role_of_ones_own_is_added_with_the_rights_that_were_ticked(caucus, ada):
    values = {
        **VOTES,
        "present": "1",
        "votes_for": "1",
        "role_title": "Phone banker",
        "rights": ["see_people"],
        "title": "",
        "words": "",
    }
    browser(ada).post(at("record", caucus, "new-role"), values)
    page = text(browser(ada).get(at("roles", caucus)))
    assert "Phone banker See the names of people on the list." in page


# ---- recall ----


def test_a_recall_shows_how_many_signed_and_never_who(caucus, ada, ben, teller):
    for name in ("Cleo", "Dan", "Fay", "Gus"):
        join(caucus, ada, account(name), now=NOW)
    chair = Mandate.unscoped.get(group=caucus, office="chair")
    answer = browser(ben).post(at("begin_recall", caucus, chair.ident), {"reason": "Never calls a meeting."})
    page = text(browser(teller).get(answer["Location"]))
    assert "1 of 2 signatures" in page
    assert "Tess" not in page.replace("Test", "")
    browser(teller).post(answer["Location"] + "sign/")
    page = text(browser(ada).get(answer["Location"]))
    assert "2 of 2 signatures" in page
    assert "The vote is open" in page
    assert "Tess" not in page
    journal = text(browser(ada).get(at("journal", caucus)))
    assert "Ben began a petition to recall Ada: Chair." in journal
    assert "The vote on the recall of Ada is open: Chair." in journal


def test_any_member_records_the_vote_on_a_recall(caucus, ada, ben, teller):
    chair = Mandate.unscoped.get(group=caucus, office="chair")
    recall = recalls.begin(reader=reader(ben, caucus, NOW), mandate=chair, reason="Never calls a meeting.")
    browser(ben).post(at("record_recall", caucus, recall.ident), {**VOTES, "title": "", "words": ""})
    for who in (ada, teller):
        browser(who).post(at("witness", caucus, 1), {"agrees": "yes"})
    chair.refresh_from_db()
    assert chair.ended_how == "recalled"


# ---- mandates ----


def test_the_form_of_a_delegation_offers_only_what_one_holds(caucus, ada, ben):
    turf_url = at("add_turf", caucus)
    browser(ada).post(turf_url, {"name": "Dock", "about": ""})
    form = browser(ada).get(at("delegate", caucus)).context["form"]
    assert {"officer", "steward", "data_keeper"} <= dict(form.fields["role"].choices).keys()
    assert "teller" not in dict(form.fields["role"].choices)
    assert "You hold no mandate" in text(browser(ben).get(at("delegate", caucus)))
    assert f"/g/{caucus.ident}/offices/" in browser(ben).get(at("delegate", caucus)).content.decode()


def test_a_delegation_is_given_and_taken_back(caucus, ada, ben):
    out_of = Mandate.unscoped.get(group=caucus, office="chair")
    to, until = reader(ben, caucus, NOW).membership, timezone.localdate(NOW + timedelta(days=20))
    values = {"out_of": out_of.ident, "to": to.ident, "role": "activist", "title": "Caller", "turf": "", "until": until}
    browser(ada).post(at("delegate", caucus), values)
    given = Mandate.unscoped.get(title="Caller")
    page = text(browser(ben).get(at("home", caucus)))
    assert "Your mandate ends on" in page
    browser(ada).post(at("withdraw_mandate", caucus, given.ident))
    given.refresh_from_db()
    assert given.ended_how == "withdrawn"
    assert "taken back" in text(browser(ben).get(at("offices", caucus)))


def test_elections_are_due_before_the_founders_time_is_over(ada, ben):
    old = group_of(ada, "Old", now=NOW - timedelta(days=160))
    join(old, ada, ben, now=NOW)
    assert "Elections are due" in text(browser(ben).get(at("offices", old)))
    assert "Elections are due: Chair, Steward, Data keeper." in text(browser(ben).get(at("home", old)))


# ---- joining and leaving ----


def test_an_invitation_is_shown_once_as_link_and_code(caucus, ada):
    page = browser(ada).post(at("invite_people", caucus), {"days": "7", "uses": "5"})
    code = page.context["code"]
    assert code in page.content.decode()
    assert f"/join/{code}/" in page.content.decode()
    assert '<svg class="qr"' in page.content.decode()
    assert code not in browser(ada).get(at("invitations", caucus)).content.decode()
    assert Invitation.unscoped.get().uses_left == 5


@pytest.fixture
def code(caucus, ada):
    return joining.invite(reader=reader(ada, caucus, NOW), ends_at=NOW + timedelta(days=7), uses=2)[1]


def test_only_who_has_a_code_that_serves_learns_the_name_of_the_group(caucus, code):
    stranger = browser()
    assert caucus.name in text(stranger.get(reverse("groups:join", args=[code])))
    Invitation.unscoped.update(withdrawn_at=NOW)
    ended = stranger.get(reverse("groups:join", args=[code]))
    never = stranger.get(reverse("groups:join", args=["abcd-efgh-jkmn"]))
    assert ended.status_code == never.status_code == 404
    assert ended.content.replace(code.encode(), b"") == never.content.replace(b"abcd-efgh-jkmn", b"")


def test_a_code_is_typed_as_people_type(code):
    answer = browser().post(reverse("groups:type_code"), {"code": f" {code.upper().replace('-', ' ')} "})
    assert answer["Location"] == reverse("groups:join", args=[code])
    wrong = browser().post(reverse("groups:type_code"), {"code": "abcd-efgh-jkmn"})
    assert wrong.status_code == 422


def test_who_is_invited_joins_under_a_name_of_their_choice(caucus, code):
    cleo = account("Cleo")
    answer = browser(cleo).post(reverse("groups:join", args=[code]), {"shown_name": "C."})
    assert answer["Location"] == at("home", caucus)
    assert reader(cleo, caucus, timezone.now()).membership.shown_name == "C."


def test_somebody_asks_and_an_officer_answers(caucus, ada, ben):
    made = browser(ben).post(at("invite_asking", caucus), {"days": "30", "uses": "50"})
    eve = account("Eve")
    url = reverse("groups:join", args=[made.context["code"]])
    asked = browser(eve).post(url, {"shown_name": "Eve", "how": "open_form", "words": "I work nights."})
    assert "You asked to join" in text(asked)
    assert browser(eve).get(at("home", caucus)).status_code == 404
    page = text(browser(ada).get(at("askings", caucus)))
    assert "I work nights." in page
    assert "Admit" in page
    assert "Admit" not in text(browser(ben).get(at("askings", caucus)))
    asking = browser(ada).get(at("askings", caucus)).context["askings"][0]
    browser(ada).post(at("answer", caucus, asking.ident), {"admit": "yes"})
    assert browser(eve).get(at("home", caucus)).status_code == 200


def test_leaving_is_done_at_once(caucus, ben):
    client = browser(ben)
    assert "Your name stays for 30 days" in text(client.get(at("leave", caucus)))
    assert client.post(at("leave", caucus))["Location"] == reverse("groups:mine")
    assert client.get(at("home", caucus)).status_code == 404


# ---- other groups ----


def test_a_group_joins_another_by_the_code_and_sends_a_delegate(caucus, ada):
    zoe = account("Zoe")
    coalition = group_of(zoe, "Coalition", now=NOW)
    _, code = joining.invite(
        reader=reader(zoe, coalition, NOW), ends_at=NOW + timedelta(days=9), uses=1, purpose=Purpose.GROUPS
    )
    client = browser(ada)
    page = text(client.get(reverse("groups:join", args=[code])))
    assert f"Record that {caucus.name} joins" in page
    votes = {**VOTES, "present": "1", "votes_for": "1", "title": "", "words": ""}
    client.post(at("record", caucus, "join"), votes | {"code": f"http://hall/join/{code}/", "kind": "member_of"})
    assert Decision.unscoped.get(group=caucus).title == "The group becomes a member of Coalition."
    member = reader(ada, caucus, NOW).membership
    until = timezone.localdate(NOW + timedelta(days=90)).isoformat()
    client.post(
        at("record", caucus, "delegate"), votes | {"member": member.ident, "to": coalition.ident, "until": until}
    )
    assert "Delegates: 1 of 1" in text(client.get(at("ties", caucus)))
    theirs = text(browser(zoe).get(at("ties", coalition)))
    assert caucus.name in theirs
    assert "Delegates of groups: 1" in theirs
    assert "Coalition" in text(client.get(reverse("groups:mine")))


# ---- the journal ----


def test_the_journal_is_told_checked_and_taken_along(caucus, ada, ben, tmp_path):
    from click.testing import CliRunner

    client = browser(ada)
    page = text(client.get(at("journal", caucus)))
    assert "Ada founded the group." in page
    assert "Ben became a member (by invitation)." in page
    fingerprint = client.get(at("journal", caucus)).context["checked"].fingerprint
    content = b"".join(client.get(at("journal_file", caucus)).streaming_content)
    file = tmp_path / "journal.jsonl"
    file.write_bytes(content)
    told = CliRunner().invoke(command, [str(file), "--written-down", fingerprint[:16]])
    lines = content.decode().splitlines()
    assert f"Whole: {len(lines)} entries" in told.output
    assert fingerprint in told.output
    assert "everything up to it is as it was then" in told.output
    changed = json.loads(lines[1]) | {"by": "somebody else"}
    file.write_text("\n".join([lines[0], json.dumps(changed), *lines[2:]]))
    told = CliRunner().invoke(command, [str(file)])
    assert told.exit_code == 1
    assert "Entry 2 does not follow" in told.output


def test_every_deed_of_this_app_has_a_sentence():
    from frombelow.hall.groups.telling import DEEDS
    from tests.promises.repository import HALL

    noted = set()
    moving = [HALL / "home" / "safekeeping" / name for name in ("group_out.py", "group_in.py")]  # a group moves whole
    for path in (*(HALL / "groups" / "actions").glob("*.py"), *moving):
        for deeds in re.findall(
            r'\b(?:note|told)\(\s*[\w.]+,\s*("\w+"(?: if \w+ else "\w+")?)', path.read_text(encoding="utf-8")
        ):
            noted |= set(re.findall(r'"(\w+)"', deeds))
    assert noted
    assert {f"groups.{deed}" for deed in noted} == set(DEEDS)


def test_who_was_given_a_mandate_is_told_what_it_is_and_who_lost_one_that_it_ended(caucus, ada, ben, teller):
    home = at("home", caucus)
    assert "You hold a mandate since" in text(browser(teller).get(home))
    assert "You hold a mandate since" not in text(browser(ada).get(home))  # she founded the group, and knows
    held = reader(teller, caucus, timezone.now()).mandates[0]
    Mandate.unscoped.filter(pk=held.pk).update(ended_at=timezone.now(), ended_how="recalled")
    said = text(browser(teller).get(home))
    assert "You hold a mandate since" not in said
    assert "Your mandate ended on" in said
    Mandate.unscoped.filter(pk=held.pk).update(ended_how="resigned")
    assert "Your mandate ended on" not in text(browser(teller).get(home))
