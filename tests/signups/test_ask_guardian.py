"""A child has its guardian asked: a neutral letter, a link that works once, yes or no, and the child's own page."""

from datetime import timedelta

import pytest
from django.test import Client

from musikfaellesskabet.common.tokens import hash_of
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.signups.actions import answer_yes, cancel, confirm
from musikfaellesskabet.signups.actions.refusals import ChildThere, CustodyMissing, QuestionOver
from musikfaellesskabet.signups.models import Guardian, GuardianConsent, SignUp
from tests.cast import NOW
from tests.signups.cast import asked, child_signed_up, last_letter_to, link_in, sheet_for_children, signed_up
from tests.signups.test_sign_up import mark_on
from tests.sweeps import ONCE, around

pytestmark = pytest.mark.django_db
FORM = "/tilbud/bandloerdag/tilmeld/spoerg/"
YES = {"child": "Ida", "name": "Carla", "has_custody": "on", "says_yes": "on"}
TICK = timedelta(microseconds=1)


def ask(client: Client, email: str = "Carla@example.net") -> str:
    """Ask as a child does; the address of the child's page."""
    sent = client.post(FORM, {"email": email, "once": mark_on(client.get(FORM).content)})
    assert sent.status_code == 302
    return sent.headers["Location"]


def test_question_yes_and_the_child_reads_it_and_the_guardian_takes_it_back(client: Client) -> None:
    sheet = sheet_for_children(places=1)
    childs = ask(client)
    one = SignUp.objects.get()
    assert (one.state, one.name, one.number) == ("held", "", 1)
    letter = last_letter_to("Carla")
    assert letter.subject == "Et spørgsmål til dig"
    assert "Bandlørdag" not in letter.text
    assert "Vi har spurgt" in client.get(childs).content.decode()
    question = link_in(letter)
    assert "Bandlørdag" in client.get(question).content.decode()
    answer = client.post(question, YES)
    one.refresh_from_db()
    assert (answer.headers["Location"], one.state, one.name) == (one.get_absolute_url(), "placed", "Ida")
    assert [(c.act, c.method, c.ticket) for c in GuardianConsent.objects.all()] == [("given", "letter", 1)]
    told = client.get(childs).content.decode()
    assert ("Ja, du må være med" in told, "Ida" in told, "Carla" in told) == (True, False, False)
    client.post(answer.headers["Location"] + "fra/")
    sheet.refresh_from_db()
    assert (SignUp.objects.get().state, sheet.taken) == ("cancelled", 0)
    assert "Du er ikke meldt til" in client.get(childs).content.decode()


def test_number_begins_when_the_child_asks_and_waits_three_days(client: Client) -> None:
    sheet = sheet_for_children(places=1)
    guardian = asked(sheet, "Carla")
    signed_up(sheet, "Bo")
    day = timedelta(days=1)
    assert (guardian.token_until, SignUp.objects.get(number=1).answer_by) == (NOW + 3 * day, NOW + 3 * day)
    assert around("sign-ups-unanswered", NOW + 3 * day)[1] >= 1
    assert SignUp.objects.get(number=1).state == "lapsed"


def test_place_that_comes_while_the_guardian_thinks_gives_no_more_time() -> None:
    sheet = sheet_for_children(places=1)
    first = signed_up(sheet, "Bo")
    guardian = asked(sheet, "Carla")
    letters = Delivery.objects.count()
    cancel(first, now=NOW + timedelta(hours=20))
    child = SignUp.objects.get(number=2)
    assert (child.state, child.answer_by, Delivery.objects.count()) == ("held", guardian.token_until, letters)


def test_link_works_once_and_not_after_its_time(client: Client) -> None:
    sheet = sheet_for_children(places=3)
    guardian = asked(sheet, "Carla")
    with pytest.raises(QuestionOver):
        answer_yes(guardian, name="Carla", child="Ida", now=NOW + timedelta(hours=72))
    answer_yes(guardian, name="Carla", child="Ida", now=NOW + timedelta(hours=72) - TICK)
    with pytest.raises(QuestionOver):
        answer_yes(guardian, name="Carla", child="Bo", now=NOW)
    assert client.get(link_in(Delivery.objects.order_by("pk")[0])).status_code == 404
    assert [one.name for one in SignUp.objects.all()] == ["Ida"]


def test_reading_uses_nothing_up_and_only_a_hash_is_kept(client: Client) -> None:
    sheet_for_children()
    ask(client)
    question = link_in(last_letter_to("Carla"))
    answers = [client.get(question) for _ in range(2)]
    assert {one.status_code for one in answers} == {200}
    names = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")
    assert [answers[0].headers[name] for name in names] == ["private, no-store", "no-referrer", "noindex"]
    token = question.strip("/").split("/")[-1]
    assert Guardian.objects.get().token_hash == hash_of(token)
    assert client.get("/vaerge/x/").status_code == 404


def test_no_deletes_the_address_and_frees_the_place(client: Client) -> None:
    sheet = sheet_for_children(places=1)
    childs = ask(client)
    assert client.post(link_in(last_letter_to("Carla")) + "nej/").status_code == 200
    sheet.refresh_from_db()
    assert (SignUp.objects.get().email, Guardian.objects.count(), sheet.taken) == ("", 0, 0)
    assert "Du er ikke meldt til" in client.get(childs).content.decode()


def test_silence_deletes_the_address(client: Client) -> None:
    asked(sheet_for_children(), "Carla")
    assert around("sign-ups-unanswered", NOW + timedelta(hours=72)) == ONCE
    assert (SignUp.objects.get().email, Guardian.objects.count()) == ("", 0)


def test_guardian_who_was_asked_is_not_asked_again_and_the_page_does_not_tell(client: Client) -> None:
    sheet_for_children()
    pages = [client.get(ask(client)).content.decode() for _ in range(2)]
    assert (SignUp.objects.count(), Delivery.objects.count()) == (1, 1)
    assert pages[0].count("Vi har spurgt") == pages[1].count("Vi har spurgt") == 1
    second = ask(client)
    client.post(second + "fra/")
    assert SignUp.objects.get().state == "held"  # someone else's page can stop nothing


def test_child_itself_can_say_no_thanks(client: Client) -> None:
    sheet_for_children()
    childs = ask(client)
    client.post(link_in(last_letter_to("Carla")), YES)
    client.post(childs + "fra/")
    assert SignUp.objects.get().state == "cancelled"
    assert [(c.act, c.method) for c in GuardianConsent.objects.all()] == [("given", "letter"), ("withdrawn", "child")]


def test_no_other_link_says_yes_for_the_guardian() -> None:
    sheet = sheet_for_children()
    with pytest.raises(CustodyMissing):
        confirm(asked(sheet, "Carla").sign_up, now=NOW)
    assert GuardianConsent.objects.count() == 0


def test_same_child_twice_is_refused_and_the_question_stays_open(client: Client) -> None:
    sheet = sheet_for_children(places=5)
    confirm(child_signed_up(sheet, "Ida", "Carla"), now=NOW)
    guardian = asked(sheet, "Carla")
    with pytest.raises(ChildThere):
        answer_yes(guardian, name="Carla", child="Ida", now=NOW)
    assert answer_yes(guardian, name="Carla", child="Bo", now=NOW).state == "placed"
