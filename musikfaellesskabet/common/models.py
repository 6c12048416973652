from django.db import models


class Generation(models.Model):
    """How many times what the public may see has changed. One row; raised by `freshness.public_changed`."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
