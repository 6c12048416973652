"""The letters about a sign-up, in the person's language. Subjects are neutral: phones show them locked."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from musikfaellesskabet.letters.actions import Words, link, write_letter
from musikfaellesskabet.offers.joints import News
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.wording import moment, when
from musikfaellesskabet.signups.models import Guardian, SignUp
from musikfaellesskabet.signups.states import SignUpState

DATES_IN_LETTER = 8


def tell_received(sign_up: SignUp, now: datetime) -> None:
    """What has come of signing up or of saying yes: confirm the address, has a place, or waits."""
    if sign_up.awaits_answer:
        _write(sign_up, now, lambda: _asks_to_confirm(sign_up))
    elif sign_up.state == SignUpState.PLACED:
        _write(sign_up, now, lambda: _receipt(sign_up, now))
    else:
        _write(sign_up, now, lambda: _waits(sign_up))


def tell_where_it_stands(sign_up: SignUp, now: datetime) -> None:
    """To someone who signs up again with the same address: only they may know that they had done so before.

    Where they have not confirmed yet, the letter that asks for it once more.
    """
    if sign_up.confirmed_at is None:
        tell_received(sign_up, now)
        return
    _write(
        sign_up,
        now,
        lambda: [
            _("Nogen har meldt din adresse til igen. Du var meldt til i forvejen, så der er ikke sket noget nyt."),
            _about(sign_up),
            _("Sådan står din tilmelding:"),
            _link(sign_up),
        ],
    )


def tell_all_in(let_in: Iterable[SignUp], now: datetime) -> None:
    """That there is room for each of them, and until when. A guardian who has been asked has the time told already."""
    for sign_up in (one for one in let_in if not one.is_asked):
        _write(sign_up, now, partial(_is_let_in, sign_up))


def tell_cancelled(sign_up: SignUp, now: datetime) -> None:
    """That the organiser has taken them off."""
    _write(
        sign_up,
        now,
        lambda: [
            _("Arrangøren har meldt dig fra:"),
            _about(sign_up) or _link(sign_up),
            _("Vil du vide hvorfor, så spørg arrangøren. På siden står, hvem det er."),
        ],
    )


def tell_news(offer: Offer, news: News, now: datetime) -> None:
    """To all who have a place or wait for one, while there still was something to come: what has changed."""
    if not offer.sessions.not_over(now).exists():
        return
    for sign_up in SignUp.objects.standing().exclude(confirmed_at=None).filter(sheet__offer=offer):
        _write(sign_up, now, partial(_has_news, sign_up, news))


def _asks_to_confirm(sign_up: SignUp) -> list[str]:
    if sign_up.is_for_child:
        whose = _("Nogen har meldt et barn til og skrevet, at du er forælder eller værge. Er det dig, så sig ja.")
    else:
        whose = _("Nogen har meldt din adresse til. Er det dig, så bekræft det.")
    return [
        whose,
        _about(sign_up),
        _by_when(sign_up),
        _link(sign_up),
        _("Er det ikke dig, skal du ikke gøre noget. Så sletter vi det."),
    ]


def ask_guardian(guardian: Guardian, token: str, now: datetime) -> None:
    """The question, to someone who may be the wrong one: it names no child and nothing to take part in."""
    until = guardian.token_until or now
    write_letter(
        guardian,
        lambda: Words(
            _("Et spørgsmål til dig"),
            _("Nogen har skrevet, at du er forælder eller værge for et barn, som gerne vil være med til noget."),
            _("Læs, hvad det er, og svar ja eller nej senest %(moment)s her:") % {"moment": moment(until)},
            link("guardian-question", token),
            _("Linket virker én gang. Kender du ikke til det, skal du ikke gøre noget. Så sletter vi din adresse."),
        ),
        about="sign-up",
        now=now,
        worth_until=until,
    )


def _receipt(sign_up: SignUp, now: datetime) -> list[str]:
    if sign_up.is_for_child:
        return [
            _("Dit ja er noteret, og pladsen er der. Hvad det er, hvor og hvornår, står på siden."),
            _("Her kan du også tage dit ja tilbage, når du vil:"),
            _link(sign_up),
            _("Vis barnet den her side. Den fortæller det samme uden navne, og barnet kan selv sige nej tak:"),
            settings.SITE_URL + sign_up.get_child_url(),
        ]
    offer = sign_up.sheet.offer
    dates = list(offer.sessions.select_related("venue__hiding").held().not_over(now)[:DATES_IN_LETTER])
    lines = [": ".join(filter(None, [when(one), one.where])) for one in dates]
    size = ngettext("Tilmeldingen gælder %(size)s person.", "Tilmeldingen gælder %(size)s personer.", sign_up.size)
    return [
        _("Du har plads. Det er aftalt:"),
        _about(sign_up),
        "\n".join(lines),
        size % {"size": sign_up.size},
        _("Alle datoer og det, du skal vide, står på siden."),
        _("Bliver du forhindret, så meld fra her, så en anden får pladsen:"),
        _link(sign_up),
    ]


def _waits(sign_up: SignUp) -> list[str]:
    if sign_up.is_for_child:
        return [
            _("Dit ja er noteret. Alle pladser er taget, så barnet er på venteliste. Vi skriver, når der er plads."),
            _("Her kan du se, hvordan det står, og tage dit ja tilbage:"),
            _link(sign_up),
        ]
    return [
        _("Du er på venteliste. Bliver der plads, skriver vi til dig, og så skal du svare inden en frist."),
        _about(sign_up),
        _("Her kan du se, hvordan det står, og melde fra:"),
        _link(sign_up),
    ]


def _is_let_in(sign_up: SignUp) -> list[str]:
    place = ngettext("Der er en plads til dig.", "Der er plads til jer alle %(size)s.", sign_up.size)
    if sign_up.is_for_child:
        place = _("Nu er der en plads til det barn, du har sagt ja for.")
    return [
        place % {"size": sign_up.size},
        _about(sign_up),
        _by_when(sign_up),
        _link(sign_up),
        _("Svarer du ikke inden da, går pladsen videre til den næste."),
    ]


def _has_news(sign_up: SignUp, news: News) -> list[str]:
    said = {
        News.CLOSED: _("Det, du er meldt til, er lukket. Er du i tvivl, så spørg arrangøren."),
        News.DATE_MOVED: _("En dato er flyttet i det, du er meldt til. Se den nye på siden."),
        News.DATE_CALLED_OFF: _("En dato er aflyst i det, du er meldt til. Se hvilken på siden."),
    }[news]
    return [said, _about(sign_up), _("Din tilmelding, hvor du også kan melde fra:"), _link(sign_up)]


def _about(sign_up: SignUp) -> str:
    """What it is and where it is told of. Not in a letter about a child: what it takes part in stands on the page."""
    offer = sign_up.sheet.offer
    return "" if sign_up.is_for_child else f"{offer.title}\n{settings.SITE_URL}{offer.get_absolute_url()}"


def _by_when(sign_up: SignUp) -> str:
    by = sign_up.answer_by
    return _("Svar senest %(moment)s her:") % {"moment": moment(by)} if by else ""


def _link(sign_up: SignUp) -> str:
    return settings.SITE_URL + sign_up.get_absolute_url()


def _write(sign_up: SignUp, now: datetime, paragraphs: Callable[[], list[str]]) -> None:
    """A letter in the person's language; one that asks for an answer is of no use after the time to answer."""
    write_letter(
        sign_up,
        lambda: Words(_("Om din tilmelding"), *paragraphs()),
        about="sign-up",
        now=now,
        worth_until=sign_up.answer_by,
    )
