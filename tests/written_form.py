"""A form as a browser would send it: read from a page, with what its reader has changed in it."""

from html.parser import HTMLParser

from django.http import HttpResponse

Sent = dict[str, list[str]]


def whole_form(page: HttpResponse, **changed: str) -> Sent:
    """Everything that the page's form over a row would send: each field as the page shows it, or as changed."""
    reader = _Reader()
    reader.feed(page.content.decode())
    (form,) = [form for form in reader.forms if "seen" in form]
    return form | {name: [value] for name, value in changed.items()}


class _Reader(HTMLParser):
    """Collects the forms of a page: name → values."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Sent] = []
        self._writing, self._choosing, self._words = "", "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and said.get("name") and self._is_sent(said, {name for name, _value in attrs}):
            self._send(said["name"], said.get("value", ""))
        elif tag == "textarea":
            self._writing, self._words = said["name"], ""
        elif tag == "select":
            self._choosing = said["name"]
        elif tag == "option" and self._choosing and "selected" in said:
            self._send(self._choosing, said["value"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._send(self._writing, self._words.removeprefix("\n").replace("\r\n", "\n").replace("\n", "\r\n"))
            self._writing = ""
        elif tag == "select":
            self._choosing = ""

    def handle_data(self, data: str) -> None:
        if self._writing:
            self._words += data

    def _is_sent(self, said: dict[str, str], names: set[str]) -> bool:
        kind = said.get("type", "text")
        return kind != "file" and (kind not in ("checkbox", "radio") or "checked" in names)

    def _send(self, name: str, value: str) -> None:
        if self.forms:
            self.forms[-1].setdefault(name, []).append(value)
