"""What goes on the shelf and what never does, view by view."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.test import Client, RequestFactory

from musikfaellesskabet.common.freshness import generation, public_changed
from musikfaellesskabet.common.pages import PublicPages, public_answer, public_page
from musikfaellesskabet.people.models import User

pytestmark = pytest.mark.django_db


View = Callable[[HttpRequest], HttpResponse]


class Site:
    """The middleware around one view that counts how often it is called."""

    def __init__(self, view: View, *, mark: Callable[[View], View] | None = public_page) -> None:
        self.view = mark(view) if mark else view
        self.calls = 0
        self.middleware = PublicPages(self._respond)

    def _respond(self, request: HttpRequest) -> HttpResponse:
        self.calls += 1
        return self.view(request)

    def get(self, path: str = "/", *, method: str = "get", **headers: str) -> HttpResponse:
        request = getattr(RequestFactory(), method)(path, headers=headers)
        answer = self.middleware(request)
        assert isinstance(answer, HttpResponse)
        return answer


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.get_full_path()} in generation {generation()}. " * 40)


def test_second_reading_is_not_rendered_until_something_changes() -> None:
    site = Site(plain)
    first, second = site.get().content, site.get().content
    public_changed()
    third = site.get().content
    assert (first == second, first == third, site.calls) == (True, False, 2)


def test_unmarked_page_is_rendered_each_time() -> None:
    site = Site(plain, mark=None)
    assert ([site.get().status_code for _ in range(2)], site.calls) == ([200, 200], 2)


@pytest.mark.parametrize(
    ("mark", "other"), [(public_answer, "/?side=2"), (public_answer, "/en/"), (public_page, "/en/")]
)
def test_another_address_is_another_page(mark: Callable[[View], View], other: str) -> None:
    site = Site(plain, mark=mark)
    assert site.get("/").content != site.get(other).content


ADDRESSES = ["/?x=1", "/?x=2", "/", "/?x=3"]


@pytest.mark.parametrize(("mark", "times"), [(public_page, 1), (public_answer, 4)])
def test_page_without_parameters_is_made_and_kept_once_whatever_is_asked(
    mark: Callable[[View], View], times: int
) -> None:
    site = Site(plain, mark=mark)
    pages = {site.get(address).content for address in ADDRESSES}
    assert (site.calls, len(pages)) == (times, times)


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("/?utm_source=brev&trin=2&utm_medium=mail&gclid=x&fbclid", "/?trin=2"),
        ("/?fbclid=abc", "/"),
        ("/?q=utm_source&utm=1&trin=gclid&side=2&side=3", "/?q=utm_source&utm=1&trin=gclid&side=2&side=3"),
    ],
)
@pytest.mark.parametrize("cookie", [{}, {"Cookie": "sessionid=abc"}])
def test_what_follows_people_about_is_not_seen(sent: str, seen: str, cookie: dict[str, str]) -> None:
    told = Site(plain, mark=public_answer).get(sent, **cookie).content.decode()
    assert told.startswith(f"{seen} in generation")


@pytest.mark.parametrize("cookie", [{}, {"Cookie": "sessionid=abc"}])
def test_page_without_parameters_never_sees_any(cookie: dict[str, str]) -> None:
    told = [Site(plain).get(address, **cookie).content for address in ADDRESSES]
    assert told == [b"/ in generation 0. " * 40] * 4


@pytest.mark.parametrize("header", ["HX-Request", "HX-Target"])
def test_part_for_htmx_is_never_given_as_the_whole_page(header: str) -> None:
    site = Site(lambda request: HttpResponse("part" if header in request.headers else "whole"))
    assert [site.get().content, site.get(**{header: "x"}).content, site.get().content] == [b"whole", b"part", b"whole"]


@pytest.mark.parametrize(
    "headers", [{"Cookie": "sessionid=abc"}, {"Cookie": "messages=abc"}, {"Authorization": "Bearer abc"}]
)
def test_personal_request_is_rendered_and_not_kept(headers: dict[str, str]) -> None:
    site = Site(plain)
    site.get()
    site.get(**headers)
    site.get()
    site.get(**headers)
    assert site.calls == 3


def _with_cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("x")
    response.set_cookie("seen", "1")
    return response


@pytest.mark.parametrize(
    "view",
    [
        _with_cookie,
        lambda request: HttpResponse("x", status=404),
        lambda request: HttpResponse("x", headers={"Vary": "Accept"}),
        lambda request: HttpResponse("x", headers={"Cache-Control": "private"}),
        lambda request: HttpResponse("x", headers={"Cache-Control": "no-store"}),
    ],
)
def test_answer_that_is_not_for_all_is_not_kept(view: Callable[[HttpRequest], HttpResponse]) -> None:
    site = Site(view)
    site.get()
    site.get()
    assert site.calls == 2


def test_post_is_never_kept() -> None:
    site = Site(plain)
    site.get(method="post")
    site.get()
    assert site.calls == 2


@pytest.mark.parametrize("cookie", [{}, {"Cookie": "csrftoken=" + "a" * 32}])
def test_form_with_a_token_is_not_kept(cookie: dict[str, str]) -> None:
    guarded = CsrfViewMiddleware(lambda request: HttpResponse(get_token(request)))
    site = Site(lambda request: guarded(request))
    tokens = {site.get(**cookie).content for _ in range(2)}
    assert (len(tokens), site.calls) == (2, 2)


@pytest.mark.usefixtures("kulturmetropolen")
def test_front_page_of_a_member_is_their_own(client: Client) -> None:
    anonymous = client.get("/")
    client.force_login(User.objects.create_user("carla@example.org", "en lang adgangskode"))
    own = client.get("/")
    assert (own["Cache-Control"], anonymous["Cache-Control"]) == ("private, no-store", "public, no-cache")


def test_unchanged_answer_carries_the_security_headers(client: Client) -> None:
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first["ETag"]})
    names = {"Content-Security-Policy", "Vary", "ETag", "Cache-Control", "X-Content-Type-Options"}
    assert (again.status_code, {name: again[name] for name in names}) == (304, {name: first[name] for name in names})
