"""Where a row comes from, how sure we are, and when someone last looked."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    HIGH = "high", _("høj")
    MEDIUM = "medium", _("mellem")
    LOW = "low", _("lav")
    UNKNOWN = "unknown", _("ukendt")


class Sourced(models.Model):
    """Source, confidence and the day someone last checked."""

    source = models.TextField(_("kilde"), blank=True)
    confidence = models.CharField(_("sikkerhed"), max_length=10, choices=Confidence.choices, default=Confidence.UNKNOWN)
    checked_on = models.DateField(_("tjekket"), null=True, blank=True)

    class Meta:
        abstract = True

    def look(self, today: date, source: str = "") -> list[str]:
        """Note that someone looked today; a source that bears the row out makes it sure. Returns the fields to save."""
        self.checked_on = today
        if not source.strip():
            return ["checked_on"]
        self.source = " ; ".join(filter(None, [self.source, source.strip()]))
        self.confidence = Confidence.HIGH
        return ["checked_on", "source", "confidence"]


class Imported(models.Model):
    """A row that may come from a region's open files.

    `import_key` is the row's lasting name in its file (null: made by people here). `imported` holds the values that
    the file last gave, so that a later load can tell the file's changes from people's.
    """

    import_key = models.CharField(max_length=200, unique=True, null=True, blank=True, editable=False)
    imported = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True
