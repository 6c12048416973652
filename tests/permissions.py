"""Walks every route as every role by every method, and says where the answer is not what the table expects."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# Appointed, but the session has not taken the second step: with an authenticator that it never used, and without one.
STEPPING = {"secretariat_in_one_step", "secretariat_without_steps"}
OFFICE = {"secretariat", "administrator"}
SEATED = {"seat_member", "seat_editor", "seat_owner"}
ROLES = ("anonymous", "member", "stranger_owner", *sorted(SEATED), *sorted(STEPPING), *sorted(OFFICE))

SECOND_STEP = r"(/en)?/konto/2fa/($|(webauthn/)?reauthenticate/)"


class Answer(StrEnum):
    OK = "let in"
    LOGIN = "asked to log in"
    STEPS = "sent to the second step"
    HIDDEN = "no such page"
    REFUSED = "refused"
    NOT_ALLOWED = "method not allowed"
    BROKEN = "server error"


def answer_of(response: HttpResponseBase) -> Answer:
    """What an HTTP answer means for the one who asked."""
    status, location = response.status_code, response.headers.get("Location", "")
    if status >= 500:
        return Answer.BROKEN
    if status in {301, 302, 303}:
        if re.match(r"(/en)?/konto/login/", location):
            return Answer.LOGIN
        return Answer.STEPS if re.match(SECOND_STEP, location) else Answer.OK
    by_status = {401: Answer.LOGIN, 403: Answer.REFUSED, 404: Answer.HIDDEN, 405: Answer.NOT_ALLOWED}
    return by_status.get(status, Answer.OK)


Rule = Mapping[str, Answer]


def rule(others: Answer, **answers: Answer) -> Rule:
    """An answer for each role; those not named get `others`."""
    return {role: answers.get(role, others) for role in ROLES}


EVERYONE = rule(Answer.OK)
NOBODY = rule(Answer.HIDDEN)
SIGNED_IN = rule(Answer.OK, anonymous=Answer.LOGIN)
OF_OFFICE = rule(
    Answer.HIDDEN,
    anonymous=Answer.LOGIN,
    **dict.fromkeys(STEPPING, Answer.STEPS),
    secretariat=Answer.OK,
    administrator=Answer.OK,
)


@dataclass(frozen=True)
class Expected:
    """What a route answers: by method, and for each of {own, other, unseen} where its address names a row.

    A method that is not named must be refused for everyone, by 405 or by the gate before it. `unseen` rows are
    404 for everyone whom the gate lets in, whatever the method's own rule.
    """

    methods: Mapping[str, Rule]
    rows: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: {"": {}})
    # Where a row that belongs to someone else is answered differently from one's own.
    other: Mapping[str, Rule] = field(default_factory=dict)
    form: Mapping[str, Any] = field(default_factory=dict)

    def answers(self, method: str, which: str, role: str) -> set[Answer]:
        """The answers that are right for this cell. HEAD is as GET, or not offered."""
        if method == "HEAD":
            return self.answers("GET", which, role) | {Answer.NOT_ALLOWED}
        if method not in self.methods:
            turned_away = {Answer.NOT_ALLOWED, Answer.LOGIN, Answer.STEPS, Answer.HIDDEN, Answer.REFUSED}
            return turned_away
        mine = self.methods[method][role]
        if which == "other":
            return {self.other.get(method, self.methods[method])[role]}
        if which == "unseen" and method != "OPTIONS":
            return {Answer.HIDDEN} if mine is Answer.OK else {mine, Answer.HIDDEN}
        return {mine}


def routes(urlconf: str | None = None) -> dict[str, str]:
    """Every route of the URL resolver: pattern → an address with `{name}` for each part that names a row."""
    return dict(_walk(get_resolver(urlconf).url_patterns, "", "/"))


def named_routes() -> Iterator[tuple[str, str]]:
    """Every route of the URL resolver that has a name: its pattern, and the name."""
    yield from _names(get_resolver().url_patterns, "")


def _names(patterns: Iterable[URLPattern | URLResolver], pattern: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        deeper = pattern + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _names(one.url_patterns, deeper)
        elif one.name:
            yield deeper, one.name


def _walk(patterns: Iterable[URLPattern | URLResolver], pattern: str, address: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        text = str(one.pattern)
        deeper = pattern + text, address + _address(one.pattern, text)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, *deeper)
        else:
            yield deeper


def _address(pattern: Any, text: str) -> str:
    if isinstance(pattern, RegexPattern):
        text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"{\1}", text)
        return text.strip("^$").replace("\\", "")
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", text)


def wrong_cells(
    pattern: str, address: str, expected: Expected, clients: Mapping[str, Client], rows: Mapping[str, Mapping[str, Any]]
) -> list[str]:
    """The cells of one route that answer otherwise than expected. What a cell writes is taken back."""
    faults = []
    for which, named in (expected.rows or rows).items():
        where = address.format(**{**rows.get(which, {}), **named})
        for role, client in clients.items():
            for method in METHODS:
                with transaction.atomic():
                    response = client.generic(
                        method, where, _body(expected.form), content_type="application/x-www-form-urlencoded"
                    )
                    list(response)  # a file is closed when it has been read
                    transaction.set_rollback(True)
                answer, right = answer_of(response), expected.answers(method, which, role)
                if answer not in right:
                    faults.append(f"{method} {where} as {role}: {answer}, expected {' or '.join(sorted(right))}")
    return faults


def _body(form: Mapping[str, Any]) -> str:
    return "&".join(f"{name}={value}" for name, value in form.items())
