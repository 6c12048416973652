"""The heads of the two hash chains (ledger, consents): how many rows there should be, and the last hash."""

from django.db import models


class ChainHead(models.Model):
    """One row per chain. Locked while a row is added; rows cut from the end are missed here."""

    name = models.CharField(primary_key=True, max_length=20)
    count = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.name} {self.count}"
