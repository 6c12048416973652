"""The personal fields of seats, invitations, claims, proposals, suggestions and line-ups."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.actions.leaving import let_go
from musikfaellesskabet.actors.queries.mine import invitations_to, tips_from
from musikfaellesskabet.people.fields import AUDIT
from musikfaellesskabet.people.register import (
    Archive,
    Basis,
    Erase,
    Field,
    Level,
    found_by,
    on_erase,
    personal_model,
    register,
)
from musikfaellesskabet.people.retention import Standing, Swept
from musikfaellesskabet.people.wording import tell

LINEUP = "lineup"
ACTS_FOR = _("Så det fremgår, hvem der handler for aktøren, og fra hvornår.")
OFFERED = _("Så en plads kan tilbydes ved brev, og kun den rette kan tage den.")
ASKED = _("Så sekretariatet kan svare på det, du har bedt om.")
TOLD = _("Så sekretariatet kan spørge dig, hvis noget er uklart.")
ON_STAGE = _("Så de, der booker, ved, hvem der er med i bandet. Kun et kunstnernavn, som personen selv har valgt.")
SHOWN = _("Så bandet kan vise sin musik og sig selv. Kun dem, der er fyldt 15 år og har sagt ja.")
ANSWERED = _("Så det kan ses, hvem der har svaret for dem, et navn eller en fil viser.")
WHILE_IN_KIT = Standing(_("Til bandet fjerner filen. De, der er vist, kan selv skjule den med det samme, uden konto."))
WHILE_SHOWN = Standing(_("Så længe navnet eller filen er i mappen."))
WHILE_IN_BAND = Standing(_("Til bandet fjerner navnet. Personen kan selv skjule det med det samme, uden konto."))


def seat(name: str) -> Field:
    return Field("actors.Seat", name, ACTS_FOR, Basis.TASK, AUDIT, Level.L2, Archive.KEEP, Erase.KEEP)


personal_model("actors.Seat", neutral=["actor"])
register(
    seat("user"),
    seat("role"),
    seat("since"),
    seat("until"),
)


def invitation(name: str, level: Level = Level.L3) -> Field:
    return Field("actors.Invitation", name, OFFERED, Basis.TASK, Swept(("invitations",)), level, erase=Erase.KEEP)


personal_model("actors.Invitation", neutral=["actor"])
register(
    invitation("email"),
    invitation("token_hash", Level.SECRET),
    *map(invitation, ["role", "invited_by", "created_at", "expires_at", "accepted_at", "withdrawn_at"]),
)
found_by("actors.Invitation", invitations_to)


def asked(model: str, name: str, erase: Erase = Erase.KEEP) -> Field:
    return Field(model, name, ASKED, Basis.TASK, AUDIT, Level.L3, Archive.KEEP, erase)


def asked_in_words(model: str, name: str, sweep: str) -> Field:
    return Field(model, name, ASKED, Basis.TASK, Swept((sweep,)), Level.L3)


personal_model("actors.Claim", neutral=["actor"])
personal_model("actors.Proposal", neutral=["name", "kind", "municipality", "town", "website", "created_actor"])
for _model, _sweep in (("actors.Claim", "claims"), ("actors.Proposal", "proposals")):
    register(
        # The link stays, as a number; the words that hang on it go.
        asked(_model, "claimant", Erase.BLANK),
        *(asked(_model, name) for name in ("state", "submitted_at", "decided_at")),
        *(asked_in_words(_model, name, _sweep) for name in ("reason", "answer")),
    )


def told(name: str, level: Level = Level.L3) -> Field:
    retention = Swept(("suggestions-closed", "suggestions-unread"))
    return Field("actors.Suggestion", name, TOLD, Basis.CONSENT, retention, level)


personal_model("actors.Suggestion", neutral=["actor", "field", "closed_at"])
register(*map(told, ["email", "text", "source", "sent_at"]))
found_by("actors.Suggestion", tips_from)


def lineup(name: str) -> Field:
    model = "actors.LineupMember"
    return Field(model, name, ON_STAGE, Basis.CONSENT, WHILE_IN_BAND, Level.L2, opens_with=LINEUP, opens_to=Level.L0)


personal_model("actors.LineupMember", neutral=["kit"], has_account=False)
register(*map(lineup, ["stage_name", "plays", "starts", "ends", "agreed_on"]))


def in_a_file(name: str) -> Field:
    model = "actors.KitFile"
    return Field(model, name, SHOWN, Basis.CONSENT, WHILE_IN_KIT, Level.L2, opens_with=LINEUP, opens_to=Level.L0)


# Who is to be seen in a picture needs no account; what is known of them is what the band has written under it.
personal_model("actors.KitFile", neutral=["kit", "kind"], has_account=False)
register(*map(in_a_file, ["title", "credit", "file"]))


def answered(name: str) -> Field:
    return Field("actors.Assurance", name, ANSWERED, Basis.TASK, WHILE_SHOWN, Level.L3, erase=Erase.KEEP)


personal_model("actors.Assurance", neutral=["member", "file"])
register(*map(answered, ["says", "said_by", "said_at"]))


personal_model("actors.Hiding", neutral=["actor", "reason", "contact", "hidden_at"])
register(
    Field(
        "actors.Hiding",
        "hidden_by",
        _("Så det kan efterprøves, hvem der skjulte en side."),
        Basis.TASK,
        Standing(_("Til siden vises igen.")),
        Level.L3,
        erase=Erase.KEEP,
    )
)


on_erase(let_go)

tell(
    {
        "actor-checked": _("Tjekkede siden"),
        "actor-created": _("Oprettede en aktør"),
        "actor-edited": _("Rettede siden"),
        "actor-hidden": _("Skjulte en side"),
        "actor-shown": _("Viste en skjult side igen"),
        "actors-merged": _("Lagde to aktører sammen"),
        "claim-accepted": _("Godkendte en anmodning"),
        "claim-refused": _("Afslog en anmodning"),
        "claim-submitted": _("Bad om at overtage en side"),
        "claim-withdrawn": _("Tog en anmodning tilbage"),
        "kit-file-added": _("Lagde en fil i mappen"),
        "kit-link-added": _("Lagde et link i mappen"),
        "kit-member-added": _("Skrev en person på bandet"),
        "kit-part-hidden": _("Skjulte noget i mappen, fordi en, der er vist, bad om det"),
        "kit-part-removed": _("Fjernede noget fra mappen"),
        "kit-rider-removed": _("Fjernede rideren"),
        "kit-saved": _("Gemte mappen"),
        "proposal-accepted": _("Godkendte et forslag"),
        "proposal-refused": _("Afslog et forslag"),
        "proposal-submitted": _("Foreslog en ny aktør"),
        "proposal-withdrawn": _("Tog et forslag tilbage"),
        "room-added": _("Lagde et rum til"),
        "room-edited": _("Rettede et rum"),
        "room-removed": _("Fjernede et rum"),
        "room-sheet-attached": _("Lagde et datablad ved et rum"),
        "seat-ended": _("Afsluttede en plads"),
        "seat-left": _("Trådte ud"),
        "seat-offer-withdrawn": _("Tog en invitation tilbage"),
        "seat-offered": _("Inviterede"),
        "seat-role-changed": _("Skiftede en rolle"),
        "seat-taken": _("Tog imod en plads"),
        "suggestion-closed": _("Lagde et tip væk"),
        "suggestion-sent": _("Sendte et tip"),
    }
)
