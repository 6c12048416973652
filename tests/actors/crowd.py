"""Invented actors in any number, in memory and in the database."""

from random import Random

from musikfaellesskabet.actors.directory.entries import UNKNOWN, Entry, Word
from musikfaellesskabet.actors.models import Actor, Kind, Room, Use
from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.region.models import Genre, Municipality, Stage

WORDS = {
    "kommune": [Word("101", "Ådal"), Word("102", "Østerby")],
    "trin": [Word("en", "En"), Word("to", "To")],
    "genre": [Word("rock", "Rock"), Word("pop", "Pop")],
    "maalgruppe": [Word("unge", "Unge")],
    "indsats": [],
}


def crowd(chance: Random, size: int) -> list[Entry]:
    """Entries with everything at random."""
    return [_anyone(chance, pk) for pk in range(size)]


def _anyone(chance: Random, pk: int) -> Entry:
    def some(facet: str) -> tuple[str, ...]:
        slugs = [word.slug for word in WORDS[facet]]
        return tuple(chance.sample(slugs, chance.randrange(len(slugs) + 1)))

    answers = ["ja", "nej", UNKNOWN]
    return Entry(
        pk,
        chance.choice(["venue", "festival", "network"]),
        f"Navn {pk}",
        f"navn-{pk}",
        municipality=chance.choice(["", "101", "102"]),
        standing=chance.choice([None, 0, 199, 200, 499, 500, 5000]),
        seated=chance.choice([None, 300]),
        has_stage=chance.choice(answers),
        has_rehearsal_room=chance.choice(answers),
        step_free=chance.choice(answers),
        is_claimed=chance.random() < 0.5,
        stages=some("trin"),
        genres=some("genre"),
        target_groups=some("maalgruppe"),
    )


def populate(size: int) -> None:
    """As many actors in the database, with rooms, stages and genres; the generation is left alone."""
    home, _ = Municipality.objects.get_or_create(
        code="0101", defaults={"name": "Ådal", "slug": "aadal", "latitude": 55.6, "longitude": 12.1}
    )
    stage, _ = Stage.objects.get_or_create(slug="en", defaults={"da": "En", "en": "One"})
    genre, _ = Genre.objects.get_or_create(slug="rock", defaults={"da": "Rock", "en": "Rock"})
    first = Actor.objects.count()
    actors = Actor.objects.bulk_create(
        Actor(
            kind=Kind.VENUE if number % 2 else Kind.FESTIVAL,
            name=f"Sted nummer {number}",
            slug=f"sted-nummer-{number}",
            sort_name=sort_key(f"Sted nummer {number:06}"),
            subkind="kulturhus",
            municipality=home,
            town=f"By {number % 50}",
        )
        for number in range(first, size)
    )
    Room.objects.bulk_create(Room(actor=actor, use=Use.STAGE, capacity_standing=300) for actor in actors)
    Actor.stages.through.objects.bulk_create(Actor.stages.through(actor=actor, stage=stage) for actor in actors)
    Actor.genres.through.objects.bulk_create(Actor.genres.through(actor=actor, genre=genre) for actor in actors)
