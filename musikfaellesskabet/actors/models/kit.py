"""The artist kit: what a band hands to those who book, write and broadcast; kept once, used everywhere."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models.actor import Actor
from musikfaellesskabet.actors.models.relation import ENDS_FIRST, ends_not_before_start, partial_date
from musikfaellesskabet.common import uploads


class ArtistKit(models.Model):
    """A band's or an artist's own words about itself."""

    actor = models.OneToOneField(Actor, on_delete=models.CASCADE, related_name="kit")
    bio_da = models.TextField(_("om jer, på dansk"), blank=True, max_length=4000)
    bio_en = models.TextField(_("om jer, på engelsk"), blank=True, max_length=4000)
    formed_year = models.PositiveSmallIntegerField(
        _("dannet i år"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    musicbrainz_id = models.UUIDField(_("MusicBrainz-id"), null=True, blank=True, unique=True)
    rider = models.FileField(_("rider (PDF)"), upload_to=uploads.PUBLIC, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("artistmappe")

    def __str__(self) -> str:
        return str(self.actor)

    @property
    def bio(self) -> str:
        """In the active language; in the other where that is all there is."""
        return self.bio_en if self.bio_language == "en" else self.bio_da

    @property
    def bio_language(self) -> str:
        wants_english = get_language() == "en"
        return "en" if self.bio_en and (wants_english or not self.bio_da) else "da"


class LineupMember(models.Model):
    """Someone in the band, under a stage name of their own choice: at least 15 years old, and having said yes."""

    kit = models.ForeignKey(ArtistKit, on_delete=models.CASCADE, related_name="members")
    stage_name = models.CharField(_("kunstnernavn"), max_length=60)
    plays = models.CharField(_("spiller eller synger"), max_length=60, blank=True)
    starts = models.CharField(_("med fra"), max_length=10, blank=True, validators=[partial_date])
    ends = models.CharField(_("med til"), max_length=10, blank=True, validators=[partial_date])
    agreed_on = models.DateField(_("har sagt ja"))

    class Meta:
        ordering = ["ends", "starts", "pk"]
        verbose_name = _("medlem af besætningen")
        constraints = [
            models.UniqueConstraint(fields=["kit", "stage_name", "starts"], name="lineup_named_once"),
            models.CheckConstraint(
                condition=ends_not_before_start(), name="lineup_ends_after_start", violation_error_message=ENDS_FIRST
            ),
        ]

    def __str__(self) -> str:
        return self.stage_name


class KitLink(models.Model):
    """A link to where the music, the pictures or the words are. Never embedded."""

    class Kind(models.TextChoices):
        LISTEN = "listen", _("Lyt")
        WATCH = "watch", _("Se")
        FOLLOW = "follow", _("Følg")
        READ = "read", _("Læs")

    kit = models.ForeignKey(ArtistKit, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(_("hvad er det"), max_length=8, choices=Kind.choices, default=Kind.LISTEN)
    title = models.CharField(_("hvad hedder det"), max_length=80)
    url = models.URLField(_("adresse"), max_length=300)

    class Meta:
        ordering = ["kind", "title"]
        constraints = [models.UniqueConstraint(fields=["kit", "url"], name="kit_link_once")]

    def __str__(self) -> str:
        return self.title


class KitFile(models.Model):
    """A sound, a film or a picture that the band gives for use, and who owns the rights."""

    class Kind(models.TextChoices):
        MEDIA = "media", _("Lyd eller film")
        IMAGE = "image", _("Billede")

    kit = models.ForeignKey(ArtistKit, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(_("hvad er det"), max_length=8, choices=Kind.choices)
    title = models.CharField(_("titel, eller hvad billedet viser"), max_length=120)
    credit = models.CharField(_("rettigheder og fotograf"), max_length=120, blank=True)
    file = models.FileField(_("fil"), upload_to=uploads.PUBLIC)

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("billede eller optagelse i en artistmappe")
        verbose_name_plural = _("billeder og optagelser i artistmapper")

    def __str__(self) -> str:
        return self.title
