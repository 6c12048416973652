"""That the office has taken an actor off the public pages."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models.actor import Actor


class Hiding(models.Model):
    """An actor is hidden while it has this row: why, by whom, and where those who take care of it can answer."""

    actor = models.OneToOneField(Actor, on_delete=models.CASCADE, related_name="hiding", verbose_name=_("aktør"))
    reason = models.TextField(_("grund"), max_length=500)
    contact = models.CharField(_("hvor man kan svare"), max_length=120)
    hidden_at = models.DateTimeField(_("skjult"))
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("skjult af")
    )

    class Meta:
        ordering = ["hidden_at", "pk"]
        verbose_name = _("skjult side")
        verbose_name_plural = _("skjulte sider")

    def __str__(self) -> str:
        return str(self.actor)
