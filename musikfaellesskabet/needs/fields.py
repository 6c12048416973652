"""The personal fields of needs, and what becomes of them when a person is erased."""

from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.needs.models import Listener, Need
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.queries import addresses_of
from musikfaellesskabet.people.register import (
    Basis,
    Ending,
    Erase,
    Field,
    Level,
    found_by,
    on_erase,
    personal_model,
    register,
)
from musikfaellesskabet.people.retention import Swept
from musikfaellesskabet.people.wording import tell

COUNT = _("Så det kan ses, hvor mange der mangler det samme. Andre ser kun tal for mindst fem.")
TELL = _("Så du hører, når I er flere, og bliver spurgt, om det stadig gælder.")
WHAT = ["theme", "municipality", "town", "stage", "genre", "age_group", "group_wish", "minutes", "mode"]
WHEN = ["afternoons", "evenings", "saturdays", "sundays", "made_at", "renewed_at"]


def listeners_of(user: User) -> QuerySet[Listener]:
    """Those with any of the person's confirmed addresses, with or without being signed in."""
    return Listener.objects.alias(address=Lower("email")).filter(address__in=addresses_of(user))


def needs_of(user: User) -> QuerySet[Need]:
    """Those that the person is written to about: of others nothing says whose they are."""
    return Need.objects.filter(listener__in=listeners_of(user).exclude(confirmed_at=None))


def withdraw_all(user: User, now: datetime) -> list[Ending]:
    """What the person has told goes with them."""
    needs = list(needs_of(user).order_by("pk"))
    Need.objects.filter(pk__in=[need.pk for need in needs]).delete()
    return [("need-withdrawn", need) for need in needs]


# `persons` and `actor` are set where an actor has counted several: then the row is about nobody in particular.
personal_model("needs.Need", neutral=["persons", "actor", "is_made_up"], has_account=False)
personal_model("needs.Listener", neutral=["need", "told"])
register(
    *(Field("needs.Need", name, COUNT, Basis.TASK, Swept(("needs",)), Level.L4) for name in [*WHAT, *WHEN]),
    *(
        Field("needs.Listener", name, TELL, Basis.CONSENT, Swept(("needs-unconfirmed", "needs-letters")), Level.L4)
        for name in ("email", "language", "asked_at", "confirmed_at", "reminded_at")
    ),
)
found_by("needs.Need", needs_of)
found_by("needs.Listener", listeners_of, erase=Erase.ROW)
on_erase(withdraw_all)

tell(
    {
        "need-left": _("Nogen fortalte om et behov"),
        "need-renewed": _("Fornyede et behov"),
        "need-withdrawn": _("Trak et behov tilbage"),
        "need-letters-wanted": _("Bekræftede en adresse til breve om et behov"),
        "need-letters-stopped": _("Slettede en adresse til breve om et behov"),
        "needs-counted": _("Talte behov for en aktør"),
        "needs-published": _("Udgav ugens tal for behov"),
    }
)
