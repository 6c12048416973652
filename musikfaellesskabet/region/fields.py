"""The personal fields of the region: who decided a conflict between a file and people."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.register import Archive, Basis, Erase, Field, Level, register
from musikfaellesskabet.people.retention import Held
from musikfaellesskabet.people.wording import tell

register(
    Field(
        "region.ImportConflict",
        "decided_by",
        _("Så det kan efterprøves, hvem der valgte mellem filen og det, folk har skrevet."),
        Basis.TASK,
        Held(_("Så længe rækken findes, kun som nummer.")),
        Level.L3,
        Archive.KEEP,
        Erase.KEEP,
    )
)

tell(
    {
        "conflict-keep": _("Beholdt vores, da en fil sagde noget andet"),
        "conflict-take": _("Brugte filens ord i stedet for vores"),
        "region-loaded": _("Indlæste regionens filer"),
    }
)
