"""A region with any number of actors and everything around them, written by the shortest way."""

from datetime import date

from django.db import connection

from musikfaellesskabet.actors.models import (
    Actor,
    ArtistKit,
    Fact,
    Kind,
    KitFile,
    KitLink,
    LineupMember,
    Relation,
    RelationKind,
    Room,
)
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.knowledge.models import Field, FormatFamily, NetworkProfile, Origin, Practice
from musikfaellesskabet.region.models import (
    AgreementPeriod,
    Genre,
    Membership,
    Municipality,
    Setting,
    SourceNote,
    Stage,
    TargetGroup,
)
from musikfaellesskabet.search.models import Document, Equivalent, Posting, Spelling, Word
from musikfaellesskabet.search.spelling import deletions, sound_of
from tests.actors.crowd import populate
from tests.knowledge.factories import make_term
from tests.offers.crowd import make_offers

EACH = 20
"""One network, one music school and one relation for so many actors."""
WORDS = ("sted", "nummer", "scene", "kulturhus", "=sted nummer")


def crowded(size: int) -> None:
    """So many actors, a twentieth as many networks, schools and relations, some practices, and everyone indexed."""
    populate(size)
    Setting.objects.bulk_create([Setting(key="name", da="Egnen"), Setting(key="platform", da="Musikstedet")])
    actors = list(Actor.objects.order_by("pk"))
    _make_networks(actors[2::EACH])
    Actor.objects.filter(pk__in=[actor.pk for actor in actors[4::EACH]]).update(kind=Kind.MUSIC_SCHOOL)
    _make_practices(actors[1 : 20 + size // 500])
    Relation.objects.bulk_create(
        Relation(subject=actor, object=actors[0], kind=RelationKind.MEMBER_OF) for actor in actors[3::EACH]
    )
    make_offers(actors)
    _furnish(actors[3], actors[5])
    _make_region()
    _index(actors)
    public_changed()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # PostgreSQL plans by what it knows, and nobody has told it of rows this new


def _furnish(venue: Actor, artist: Actor) -> None:
    """Everything that a page can hold: facts, relations, practices and offers, and a room's or a band's own things."""
    ninth = Actor.objects.get(slug="sted-nummer-9")
    for actor in (venue, artist):
        Fact.objects.create(actor=actor, field="town", source="https://example.org/ 550 stående", confidence="high")
        Relation.objects.create(subject=actor, object=ninth, kind=RelationKind.MEMBER_OF)
    Room.objects.filter(actor=artist).delete()
    Actor.objects.filter(pk=artist.pk).update(kind=Kind.ARTIST)
    kit = ArtistKit.objects.create(actor=artist, bio_da="Vi spiller.")
    KitFile.objects.create(kit=kit, kind=KitFile.Kind.IMAGE, title="Bandet", file="offentlig/x.webp")
    KitLink.objects.create(kit=kit, title="Lyt", url="https://example.org/lyt")
    LineupMember.objects.create(kit=kit, stage_name="Bo B", agreed_on=date(2026, 1, 1))
    SourceNote.objects.create(da="550 stående", en="550 standing")


def _make_networks(actors: list[Actor]) -> None:
    Actor.objects.filter(pk__in=[actor.pk for actor in actors]).update(kind=Kind.NETWORK)
    profiles = NetworkProfile.objects.bulk_create(NetworkProfile(network=actor, field=Field.GENRE) for actor in actors)
    genre = Genre.objects.get(slug="rock")
    joins = NetworkProfile.genres.through
    joins.objects.bulk_create(joins(networkprofile=profile, genre=genre) for profile in profiles)


def _make_practices(actors: list[Actor]) -> None:
    group = TargetGroup.objects.create(slug="unge", da="Unge", en="Young people")
    stage, home = Stage.objects.get(slug="en"), Municipality.objects.get(code="0101")
    practices = Practice.objects.bulk_create(
        Practice(
            name=f"Metode {number}",
            slug=f"metode-{number}",
            sort_name=sort_key(f"Metode {number:06}"),
            origin=Origin.LOCAL,
            belongs_to="lokal praksis",
            format_family=FormatFamily.COURSE,
            summary_da="Et kor på en scene, der synger om natten.",
            first_year=2019,
            last_year=2019,
            confidence="high",
        )
        for number in range(len(actors))
    )
    for field, other in (("stages", stage), ("target_groups", group), ("municipalities", home)):
        joins = getattr(Practice, field).through
        joins.objects.bulk_create(joins(practice=one, **{other._meta.model_name: other}) for one in practices)
    joins = Practice.actors.through
    joins.objects.bulk_create(joins(practice=one, actor=actor) for one, actor in zip(practices, actors, strict=True))


def _make_region() -> None:
    period = AgreementPeriod.objects.create(slug="p", starts=date(2017, 1, 1), ends=date(2020, 12, 31))
    home = Municipality.objects.get(code="0101")
    Membership.objects.create(municipality=home, period=period, status=Membership.Status.YES)
    for number in range(12):
        make_term(f"scene {number}" if number else "scene", f"stage {number}")


def _index(actors: list[Actor]) -> None:
    """Everyone as a document that has the same words, so that every word is as common as can be."""
    documents = Document.objects.bulk_create(
        Document(
            source="actor",
            object_id=actor.pk,
            kind="venue",
            path=f"/aktoerer/{actor.slug}/",
            title_da=actor.name,
            audience="public",
            capacity=300,
            capacity_standing=300,
            parts=[{"da": "Navn", "en": "Name", "language": "da", "text": actor.name}],
        )
        for actor in actors
    )
    count = len(actors)
    words = Word.objects.bulk_create(
        Word(text=text, shown=text, sound=sound_of(text), count=count, public_count=count) for text in WORDS
    )
    Spelling.objects.bulk_create(
        Spelling(key=key, word=word) for word in words if word.text.isalpha() for key in deletions(word.sound)
    )
    Posting.objects.bulk_create(
        Posting(word=word, document=document, weight=50 + document.pk % 50, part=0, start=0, length=4)
        for word in words
        for document in documents
    )
    Equivalent.objects.create(document=documents[0], key="stage", words="scene")
    Equivalent.objects.create(document=documents[0], key="scene", words="stage")
