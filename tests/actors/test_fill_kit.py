"""The artist kit: written once by the band, carried away as one document."""

import re
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image

from musikfaellesskabet.actors.actions import add_file, add_link, add_member, remove_from_kit, save_kit
from musikfaellesskabet.actors.actions.kits import IdTaken, KitFull, NoConsent, PeopleUnsaid, SaidAlready
from musikfaellesskabet.actors.models import Actor, ArtistKit, Assurance, Kind, KitFile, LineupMember, Relation
from musikfaellesskabet.actors.models.relation import partial_date
from musikfaellesskabet.common.uploads import UploadRefused
from musikfaellesskabet.people.models import User
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, person, sign_in
from tests.samples import pdf

pytestmark = pytest.mark.django_db
MBID = "b10bbbfc-cf9e-42e0-be17-e2c3e1d2600d"


@pytest.fixture(autouse=True)
def _own_files(settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def band() -> Actor:
    return actor("Bandet", Kind.ARTIST)


@pytest.fixture
def astrid(band: Actor) -> User:
    user = person("Astrid")
    seat(band, user)
    return user


def picture() -> BytesIO:
    content = BytesIO()
    Image.new("RGB", (4, 4)).save(content, "PNG")
    return content


def test_kit_goes_out_as_one_document(client: Client, band: Actor, astrid: User) -> None:
    kit = save_kit(ArtistKit(actor=band), changes={"bio_da": "Vi spiller.", "formed_year": 2019}, by=astrid, now=NOW)
    facts = {"stage_name": "Ravn", "plays": "bas", "starts": "2020", "ends": ""}
    add_member(kit, facts=facts, has_agreed=True, by=astrid, now=NOW)
    add_link(kit, kind="listen", title="Lyt her", url="https://example.org/", by=astrid, now=NOW)
    add_file(
        kit, kind="image", title="På scenen", file=picture(), credit="Foto: Ravn", shows="nobody", by=astrid, now=NOW
    )
    said = client.get("/aktoerer/bandet/kit.json").json()
    assert (said["format"], said["name"], said["formed_year"]) == ("musikfaellesskabet.artist-kit/1", "Bandet", 2019)
    assert said["biography"] == {"da": "Vi spiller.", "en": None}
    assert said["line_up"] == [{"stage_name": "Ravn", "plays": "bas", "from": "2020", "to": None}]
    assert [link["url"] for link in said["links"]] == ["https://example.org/"]
    assert [file["credit"] for file in said["files"]] == ["Foto: Ravn"]
    assert verbs() == ["kit-saved", "kit-member-added", "kit-link-added", "kit-file-added"]


def test_empty_kit_is_a_document_too(client: Client, band: Actor) -> None:
    said = client.get("/aktoerer/bandet/kit.json").json()
    assert (said["line_up"], said["rider"], said["updated_at"]) == ([], None, None)


def test_venue_has_no_kit(client: Client) -> None:
    actor()
    assert client.get("/aktoerer/huset/kit.json").status_code == 404


def test_name_without_a_yes_is_refused(band: Actor, astrid: User) -> None:
    with pytest.raises(NoConsent):
        add_member(ArtistKit(actor=band), facts={"stage_name": "Ravn"}, has_agreed=False, by=astrid, now=NOW)
    assert LineupMember.objects.count() == 0


SHOWN = [({}, "shows"), ({"shows": "måske"}, "shows"), ({"shows": "agreed"}, ""), ({"shows": "nobody"}, "")]


@pytest.mark.parametrize(("answer", "refused_at"), SHOWN)
def test_file_needs_an_answer_about_the_people_in_it(
    client: Client, band: Actor, astrid: User, answer: dict[str, str], refused_at: str
) -> None:
    client.force_login(astrid)
    said = {"kind": "image", "title": "x", "file": SimpleUploadedFile("x", picture().getvalue())} | answer
    response = client.post("/aktoerer/bandet/kit/fil/", said)
    errors = list(response.context["file_form"].errors) if response.context else []
    assert (response.status_code, errors) == ((422, ["shows"]) if refused_at else (302, []))
    kept = [(one.file_id, one.says, one.said_by) for one in Assurance.objects.all()]
    assert kept == [(one.pk, answer["shows"], astrid) for one in KitFile.objects.all()]


def test_action_refuses_a_file_that_nobody_answers_for(band: Actor, astrid: User) -> None:
    with pytest.raises(PeopleUnsaid):
        add_file(ArtistKit(actor=band), kind="image", title="x", file=picture(), shows="", by=astrid, now=NOW)
    assert (KitFile.objects.count(), verbs()) == (0, [])


def test_who_said_that_a_name_may_stand_there_is_kept_as_long_as_the_name(band: Actor, astrid: User) -> None:
    member = add_member(ArtistKit(actor=band), facts={"stage_name": "Ravn"}, has_agreed=True, by=astrid, now=NOW)
    assert Assurance.objects.values_list("member", "says", "said_by", "said_at").get() == (
        member.pk,
        "agreed",
        astrid.pk,
        NOW,
    )
    remove_from_kit(member, by=astrid, now=NOW)
    assert Assurance.objects.count() == 0


def test_answer_is_about_one_name_or_one_file(band: Actor, astrid: User) -> None:
    with pytest.raises(IntegrityError):
        Assurance.objects.create(says="nobody", said_by=astrid, said_at=NOW)


def test_same_name_or_link_twice_is_refused(band: Actor, astrid: User) -> None:
    kit = ArtistKit.objects.create(actor=band)
    add_member(kit, facts={"stage_name": "Ravn"}, has_agreed=True, by=astrid, now=NOW)
    add_link(kit, kind="listen", title="Lyt", url="https://example.org/", by=astrid, now=NOW)
    with pytest.raises(SaidAlready):
        add_member(kit, facts={"stage_name": "Ravn"}, has_agreed=True, by=astrid, now=NOW)
    with pytest.raises(SaidAlready):
        add_link(kit, kind="read", title="Læs", url="https://example.org/", by=astrid, now=NOW)


def test_thirteenth_file_is_refused(band: Actor, astrid: User) -> None:
    kit = ArtistKit.objects.create(actor=band)
    for number in range(12):
        KitFile.objects.create(kit=kit, kind="image", title=f"{number}", file=f"{number}.webp")
    with pytest.raises(KitFull):
        add_file(kit, kind="image", title="x", file=picture(), shows="nobody", by=astrid, now=NOW)
    remove_from_kit(kit.files.all()[0], by=astrid, now=NOW)
    add_file(kit, kind="image", title="x", file=picture(), shows="nobody", by=astrid, now=NOW)
    assert kit.files.count() == 12


def test_file_that_is_not_what_it_says_is_refused(band: Actor, astrid: User) -> None:
    kit = ArtistKit.objects.create(actor=band)
    for kind in ("image", "media"):
        with pytest.raises(UploadRefused):
            add_file(kit, kind=kind, title="x", file=BytesIO(b"<svg onload='x'/>"), shows="nobody", by=astrid, now=NOW)
    with pytest.raises(UploadRefused):
        save_kit(kit, changes={}, rider=BytesIO(b"<html>"), by=astrid, now=NOW)
    assert (kit.files.count(), ArtistKit.objects.get().rider.name) == (0, "")


def test_kit_with_an_id_is_saved_again_and_the_id_is_nobody_elses(client: Client, band: Actor, astrid: User) -> None:
    client.force_login(astrid)
    said = {"musicbrainz_id": MBID, "bio_da": "Vi spiller."}
    assert client.post("/aktoerer/bandet/kit/", said).status_code == 302
    assert client.post("/aktoerer/bandet/kit/", said | {"bio_da": "Vi spiller højt."}).status_code == 302
    assert ArtistKit.objects.get().bio_da == "Vi spiller højt."
    seat(actor("Kopibandet", Kind.ARTIST), astrid)
    refused = client.post("/aktoerer/kopibandet/kit/", said)
    assert (refused.status_code, refused.context["form"].non_field_errors()) == (422, [str(IdTaken.message)])
    assert ArtistKit.objects.get().actor == band


def test_two_who_begin_the_kit_fill_the_same_one(band: Actor, astrid: User) -> None:
    first, second = ArtistKit(actor=band), ArtistKit(actor=band)
    save_kit(first, changes={"bio_da": "Vi spiller."}, by=astrid, now=NOW)
    add_link(second, kind="listen", title="Lyt", url="https://example.org/", by=astrid, now=NOW)
    save_kit(second, changes={"formed_year": 2019}, by=astrid, now=NOW)
    kit = ArtistKit.objects.get()
    assert (kit.bio_da, kit.formed_year, kit.links.count()) == ("Vi spiller.", 2019, 1)


SPANS = [
    ("2020-05", "2020", True),
    ("2020-05-31", "2020-05", True),
    ("2020", "2020-05", True),
    ("2020", "", True),
    ("", "2020", True),
    ("2020-05", "2020-05", True),
    ("2020-05", "2019", False),
    ("2020", "2019-12", False),
    ("2020-05-31", "2020-04", False),
]


@pytest.mark.parametrize(("starts", "ends", "holds"), SPANS)
def test_partial_dates_are_compared_as_far_as_both_are_told(
    client: Client, band: Actor, astrid: User, starts: str, ends: str, holds: bool
) -> None:
    client.force_login(astrid)
    said = {"stage_name": "Ravn", "starts": starts, "ends": ends, "has_agreed": "on"}
    answer = client.post("/aktoerer/bandet/kit/medlem/", said)
    if holds:
        assert (answer.status_code, LineupMember.objects.count()) == (302, 1)
        Relation.objects.create(subject=band, object=actor(), kind="hosts", starts=starts, ends=ends)
        return
    assert (answer.status_code, answer.context["member_form"].non_field_errors()) == (422, ["«Til» ligger før «fra»."])
    kit, dates = ArtistKit.objects.create(actor=band), {"starts": starts, "ends": ends}
    for write in (
        lambda: LineupMember.objects.create(kit=kit, agreed_on=NOW, **dates),
        lambda: Relation.objects.create(subject=band, object=actor(), kind="hosts", **dates),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


def test_band_fills_its_kit_by_the_pages(client: Client, band: Actor, astrid: User) -> None:
    client.force_login(astrid)
    base = "/aktoerer/bandet/kit/"
    assert client.post(base, {"musicbrainz_id": "ikke-et-id"}).status_code == 422
    rider = SimpleUploadedFile("r.pdf", pdf())
    client.post(base, {"bio_da": "Vi spiller.", "musicbrainz_id": MBID, "rider": rider})
    client.post(f"{base}link/", {"kind": "listen", "title": "Lyt", "url": "https://example.org/"})
    client.post(
        f"{base}fil/",
        {"kind": "image", "title": "x", "shows": "nobody", "file": SimpleUploadedFile("x", picture().getvalue())},
    )
    assert client.post(f"{base}medlem/", {"stage_name": "Ravn"}).status_code == 422
    client.post(f"{base}medlem/", {"stage_name": "Ravn", "has_agreed": "on"})
    member, kit = LineupMember.objects.get(), ArtistKit.objects.get()
    assert (str(kit.musicbrainz_id), kit.links.count(), kit.files.count()) == (MBID, 1, 1)
    assert "Ravn" in Client().get("/aktoerer/bandet/").content.decode()
    client.post(f"{base}medlem/{member.pk}/fjern/")
    client.post(f"{base}rider/fjern/")
    assert (kit.members.count(), ArtistKit.objects.get().rider.name) == (0, "")
    assert "Ravn" not in Client().get("/aktoerer/bandet/").content.decode()
    assert client.post(f"{base}andet/1/fjern/").status_code == 404


def test_stranger_fills_nobody_elses_kit(client: Client, band: Actor, astrid: User) -> None:
    client.force_login(person("David"))
    assert client.post("/aktoerer/bandet/kit/", {"bio_da": "Hov"}).status_code == 403
    assert ArtistKit.objects.count() == 0


@pytest.mark.parametrize("said", ["2021-13", "2021-02-30", "2021-00", "21", "2021-1", "٢٠٢١", "2021-05-", " 2021"])
def test_what_is_no_date_of_the_calendar_is_refused(said: str) -> None:
    with pytest.raises(ValidationError):
        partial_date(said)


@pytest.mark.parametrize("said", ["2021", "2021-12", "2020-02-29"])
def test_date_as_exact_as_one_knows_it_is_taken(said: str) -> None:
    partial_date(said)


def test_every_field_of_the_page_has_an_id_of_its_own(client: Client, band: Actor, astrid: User) -> None:
    sign_in(client, astrid)
    ids = re.findall(r' id="([^"]+)"', client.get(f"/aktoerer/{band.slug}/kit/").content.decode())
    assert len(ids) > 20
    assert sorted(set(ids)) == sorted(ids)
