"""No personal field without a declaration: purpose, basis, retention, visibility, archive class."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps

from musikfaellesskabet.people import register, register_checks
from musikfaellesskabet.people.models import User


def test_every_personal_field_of_every_model_is_declared() -> None:
    assert register_checks.undeclared() == []


def test_every_declaration_says_why_and_how_long() -> None:
    assert [field.key for field in register.all_fields() if not (str(field.purpose) and str(field.retention))] == []


@pytest.fixture
def rogue() -> Iterator[type[models.Model]]:
    """A model that someone added without telling the register."""
    with isolate_apps("musikfaellesskabet.people"):

        class Rogue(models.Model):
            owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
            contact_email = models.CharField(max_length=9)
            written_to = models.EmailField()
            last_address = models.GenericIPAddressField()
            mobile = models.CharField(max_length=9)
            gender = models.CharField(max_length=9)
            colour = models.CharField(max_length=9)

            class Meta:
                app_label = "people"

            def __str__(self) -> str:
                return ""

        Rogue.__module__ = "musikfaellesskabet.people.models.rogue"
        yield Rogue


def test_undeclared_personal_and_banned_fields_are_found(
    rogue: type[models.Model], monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone = list(apps.get_models(include_auto_created=True))
    monkeypatch.setattr(apps, "get_models", lambda **_: [*everyone, rogue])
    assert register_checks.undeclared() == [
        "people.rogue.owner: personal, but not declared in its app's fields.py",
        "people.rogue.contact_email: personal, but not declared in its app's fields.py",
        "people.rogue.written_to: personal, but not declared in its app's fields.py",
        "people.rogue.last_address: personal, but not declared in its app's fields.py",
        "people.rogue.mobile: personal, but not declared in its app's fields.py",
        "people.rogue.gender: we never keep this about anyone",
    ]


def test_new_field_on_a_model_about_people_must_be_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {key: field for key, field in register._fields.items() if key != "people.user.language"}
    monkeypatch.setattr(register, "_fields", without)
    assert register_checks.undeclared() == ["people.user.language: personal, but not declared in its app's fields.py"]


def test_declaration_of_a_field_that_is_gone_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_neutral", register._neutral | {"people.user.shoe_size"})
    assert register_checks.undeclared() == ["people.user.shoe_size: declared, but there is no such field"]


def test_field_declared_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        register.register(register.declared("people.user.email"))


def test_link_to_person_is_known_for_each_personal_model() -> None:
    assert settings.AUTH_USER_MODEL == "people.User"
    tied = {model._meta.label: register.links_to_person(model) for model in register.personal_models()}
    assert tied["people.Consent"] == ["subject", "giver"]
    assert tied["people.User"] == ["pk"]


def test_every_row_about_a_person_is_found_for_them() -> None:
    assert register_checks.unfound() == []


def test_rows_that_nobody_finds_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_finders", {})
    monkeypatch.setattr(register, "_without_account", set())
    assert register_checks.unfound() == [
        "actors.invitation.email: an address, and nothing finds its rows by it",
        "actors.kitfile: nothing says whose its rows are",
        "actors.lineupmember: nothing says whose its rows are",
        "actors.suggestion: nothing says whose its rows are",
        "letters.delivery: nothing says whose its rows are",
        "needs.listener: nothing says whose its rows are",
        "needs.need: nothing says whose its rows are",
        "signups.guardian: nothing says whose its rows are",
        "signups.guardianconsent: nothing says whose its rows are",
    ]
