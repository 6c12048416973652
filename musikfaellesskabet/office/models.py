"""What the office has decided and must not be asked again."""

from django.db import models
from django.db.models import F, Q

from musikfaellesskabet.actors.models import Actor


class DistinctPair(models.Model):
    """Two actors that look alike and are not the same. The one with the lower key is `first`."""

    first = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="distinct_pair_in_order"),
            models.UniqueConstraint(fields=["first", "second"], name="one_distinct_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
