"""Bodies: a stranger's form is small, and what is too large is refused before it is read."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from musikfaellesskabet.common import bodies
from tests.actors.cast import actor
from tests.cast import person

pytestmark = pytest.mark.django_db


class Untouched(BytesIO):
    """A body that nobody may read."""

    def read(self, *args: object) -> bytes:
        raise AssertionError("the body was read")


def sent(browser: Client, path: str, length: int) -> int:
    """The answer to a form that says it is so long."""
    form: dict[str, Any] = {"CONTENT_LENGTH": str(length), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    form["wsgi.input"] = Untouched()
    return browser.generic("POST", path, **form).status_code


@pytest.mark.parametrize("path", ["/aktoerer/huset/fortael/", "/konto/login/", "/soeg/"])
def test_large_body_of_a_stranger_is_refused_unread(client: Client, path: str) -> None:
    actor("Huset")
    assert sent(client, path, bodies.OF_STRANGERS + 1) == 413
    client.cookies["sessionid"] = "forged"
    assert sent(client, path, bodies.OF_STRANGERS + 1) == 413
    with pytest.raises(AssertionError, match="the body was read"):
        sent(client, "/aktoerer/huset/fortael/", bodies.OF_STRANGERS)


def test_who_is_logged_in_sends_files_and_not_without_end(client: Client) -> None:
    actor("Huset")
    client.force_login(person("Carla"))
    assert sent(client, "/aktoerer/huset/fortael/", bodies.OF_PEOPLE + 1) == 413
    with pytest.raises(AssertionError, match="the body was read"):
        sent(client, "/aktoerer/huset/fortael/", bodies.OF_PEOPLE)


@pytest.mark.parametrize("said", ["", "mange", "-1", "²", "9" * 30])
def test_length_that_is_none_is_no_fault(client: Client, said: str) -> None:
    assert client.get("/tillid", CONTENT_LENGTH=said).status_code == 200


def test_refusal_says_how_much_one_may_send(client: Client) -> None:
    answer = client.generic("POST", "/konto/login/", b"x" * (bodies.OF_STRANGERS + 1), "text/plain")
    assert (answer.status_code, "mere end 1 MB" in answer.content.decode()) == (413, True)
