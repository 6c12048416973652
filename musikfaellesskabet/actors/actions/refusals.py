"""What actions on actors refuse, and what they say then."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError


class AlreadySeated(DomainError):
    code = "already_seated"
    message = _("Du passer allerede siden her.")


class AlreadyAsked(DomainError):
    code = "already_asked"
    message = _("Du har allerede bedt om det. Sekretariatet svarer dig.")


class NotYours(DomainError):
    code = "not_yours"
    message = _("Kun den, der har bedt om det, kan trække det tilbage.")


class OwnCase(DomainError):
    code = "own_case"
    message = _("Du kan ikke afgøre din egen sag. Bed en kollega om det.")


class AnswerMissing(DomainError):
    code = "answer_missing"
    message = _("Skriv, hvorfor det ikke kan lade sig gøre, og hvad man kan gøre i stedet.")


class LastOwner(DomainError):
    code = "last_owner"
    message = _("Der skal være en ejer. Gør en anden til ejer først.")


class SeatOver(DomainError):
    code = "seat_over"
    message = _("Pladsen er allerede slut.")


class AlreadyInvited(DomainError):
    code = "already_invited"
    message = _("Der er allerede sendt en invitation til den adresse.")


class InvitationOver(DomainError):
    code = "invitation_over"
    message = _("Invitationen er brugt, trukket tilbage eller udløbet. Bed om en ny.")


class WrongAddress(DomainError):
    code = "wrong_address"
    message = _("Invitationen er sendt til en anden adresse end din. Log ind med den, eller bed om en ny.")


class NotTheSame(DomainError):
    code = "not_the_same"
    message = _("De to aktører kan ikke lægges sammen.")


class OwnedByOthers(DomainError):
    code = "owned_by_others"
    message = _("Den side har en ejer, så den skal blive. Har begge en ejer, skal en af dem først være ejer af begge.")


class HidingReasonMissing(DomainError):
    code = "hiding_reason_missing"
    message = _("Skriv, hvorfor siden skal skjules, og hvor de kan svare.")


class AlreadyHidden(DomainError):
    code = "already_hidden"
    message = _("Siden er allerede skjult.")


class NotHidden(DomainError):
    code = "not_hidden"
    message = _("Siden er ikke skjult.")


class MergedAway(DomainError):
    code = "merged_away"
    message = _("Siden er imens lagt sammen med en anden. Hent den igen, og ret den, der står der nu.")


class RoomsFull(DomainError):
    code = "rooms_full"
    message = _("Der er plads til 60 rum. Fjern et, før du lægger et nyt til.")


class RoomGone(DomainError):
    code = "room_gone"
    message = _("Rummet er imens fjernet.")


class NeedsReview(DomainError):
    code = "needs_review"
    message = _("Den slags aktør skal sekretariatet se på først.")
