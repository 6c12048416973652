"""What a start remembers for the next one."""

from django.db import models


class LoadedRegion(models.Model):
    """Which files this database was last loaded from. One row; kept here so that it goes where the data goes."""

    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:12]
