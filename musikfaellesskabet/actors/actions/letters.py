"""The letters that actors' business sends, in the reader's language. Subjects are neutral: phones show them locked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from musikfaellesskabet.actors.models import Actor, Claim, Hiding, Invitation, Proposal, Seat
from musikfaellesskabet.letters.actions import send_letter
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.visibility import Context, name_for


@dataclass(frozen=True)
class _Invited:
    """The reader of an invitation, as the gate for personal fields sees one: no account that we know, but asked in."""

    pk: None = None
    is_authenticated: bool = True


def _letter(*paragraphs: str) -> str:
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def _address(name: str, *args: object) -> str:
    return settings.SITE_URL + reverse(name, args=args)


def tell_received(claim: Claim, now: datetime) -> None:
    """A receipt to the claimant."""
    user = claim.claimant
    with override(user.language):
        text = _letter(
            _("Du har bedt om at overtage siden for %(actor)s. Vi har fået din besked.") % {"actor": claim.actor},
            _("Sekretariatet læser den og svarer dig i et brev som dette. Du kan trække den tilbage på siden:"),
            _address("actor-claim", claim.actor.slug),
        )
        subject = _("Vi har fået din besked")
    send_letter(to=user.email, subject=subject, text=text, language=user.language, about="claim", now=now)


def tell_accepted(claim: Claim, now: datetime) -> None:
    user = claim.claimant
    with override(user.language):
        text = _letter(
            _("Du kan nu passe siden for %(actor)s. Du er ejer og kan invitere andre.") % {"actor": claim.actor},
            _("Begynd med det, folk spørger om: rum, pladser og adgang."),
            _address("actor-edit", claim.actor.slug),
        )
        subject = _("Svar på din besked")
    send_letter(to=user.email, subject=subject, text=text, language=user.language, about="claim", now=now)


def tell_owners_asked(claim: Claim, owners: Iterable[User], now: datetime) -> None:
    """That somebody wants to take over the owners' page; who it is, is between them and the office."""
    for user in owners:
        with override(user.language):
            text = _letter(
                _("Nogen har bedt sekretariatet om at blive ejer af siden for %(actor)s, som du er ejer af.")
                % {"actor": claim.actor},
                _("Er det en fejl, så skriv til sekretariatet, før de svarer. Ellers skal du ikke gøre noget."),
            )
            subject = _("Om en side, du er ejer af")
        send_letter(to=user.email, subject=subject, text=text, language=user.language, about="claim", now=now)


def tell_owners_joined(claim: Claim, owners: Iterable[User], now: datetime) -> None:
    """That the office has let a new owner in beside them, and where to see who."""
    for user in owners:
        with override(user.language):
            text = _letter(
                _("Sekretariatet har gjort en ny til ejer af siden for %(actor)s, som du er ejer af.")
                % {"actor": claim.actor},
                _("Her kan du se, hvem der passer siden, og afslutte en plads:"),
                _address("seats", claim.actor.slug),
            )
            subject = _("Om en side, du er ejer af")
        send_letter(to=user.email, subject=subject, text=text, language=user.language, about="claim", now=now)


def tell_owners_merged(keep: Actor, other: Actor, owners: Iterable[User], now: datetime) -> None:
    """That another page is part of theirs now, and where to see who takes care of it."""
    for user in owners:
        with override(user.language):
            text = _letter(
                _("Sekretariatet har lagt siden for %(other)s sammen med siden for %(actor)s, som du er ejer af.")
                % {"other": other, "actor": keep},
                _("Det, der manglede, er fyldt ud derfra. Se, om det passer:"),
                _address("actor", keep.slug),
                _("Her kan du se, hvem der passer siden, og afslutte en plads:"),
                _address("seats", keep.slug),
                _("Er de to ikke den samme, så skriv til sekretariatet."),
            )
            subject = _("Om en side, du er ejer af")
        send_letter(to=user.email, subject=subject, text=text, language=user.language, about="merging", now=now)


def tell_refused(claim: Claim | Proposal, name: str, now: datetime) -> None:
    """The answer with its reason and next step, as the office wrote it."""
    user = claim.claimant
    with override(user.language):
        text = _letter(
            _("Du har skrevet til os om %(actor)s. Vi kan ikke sige ja lige nu.") % {"actor": name},
            claim.answer,
            _("Passer det ikke, så svar sekretariatet. Du kan altid skrive til os igen."),
        )
        subject = _("Svar på din besked")
    send_letter(to=user.email, subject=subject, text=text, language=user.language, about="claim", now=now)


def tell_listed(proposal: Proposal, actor: Actor, now: datetime) -> None:
    user = proposal.claimant
    with override(user.language):
        text = _letter(
            _("%(actor)s er nu med. Du er ejer og kan skrive siden færdig.") % {"actor": actor},
            _address("actor-edit", actor.slug),
        )
        subject = _("Svar på din besked")
    send_letter(to=user.email, subject=subject, text=text, language=user.language, about="claim", now=now)


def send_invitation(invitation: Invitation, token: str, now: datetime) -> None:
    """The only place where the link itself is written."""
    by, actor = invitation.invited_by, invitation.actor
    language = by.language
    with override(language):
        text = _letter(
            _("%(person)s inviterer dig til at være med til at passe siden for %(actor)s.")
            % {"person": name_for(_Invited(), by, Context(same_circle=True)), "actor": actor}
            if by.display_name
            else _("Du er inviteret til at være med til at passe siden for %(actor)s.") % {"actor": actor},
            _("Sig ja ved at følge linket. Det virker én gang og i tre døgn:"),
            _address("invitation", token),
            _("Vil du ikke være med, skal du ikke gøre noget."),
        )
        subject = _("Du er inviteret")
    send_letter(
        to=invitation.email,
        subject=subject,
        text=text,
        language=language,
        about="invitation",
        now=now,
        worth_until=invitation.expires_at,
    )


def tell_objection(actor: Actor, users: Iterable[User], now: datetime) -> None:
    """That someone who is shown in the kit has taken themselves out of sight, and what is theirs to do now."""
    for user in users:
        with override(user.language):
            text = _letter(
                _("En, der er vist i mappen for %(actor)s, har bedt om ikke at stå der. Vi har skjult det for alle.")
                % {"actor": actor},
                _("Fjern det, eller tal med personen, og læg det kun op igen, hvis de siger ja:"),
                _address("kit", actor.slug),
            )
            subject = _("Om en side, du passer")
        send_letter(to=user.email, subject=subject, text=text, language=user.language, about="kit", now=now)


def tell_seat_ended(seat: Seat, now: datetime) -> None:
    user = seat.user
    with override(user.language):
        text = _letter(
            _("Din plads hos %(actor)s er slut. Du kan ikke længere rette siden.") % {"actor": seat.actor},
            _("Er det en fejl, så tal med dem, der passer siden, eller skriv til sekretariatet."),
        )
        subject = _("Din plads er slut")
    send_letter(to=user.email, subject=subject, text=text, language=user.language, about="seat", now=now)


def tell_hidden(hiding: Hiding, readers: Iterable[User], now: datetime) -> None:
    """That the office has hidden the readers' page, why, and where to answer."""
    for user in readers:
        with override(user.language):
            text = _letter(
                _("Sekretariatet har skjult siden for %(actor)s, som du passer.") % {"actor": hiding.actor},
                hiding.reason,
                _("Kun I og sekretariatet kan se siden og jeres tilbud, til den bliver vist igen:"),
                _address("actor", hiding.actor.slug),
                _("Ret det, der er galt, eller svar: %(contact)s") % {"contact": hiding.contact},
            )
            subject = _("Om en side, du passer")
        send_letter(to=user.email, subject=subject, text=text, language=user.language, about="hiding", now=now)


def tell_shown(actor: Actor, readers: Iterable[User], now: datetime) -> None:
    """That everyone can see the readers' page again."""
    for user in readers:
        with override(user.language):
            text = _letter(
                _("Alle kan igen se siden for %(actor)s, som du passer.") % {"actor": actor},
                _address("actor", actor.slug),
            )
            subject = _("Om en side, du passer")
        send_letter(to=user.email, subject=subject, text=text, language=user.language, about="hiding", now=now)
