"""The letters that actors' business sends, in the reader's language. Subjects are neutral: phones show them locked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from musikfaellesskabet.actors.models import Actor, Claim, Hiding, Invitation, Proposal, Seat
from musikfaellesskabet.letters.actions import Addressee, Words, link, write_letter, write_letters
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.visibility import Context, name_for


@dataclass(frozen=True)
class _Invited:
    """The reader of an invitation, as the gate for personal fields sees one: no account that we know, but asked in."""

    pk: None = None
    is_authenticated: bool = True


def tell_received(claim: Claim, now: datetime) -> None:
    """A receipt to the claimant."""
    write_letter(
        claim.claimant,
        lambda: Words(
            _("Vi har fået din besked"),
            _("Du har bedt om at overtage siden for %(actor)s. Vi har fået din besked.") % {"actor": claim.actor},
            _("Sekretariatet læser den og svarer dig i et brev som dette. Du kan trække den tilbage på siden:"),
            link("actor-claim", claim.actor.slug),
        ),
        about="claim",
        now=now,
    )


def tell_accepted(claim: Claim, now: datetime) -> None:
    write_letter(
        claim.claimant,
        lambda: Words(
            _("Svar på din besked"),
            _("Du kan nu passe siden for %(actor)s. Du er ejer og kan invitere andre.") % {"actor": claim.actor},
            _("Begynd med det, folk spørger om: rum, pladser og adgang."),
            link("actor-edit", claim.actor.slug),
        ),
        about="claim",
        now=now,
    )


def tell_owners_asked(claim: Claim, owners: Iterable[User], now: datetime) -> None:
    """That somebody wants to take over the owners' page; who it is, is between them and the office."""
    write_letters(
        owners,
        lambda: Words(
            _("Om en side, du er ejer af"),
            _("Nogen har bedt sekretariatet om at blive ejer af siden for %(actor)s, som du er ejer af.")
            % {"actor": claim.actor},
            _("Er det en fejl, så skriv til sekretariatet, før de svarer. Ellers skal du ikke gøre noget."),
        ),
        about="claim",
        now=now,
    )


def tell_owners_joined(claim: Claim, owners: Iterable[User], now: datetime) -> None:
    """That the office has let a new owner in beside them, and where to see who."""
    write_letters(
        owners,
        lambda: Words(
            _("Om en side, du er ejer af"),
            _("Sekretariatet har gjort en ny til ejer af siden for %(actor)s, som du er ejer af.")
            % {"actor": claim.actor},
            _("Her kan du se, hvem der passer siden, og afslutte en plads:"),
            link("seats", claim.actor.slug),
        ),
        about="claim",
        now=now,
    )


def tell_owners_merged(keep: Actor, other: Actor, owners: Iterable[User], now: datetime) -> None:
    """That another page is part of theirs now, and where to see who takes care of it."""
    write_letters(
        owners,
        lambda: Words(
            _("Om en side, du er ejer af"),
            _("Sekretariatet har lagt siden for %(other)s sammen med siden for %(actor)s, som du er ejer af.")
            % {"other": other, "actor": keep},
            _("Det, der manglede, er fyldt ud derfra. Se, om det passer:"),
            link("actor", keep.slug),
            _("Her kan du se, hvem der passer siden, og afslutte en plads:"),
            link("seats", keep.slug),
            _("Er de to ikke den samme, så skriv til sekretariatet."),
        ),
        about="merging",
        now=now,
    )


def tell_refused(claim: Claim | Proposal, name: str, now: datetime) -> None:
    """The answer with its reason and next step, as the office wrote it."""
    write_letter(
        claim.claimant,
        lambda: Words(
            _("Svar på din besked"),
            _("Du har skrevet til os om %(actor)s. Vi kan ikke sige ja lige nu.") % {"actor": name},
            claim.answer,
            _("Passer det ikke, så svar sekretariatet. Du kan altid skrive til os igen."),
        ),
        about="claim",
        now=now,
    )


def tell_listed(proposal: Proposal, actor: Actor, now: datetime) -> None:
    write_letter(
        proposal.claimant,
        lambda: Words(
            _("Svar på din besked"),
            _("%(actor)s er nu med. Du er ejer og kan skrive siden færdig.") % {"actor": actor},
            link("actor-edit", actor.slug),
        ),
        about="claim",
        now=now,
    )


def send_invitation(invitation: Invitation, token: str, now: datetime) -> None:
    """The only place where the link itself is written."""
    by, actor = invitation.invited_by, invitation.actor
    write_letter(
        Addressee(invitation.email, by.language),
        lambda: Words(
            _("Du er inviteret"),
            _("%(person)s inviterer dig til at være med til at passe siden for %(actor)s.")
            % {"person": name_for(_Invited(), by, Context(same_circle=True)), "actor": actor}
            if by.display_name
            else _("Du er inviteret til at være med til at passe siden for %(actor)s.") % {"actor": actor},
            _("Sig ja ved at følge linket. Det virker én gang og i tre døgn:"),
            link("invitation", token),
            _("Vil du ikke være med, skal du ikke gøre noget."),
        ),
        about="invitation",
        now=now,
        worth_until=invitation.expires_at,
    )


def tell_objection(actor: Actor, users: Iterable[User], now: datetime) -> None:
    """That someone who is shown in the kit has taken themselves out of sight, and what is theirs to do now."""
    write_letters(
        users,
        lambda: Words(
            _("Om en side, du passer"),
            _("En, der er vist i mappen for %(actor)s, har bedt om ikke at stå der. Vi har skjult det for alle.")
            % {"actor": actor},
            _("Fjern det, eller tal med personen, og læg det kun op igen, hvis de siger ja:"),
            link("kit", actor.slug),
            _("Beder flere om det i dag, skriver vi ikke igen. I mappen står der, hvad der er skjult."),
        ),
        about="kit",
        now=now,
    )


def tell_seat_ended(seat: Seat, now: datetime) -> None:
    write_letter(
        seat.user,
        lambda: Words(
            _("Din plads er slut"),
            _("Din plads hos %(actor)s er slut. Du kan ikke længere rette siden.") % {"actor": seat.actor},
            _("Er det en fejl, så tal med dem, der passer siden, eller skriv til sekretariatet."),
        ),
        about="seat",
        now=now,
    )


def tell_hidden(hiding: Hiding, readers: Iterable[User], now: datetime) -> None:
    """That the office has hidden the readers' page, why, and where to answer."""
    write_letters(
        readers,
        lambda: Words(
            _("Om en side, du passer"),
            _("Sekretariatet har skjult siden for %(actor)s, som du passer.") % {"actor": hiding.actor},
            hiding.reason,
            _("Kun I og sekretariatet kan se siden og jeres tilbud, til den bliver vist igen:"),
            link("actor", hiding.actor.slug),
            _("Ret det, der er galt, eller svar: %(contact)s") % {"contact": hiding.contact},
        ),
        about="hiding",
        now=now,
    )


def tell_shown(actor: Actor, readers: Iterable[User], now: datetime) -> None:
    """That everyone can see the readers' page again."""
    write_letters(
        readers,
        lambda: Words(
            _("Om en side, du passer"),
            _("Alle kan igen se siden for %(actor)s, som du passer.") % {"actor": actor},
            link("actor", actor.slug),
        ),
        about="hiding",
        now=now,
    )
