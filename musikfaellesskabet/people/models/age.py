"""Ages: only a band is kept, and the limit for an account of one's own comes from a dated table."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

# Who may sign up when no limit is on file: only people who are of age. A missing row never opens a door.
AGE_WITHOUT_TABLE = 18


class AgeBand(models.TextChoices):
    UNDER_13 = "under_13", _("Under 13 år")
    FROM_13 = "13_14", _("13-14 år")
    FROM_15 = "15_17", _("15-17 år")
    ADULT = "adult", _("18 år eller mere")

    @property
    def lowest_age(self) -> int:
        """The age that everyone in the band has reached."""
        return {"under_13": 0, "13_14": 13, "15_17": 15, "adult": 18}[self.value]


class AgeLimitQuerySet(models.QuerySet["AgeLimit"]):
    def years_at(self, day: date) -> int:
        """The age from which one may have an account of one's own on that day."""
        years = self.filter(valid_from__lte=day).order_by("-valid_from").values_list("years", flat=True).first()
        return AGE_WITHOUT_TABLE if years is None else years


class AgeLimit(models.Model):
    """From this day on, one must have reached this age to agree to an account without one's parents."""

    valid_from = models.DateField(_("gælder fra"), unique=True)
    years = models.PositiveSmallIntegerField(_("år"))
    basis = models.CharField(_("hjemmel"), max_length=200)

    objects = AgeLimitQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            # GDPR, article 8: a member state chooses between 13 and 16.
            models.CheckConstraint(condition=models.Q(years__gte=13, years__lte=16), name="age_limit_13_to_16"),
        ]

    def __str__(self) -> str:
        return f"{self.years} ({self.valid_from})"
