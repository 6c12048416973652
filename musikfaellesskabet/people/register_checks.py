"""What is wrong with the register of personal fields, held against the models and the sweeps as they are.

A test runs each check and fails on a fault, so that no release can add a personal field unseen.
"""

import re
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from musikfaellesskabet.common.append_only import AppendOnly
from musikfaellesskabet.people.register import (
    Archive,
    Erase,
    Field,
    Level,
    all_fields,
    finder_of,
    is_about_people,
    links_to_person,
    models_without_account,
    neutral_fields,
    personal_models,
)
from musikfaellesskabet.people.retention import Held, Standing, Swept, all_sweeps

# Words that no field of ours may carry: what we never keep about anyone.
BANNED_WORDS = frozenset(
    {"cpr", "ssn", "gender", "sex", "koen", "health", "helbred", "diagnosis", "diagnose", "disability", "handicap"}
    | {"vulnerable", "udsat", "religion", "faith", "ethnicity", "ethnic", "race", "nationality", "orientation"}
    | {"birthdate", "birthday", "birth_date", "criminal", "school_class", "income"}
)


def undeclared() -> list[str]:
    """What is wrong with the models as they are: undeclared personal fields, banned names, stale declarations."""
    declared, neutral = {field.key for field in all_fields()}, neutral_fields()
    faults: list[str] = []
    known: set[str] = set()
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        for field in model._meta.local_fields + list(model._meta.local_many_to_many):
            key = f"{label}.{field.name}"
            known.add(key)
            if _is_banned(field.name) and model.__module__.startswith("musikfaellesskabet"):
                faults.append(f"{key}: we never keep this about anyone")
            if key in declared | neutral or field.primary_key:
                continue
            if is_about_people(model) or _is_personal(field):
                faults.append(f"{key}: personal, but not declared in its app's fields.py")
    faults += [f"{key}: declared, but there is no such field" for key in sorted((declared | neutral) - known)]
    return faults


def _is_banned(name: str) -> bool:
    return name in BANNED_WORDS or not BANNED_WORDS.isdisjoint(name.split("_"))


def _is_personal(field: Any) -> bool:
    if field.related_model is apps.get_model(settings.AUTH_USER_MODEL):
        return True
    words = set(field.name.split("_"))
    return isinstance(field, models.EmailField | models.GenericIPAddressField) or not words.isdisjoint(
        {"email", "phone", "telephone", "mobile", "ip"}
    )


# Words for a length of time: whoever writes one promises that something carries it out.
_A_TIME = re.compile(r"\d|\b(?:timer?|døgn|dage?|uger?|måned(?:er)?|år)\b", re.IGNORECASE)


def unkept() -> list[str]:
    """What is wrong with the retentions: a time that no sweep carries out, a sweep of what an archive is to have."""
    named: set[str] = set()
    faults: list[str] = []
    for field in all_fields():
        match field.retention:
            case Swept(keys):
                named.update(keys)
                faults += [f"{field.key}: {fault}" for key in keys for fault in _faults_of_sweep(field, key)]
            case Held() if field.archive_class is not Archive.KEEP and not _is_append_only(field):
                faults.append(f"{field.key}: held, though no archive is to have it")
            case Standing(words) if _A_TIME.search(str(words)):
                faults.append(f"{field.key}: its words name a time, but no sweep carries it out")
    return faults + [f"the sweep {one.key} is named by no field" for one in all_sweeps() if one.key not in named]


def _faults_of_sweep(field: Field, key: str) -> list[str]:
    sweep = next((one for one in all_sweeps() if one.key == key), None)
    if sweep is None:
        return [f"there is no sweep {key}"]
    model = apps.get_model(field.model)
    erases_people = sweep.model == settings.AUTH_USER_MODEL and bool(links_to_person(model))
    is_cleared = model is apps.get_model(sweep.model) and (not sweep.blanks or field.name in sweep.blanks)
    faults = [] if erases_people or is_cleared else [f"the sweep {key} does not reach it"]
    return [*faults, *["an archive is to have it, but it is swept"] * (field.archive_class is Archive.KEEP)]


def _is_append_only(field: Field) -> bool:
    return issubclass(apps.get_model(field.model), AppendOnly)


def unfound() -> list[str]:
    """Rows about people that no page could show them: no link to their account, and nothing finds them otherwise.

    An address in a row that stays when the linked person is erased is another person's: something must find it, too.
    """
    faults = []
    nobodys = models_without_account()
    for model, fields in personal_models().items():
        if model in nobodys or finder_of(model) or all(field.visibility is Level.SECRET for field in fields):
            continue
        if not links_to_person(model):
            faults.append(f"{model._meta.label_lower}: nothing says whose its rows are")
        elif _is_kept(model, fields):
            addresses = [one for one in fields if isinstance(model._meta.get_field(one.name), models.EmailField)]
            faults += [f"{field.key}: an address, and nothing finds its rows by it" for field in addresses]
    return faults


def _is_kept(model: type[models.Model], fields: list[Field]) -> bool:
    """Whether erasing a person neither deletes nor empties the rows that link to them."""
    erase = {field.name: field.erase for field in fields}
    links = links_to_person(model)
    return links != ["pk"] and {erase[link] for link in links} <= {Erase.KEEP}


def unreached() -> list[str]:
    """Values to be emptied when their person is erased, in rows that no link to the person says to empty or delete."""
    faults = []
    for model, fields in personal_models().items():
        finder = finder_of(model)
        has_way = bool(links_to_person(model)) or finder is not None
        if not has_way or not _is_kept(model, fields) or (finder and finder.erase is Erase.ROW):
            continue
        faults += [f"{field.key}: no link leads to it" for field in fields if field.erase is Erase.BLANK]
    return faults
