"""The personal fields of accounts, sign-in, appointments, consents and the ledger."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.queries import acts_upon
from musikfaellesskabet.people.register import (
    Archive,
    Basis,
    Erase,
    Field,
    Level,
    Text,
    found_by,
    personal_model,
    register,
)
from musikfaellesskabet.people.retention import Held, Retention, Swept
from musikfaellesskabet.people.wording import tell

SIGN_IN = _("Så du kan logge ind, og ingen andre kan.")
WHILE_ACCOUNT = Swept(("unused-accounts", "unused-accounts-of-minors"))
WHILE_LINK_WORKS = Swept(("email-confirmations",))
# Years that what is kept for an archive, or to prove an act, stays at least.
PROOF_YEARS = 5
AUDIT = Held(format_lazy(_("Mindst {years} år, kun som numre, og til et arkiv har kvitteret."), years=PROOF_YEARS))
ACCOUNTABLE = _("Så det kan efterprøves, hvem der har gjort hvad.")


def account(name: str, purpose: Text, level: Level, erase: Erase = Erase.BLANK) -> Field:
    return Field("people.User", name, purpose, Basis.TASK, WHILE_ACCOUNT, level, erase=erase)


personal_model("people.User")
register(
    account("email", _("Til at logge ind med, og til breve du skal have."), Level.L3),
    account("display_name", _("Så andre kan se, hvem de arbejder sammen med."), Level.L2),
    account("language", _("Så breve kommer på det sprog, du læser."), Level.L3, erase=Erase.KEEP),
    account("age_band", _("Så de rette regler gælder for unge. Vi gemmer ingen fødselsdag."), Level.L3),
    account("age_method", _("Så det fremgår, hvordan vi kender aldersgruppen."), Level.L3),
    account("password", SIGN_IN, Level.SECRET),
    account("last_login", _("Så konti, ingen bruger, kan blive slettet."), Level.L4),
    account("is_active", SIGN_IN, Level.L3, erase=Erase.KEEP),
    account("date_joined", _("Så det fremgår, hvor længe kontoen har været der."), Level.L3, erase=Erase.KEEP),
    account("erased_at", _("Så en slettet konto forbliver slettet."), Level.L4, erase=Erase.KEEP),
)


def sign_in(
    model: str, name: str, level: Level, erase: Erase = Erase.BLANK, *, retention: Retention = WHILE_ACCOUNT
) -> Field:
    return Field(model, name, SIGN_IN, Basis.TASK, retention, level, erase=erase)


personal_model("account.EmailAddress")
personal_model("account.EmailConfirmation", neutral=["created", "sent"])
personal_model("mfa.Authenticator")
personal_model("socialaccount.SocialAccount")
register(
    sign_in("account.EmailAddress", "user", Level.L3, Erase.ROW),
    sign_in("account.EmailAddress", "email", Level.L3),
    sign_in("account.EmailAddress", "verified", Level.L3),
    sign_in("account.EmailAddress", "primary", Level.L3),
    sign_in("account.EmailConfirmation", "email_address", Level.SECRET, Erase.ROW, retention=WHILE_LINK_WORKS),
    sign_in("account.EmailConfirmation", "key", Level.SECRET, retention=WHILE_LINK_WORKS),
    sign_in("mfa.Authenticator", "user", Level.L4, Erase.ROW),
    sign_in("mfa.Authenticator", "type", Level.L4),
    sign_in("mfa.Authenticator", "data", Level.SECRET),
    sign_in("mfa.Authenticator", "created_at", Level.L4),
    sign_in("mfa.Authenticator", "last_used_at", Level.L4),
    sign_in("socialaccount.SocialAccount", "user", Level.L4, Erase.ROW),
    sign_in("socialaccount.SocialAccount", "provider", Level.L4),
    sign_in("socialaccount.SocialAccount", "uid", Level.L4),
    sign_in("socialaccount.SocialAccount", "last_login", Level.L4),
    sign_in("socialaccount.SocialAccount", "date_joined", Level.L4),
    sign_in("socialaccount.SocialAccount", "extra_data", Level.L4),
)

DEVICES = _("Så du kan se, hvor du er logget ind, og logge ud derfra.")
WHILE_SIGNED_IN = Swept(("devices",))


def device(name: str, level: Level, erase: Erase = Erase.BLANK) -> Field:
    return Field("usersessions.UserSession", name, DEVICES, Basis.TASK, WHILE_SIGNED_IN, level, erase=erase)


personal_model("usersessions.UserSession")
register(
    device("user", Level.L4, Erase.ROW),
    device("created_at", Level.L4),
    device("ip", Level.L4),
    device("last_seen_at", Level.L4),
    device("session_key", Level.SECRET),
    device("user_agent", Level.L4),
    device("data", Level.SECRET),
)

personal_model("sessions.Session")
register(
    *(
        Field("sessions.Session", name, SIGN_IN, Basis.TASK, Swept(("sessions",)), Level.SECRET)
        for name in ("session_key", "session_data", "expire_date")
    )
)

personal_model("common.ThrottleWindow", neutral=["start", "ends_at", "count"])
TRIES = _("Så ingen kan prøve igen og igen. Afsenderen gemmes kun som en kode.")
register(Field("common.ThrottleWindow", "key", TRIES, Basis.TASK, Swept(("throttle-windows",)), Level.SECRET))

personal_model("common.SentForm", neutral=["answer", "sent_at"])
TWICE = _("Så en formular, der bliver sendt to gange, kun gælder én gang. Vi gemmer kun aftryk.")
register(
    *(
        Field("common.SentForm", name, TWICE, Basis.TASK, Swept(("sent-forms",)), Level.SECRET)
        for name in ("key", "body")
    )
)


def appointment(name: str, level: Level) -> Field:
    purpose = _("Så det fremgår, hvem der handler på fællesskabets vegne, og fra hvornår.")
    return Field("people.Appointment", name, purpose, Basis.TASK, AUDIT, level, Archive.KEEP, Erase.KEEP)


personal_model("people.Appointment")
register(*(appointment(name, Level.L1) for name in ("user", "role", "since", "until")))


def consent(name: str) -> Field:
    purpose = _("Så vi kan vise, hvad du har sagt ja til, og hvornår.")
    retention = Held(
        format_lazy(_("Mindst {years} år efter at samtykket er trukket tilbage eller udløbet."), years=PROOF_YEARS)
    )
    return Field("people.Consent", name, purpose, Basis.LAW, retention, Level.L4, Archive.STATUTORY, Erase.KEEP)


personal_model("people.Consent", neutral=["number", "prev_hash", "hash"])
register(*map(consent, ["subject", "giver", "giver_role", "purpose", "act", "text_hash"]))
register(*map(consent, ["locale", "method", "assurance", "at", "expires_at"]))


def ledger(name: str) -> Field:
    return Field("people.LedgerEntry", name, ACCOUNTABLE, Basis.LAW, AUDIT, Level.L4, Archive.KEEP, Erase.KEEP)


personal_model("people.LedgerEntry", neutral=["number", "prev_hash", "hash"])
register(*map(ledger, ["at", "by", "verb", "subject_kind", "subject_id", "fields", "reason"]))
found_by("people.LedgerEntry", acts_upon, erase=Erase.KEEP)

tell(
    {
        "account-created": _("Lavede en konto"),
        "account-email-changed": _("Skiftede e-mail"),
        "account-erase": _("Kontoen blev slettet"),
        "account-password-changed": _("Skiftede adgangskode"),
        "account-password-reset": _("Lavede en ny adgangskode ved et link"),
        "account-provider-tied": _("Begyndte at logge ind fra et andet sted"),
        "account-provider-untied": _("Holdt op med at logge ind fra et andet sted"),
        "account-step-added": _("Lagde et trin til at logge ind"),
        "account-step-removed": _("Fjernede et trin ved at logge ind"),
        "account-step-renewed": _("Lavede nye nødkoder"),
        "account-update": _("Navn eller sprog blev rettet"),
        "appointment-ended": _("En udnævnelse sluttede"),
        "consent-given": _("Sagde ja"),
        "consent-withdrawn": _("Tog et ja tilbage"),
        "person-appointed": _("En person blev udnævnt"),
        "person-looked-at": _("Så beskyttede oplysninger"),
        "retention-sweep": _("Slettede det, der havde haft sin tid"),
    }
)
