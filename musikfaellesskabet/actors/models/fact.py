"""Where a single field of an actor or a room comes from, when it is not where the row comes from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models.actor import Actor
from musikfaellesskabet.actors.models.room import Room
from musikfaellesskabet.common.provenance import Sourced


class Fact(Sourced):
    """The provenance of one field. A field without a row here has its row's own source.

    `told_by` is set when the actor says so itself; `source` is then empty.
    """

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="facts")
    room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.CASCADE, related_name="facts")
    field = models.CharField(max_length=40)
    told_by = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.CASCADE, related_name="told_facts")

    class Meta:
        ordering = ["actor", "room", "field"]
        verbose_name = _("oplysning")
        constraints = [
            models.UniqueConstraint(fields=["actor", "field"], condition=Q(room=None), name="fact_one_per_field"),
            models.UniqueConstraint(fields=["room", "field"], name="fact_one_per_field_of_room"),
        ]

    def __str__(self) -> str:
        return f"{self.room or self.actor}: {self.field}"
