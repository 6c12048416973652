"""The glossary's words."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.provenance import Imported


class Term(Imported):
    """A word of the field in both languages."""

    slug = models.SlugField(unique=True, max_length=80)
    da = models.CharField(_("dansk"), max_length=80)
    en = models.CharField(_("engelsk"), max_length=80)
    sort_da = models.CharField(max_length=120, editable=False)
    sort_en = models.CharField(max_length=120, editable=False)
    definition_da = models.TextField(_("forklaring"))
    definition_en = models.TextField(_("forklaring på engelsk"), blank=True)
    inflects = models.BooleanField(_("bøjes"), default=True)

    class Meta:
        ordering = ["sort_da"]
        verbose_name = _("ord")

    def __str__(self) -> str:
        return self.da

    def get_absolute_url(self) -> str:
        return f"{reverse('glossary')}#{self.slug}"

    @property
    def word(self) -> str:
        """The word in the active language."""
        return self.en if get_language() == "en" else self.da

    @property
    def definition(self) -> str:
        return self.definition_en if get_language() == "en" and self.definition_en else self.definition_da

    @property
    def definition_language(self) -> str:
        return "en" if get_language() == "en" and self.definition_en else "da"
