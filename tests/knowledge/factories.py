"""Practices, words and networks with everything filled in, for tests that need one."""

from typing import Any

from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.common.text import slug_of, sort_key
from musikfaellesskabet.knowledge.models import Field, FormatFamily, NetworkProfile, Origin, Practice, Term
from musikfaellesskabet.region.models import Genre, Municipality, Stage, TargetGroup


def make_practice(name: str = "Natkor", **fields: Any) -> Practice:
    """A practice in one municipality, with one stage, one target group and one actor."""
    number = Practice.objects.count()
    practice = Practice.objects.create(
        **{
            "name": name,
            "slug": slug_of(name),
            "sort_name": sort_key(name),
            "origin": Origin.LOCAL,
            "belongs_to": "lokal praksis",
            "format_family": FormatFamily.COURSE,
            "summary_da": "Et kor, der synger om natten.",
            "first_year": 2019,
            "last_year": 2019,
            "period": "2019",
            "confidence": "high",
        }
        | fields
    )
    practice.stages.add(Stage.objects.get_or_create(slug="spirende", defaults={"order": 2, "da": "Spirende"})[0])
    practice.target_groups.add(TargetGroup.objects.get_or_create(slug="unge", defaults={"da": "Unge"})[0])
    practice.municipalities.add(make_municipality(f"{number + 100}"))
    practice.actors.add(make_actor(f"Sted {number}"))
    return practice


def make_municipality(code: str) -> Municipality:
    fields = {"name": f"Kommune {code}", "slug": f"kommune-{code}"}
    return Municipality.objects.get_or_create(code=code, defaults=fields)[0]


def make_actor(name: str, kind: str = Kind.VENUE, **fields: Any) -> Actor:
    return Actor.objects.create(kind=kind, name=name, slug=slug_of(name), sort_name=sort_key(name), **fields)


def make_network(name: str, *, country: str = "DK", field: str = Field.GENRE, genre: str = "jazz") -> NetworkProfile:
    profile = NetworkProfile.objects.create(network=make_actor(name, Kind.NETWORK, country=country), field=field)
    profile.genres.add(Genre.objects.get_or_create(slug=genre, defaults={"da": genre.title()})[0])
    return profile


def make_term(da: str, en: str, **fields: Any) -> Term:
    sorting = {"sort_da": sort_key(da), "sort_en": sort_key(en)}
    return Term.objects.create(
        slug=slug_of(da),
        da=da,
        en=en,
        definition_da=f"Hvad {da} er.",
        definition_en=f"What {en} is.",
        **sorting,
        **fields,
    )
