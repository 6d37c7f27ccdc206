"""The whole group as one file, by the pages: a data keeper asks, an officer agrees, the key is shown once, the file fetched once; the journal tells."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frombelow.hall.accounts.sessions import PROVED_AT
from frombelow.hall.groups.actions import returning, whole_files
from frombelow.hall.groups.models import Mandate, Membership, WholeFile
from frombelow.hall.groups.tests.world import account, group_of, join, reader
from frombelow.hall.home.safekeeping import archive, keys
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.tests.world import person

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def browser(who, *, proved: bool = True) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(who, backend="frombelow.hall.accounts.backend.Backend")
    session = client.session
    session[PROVED_AT] = (timezone.now() if proved else timezone.now() - timedelta(hours=1)).isoformat()
    session.save()
    return client


def give(member: Membership, role: str, **more: object) -> Mandate:
    return Mandate.unscoped.create(
        group=member.group, membership=member, role=role, title="Chair", source="election", since=NOW,
        until=NOW + timedelta(days=90), **more,
    )  # fmt: skip


@pytest.fixture
def ada():
    return account("Ada")


@pytest.fixture
def caucus(ada, settings, tmp_path):
    settings.VAR = tmp_path / "var"
    return group_of(ada, now=NOW)


@pytest.fixture
def ben(caucus, ada):
    """A second officer."""
    who = account("Ben")
    give(join(caucus, ada, who, now=NOW)[0], "officer")
    return who


def address(caucus, one=None, what=""):
    return f"/g/{caucus.ident}/whole/" + (f"{one.ident}/{what}/" if one else what)


def test_two_people_and_a_key_take_the_group_out_once(ada, ben, caucus, settings):
    person(reader(ada, caucus, NOW), given="Rosa", family="Quill")
    hers, his = browser(ada), browser(ben)
    assert hers.post(address(caucus) + "ask/", {"purpose": " "}).status_code == 422
    assert hers.post(address(caucus) + "ask/", {"purpose": "To the server of our union"}).status_code == 302
    one = WholeFile.unscoped.get()
    assert "waits for a second person" in hers.get(address(caucus)).content.decode()
    early = hers.post(address(caucus, one, "key"))
    assert early.status_code == 409
    assert "second person must agree" in early.content.decode()
    assert hers.post(address(caucus, one, "agree"), {"agrees": "yes"}).status_code == 409, (
        "nobody agrees with themselves"
    )
    assert his.post(address(caucus, one, "agree"), {"agrees": "yes"}).status_code == 302
    assert his.post(address(caucus, one, "key")).status_code in {403, 409}
    assert hers.post(address(caucus, one, "file")).status_code == 409, "without a key nobody could open it"
    shown = hers.post(address(caucus, one, "key")).content.decode()
    sheet = keys.read_sheet(re.sub(r"<[^>]+>", "\n", shown))
    answer = hers.post(address(caucus, one, "file"))
    content = b"".join(answer.streaming_content)
    path = settings.VAR / "fetched"
    path.write_bytes(content)
    manifest = archive.check(path, sheet.identity, sheet.signer)
    assert manifest["what"] == caucus.ident
    assert manifest["tables"]["people_person"]["rows"] == 1
    assert b"Quill" not in content
    path.unlink()
    assert [one.name for one in settings.VAR.iterdir()] == ["keys"], "no file stays here"
    assert b"AGE-SECRET" not in b"".join(one.read_bytes() for one in (settings.VAR / "keys").iterdir())
    assert hers.post(address(caucus, one, "file")).status_code == 409
    deeds = list(Entry.objects.filter(chain=caucus.ident).order_by("number").values_list("deed", flat=True))
    assert deeds[-3:] == ["groups.ask_whole", "groups.agree_whole", "groups.pack"]
    journal = browser(ben).get(f"/g/{caucus.ident}/journal/").content.decode()
    for words in ("To the server of our union", "agreed that the whole group", "took the whole group out"):
        assert words in journal


def test_a_device_left_open_gives_nothing_away(ada, caucus):
    one = whole_files.ask(reader=reader(ada, caucus, NOW), purpose="Moving")
    late = browser(ada, proved=False)
    for what in ("key", "file"):
        answer = late.post(address(caucus, one, what))
        assert answer.status_code == 302
        assert "prove" in answer.url
    back = browser(ada).get(address(caucus, one, "key"))
    assert back.url == address(caucus), "who proved it finds the button again"
    assert WholeFile.unscoped.get().recipient == ""


def test_who_may_agree(ada, ben, caucus):
    steward, lent, other = account("Cy"), account("Di"), account("Ed")
    members = join(caucus, ada, steward, lent, other, now=NOW)
    give(members[0], "data_keeper")
    chair = Mandate.unscoped.filter(group=caucus, role="officer").order_by("pk")[0]
    give(members[1], "officer", given_by=chair)
    one = whole_files.ask(reader=reader(ada, caucus, NOW), purpose="Moving")
    for who in (steward, lent, other):
        with pytest.raises(Refused):
            whole_files.answer(reader=reader(who, caucus, NOW), asked=one, agrees=True)
    whole_files.answer(reader=reader(ben, caucus, NOW), asked=one, agrees=False)
    with pytest.raises(Refused, match="cannot be fetched any more"):
        whole_files.set_key(reader=reader(ada, caucus, NOW), asked=one, recipient="age1")
    again = whole_files.ask(reader=reader(ada, caucus, NOW), purpose="Moving")
    with pytest.raises(Refused, match="asked for already"):
        whole_files.ask(reader=reader(ada, caucus, NOW), purpose="Moving")
    with pytest.raises(Refused, match="a day has passed"):
        whole_files.answer(reader=reader(ben, caucus, NOW + timedelta(days=2)), asked=again, agrees=True)


def test_a_file_that_cannot_be_made_can_be_fetched_later(ada, caucus, monkeypatch):
    from frombelow.hall.home import whole
    from frombelow.hall.home.safekeeping.trouble import Trouble

    def broken(**values):
        raise Trouble("no room")

    hers, one = browser(ada), whole_files.ask(reader=reader(ada, caucus, NOW), purpose="Moving")
    hers.post(address(caucus, one, "key"))
    with monkeypatch.context() as patch:
        patch.setattr(whole, "group_out", broken)
        answer = hers.post(address(caucus, one, "file"))
    assert answer.status_code == 409
    assert "could not be made" in answer.content.decode()
    assert hers.post(address(caucus, one, "file")).status_code == 200


def test_a_membership_is_taken_up_by_its_code_on_the_page(ada, ben, caucus):
    member = Membership.unscoped.get(group=caucus, account=ben)
    member.account = None
    member.save()
    code = returning.code_for(member, now=NOW)
    assert "Ben" not in Client(HTTP_ACCEPT_LANGUAGE="en").get(f"/join/{code}/").content.decode(), (
        "a name only for who signed in"
    )
    new = account("NewHere")
    client = browser(new)
    page = client.get(f"/join/{code}/").content.decode()
    assert "Ben" in page
    assert "take up my membership" in page
    answer = client.post(f"/join/{code}/")
    assert answer.url == f"/g/{caucus.ident}/"
    assert [one.role for one in reader(new, caucus, NOW).mandates] == ["officer"]
    assert browser(account("Late")).get(f"/join/{code}/").status_code == 404, "it serves once"
    assert "took up their membership again" in client.get(f"/g/{caucus.ident}/journal/").content.decode()


def test_a_lost_code_is_made_anew_only_for_who_holds_no_mandate(ada, ben, caucus):
    plain = join(caucus, ada, account("Cy"), now=NOW)[0]
    assert "Not back yet" not in browser(ada).get(f"/g/{caucus.ident}/askings/").content.decode()
    chair = Membership.unscoped.get(group=caucus, account=ben)
    Membership.unscoped.filter(pk__in=(plain.pk, chair.pk)).update(account=None)
    officer = reader(ada, caucus, NOW)
    with pytest.raises(Refused, match="holds a mandate"):
        returning.new_code(reader=officer, member=chair)
    first, second = (returning.new_code(reader=officer, member=plain) for _ in range(2))
    with pytest.raises(Refused, match="has ended"):
        returning.take_up(token=first, by=account("Wrong"), now=NOW)
    assert "Not back yet" in browser(ada).get(f"/g/{caucus.ident}/askings/").content.decode()
    shown = browser(ada).post(f"/g/{caucus.ident}/askings/back/{plain.ident}/").content.decode()
    with pytest.raises(Refused, match="has ended"):
        returning.take_up(token=second, by=account("Wronger"), now=NOW)
    second = re.search(r'class="code">([^<]+)<', shown)[1]
    with pytest.raises(Refused, match="member already"):
        returning.take_up(token=second, by=ada, now=NOW)
    returning.take_up(token=second, by=account("Right"), now=NOW)
    with pytest.raises(Refused, match="taken up already"):
        returning.new_code(reader=officer, member=plain)
