"""Finding, updating and compiling translations."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from musikfaellesskabet.common import catalogues

PYTHON = 'from django.utils.translation import gettext_lazy as _, pgettext\n_("Scene")\npgettext("verb", "spil")\n'
TEMPLATE = """<p>
    {% translate "Gå til indholdet" %}</p>
  {% if a %}{% blocktranslate count n=n trimmed %}
      {{ n }} aktør
    {% plural %}
      {{ n }} aktører
  {% endblocktranslate %}{% endif %}
 <c-button label="{% translate 'Søg' context 'verb' %}" /> {{ name|default:_("Ukendt") }}
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one app in place of ours."""
    (tmp_path / "stage").mkdir()
    (tmp_path / "stage" / "apps.py").write_text("")
    (tmp_path / "stage" / "words.py").write_text(PYTHON)
    (tmp_path / "stage" / "page.html").write_text(TEMPLATE)
    monkeypatch.setattr(catalogues, "PACKAGE", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("package")
def test_sentences_are_found_in_python_and_templates() -> None:
    assert set(catalogues.marked_sentences("stage")) == {
        ("Scene", None),
        ("spil", "verb"),
        ("Gå til indholdet", None),
        (("%(n)s aktør", "%(n)s aktører"), None),
        ("Søg", "verb"),
        ("Ukendt", None),
    }


@pytest.mark.usefixtures("package")
def test_update_adds_what_is_missing_and_drops_what_is_stale() -> None:
    assert catalogues.update("stage") == (6, 0)
    assert catalogues.update("stage") == (0, 0)
    assert len(catalogues.gaps_in("stage").untranslated) == 6


def test_translated_sentence_is_no_gap_and_an_unused_one_is_stale(package: Path) -> None:
    (package / "stage" / "page.html").unlink()
    file = catalogues.catalogue_file("stage")
    file.parent.mkdir(parents=True)
    file.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Scene"\nmsgstr "Stage"\n\nmsgctxt "verb"\nmsgid "spil"\nmsgstr "play"\n\nmsgid "Borte"\nmsgstr "Gone"\n'
    )
    assert catalogues.gaps_in("stage") == catalogues.Gaps(stale=["stage: Borte"])


def test_lost_placeholder_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Catalog(locale="en")
    held.add("%(n)s fundet", "found")
    monkeypatch.setattr(catalogues, "read_catalogue", lambda file: held)
    monkeypatch.setattr(catalogues, "marked_sentences", lambda app: {("%(n)s fundet", None): "page.html"})
    assert catalogues.gaps_in("stage") == catalogues.Gaps(broken=["page.html: %(n)s fundet → found"])


def test_catalogue_is_compiled_once(package: Path) -> None:
    catalogues.update("stage")
    assert (catalogues.compile_all(), catalogues.compile_all()) == (1, 0)
    assert (package / "stage/locale/en/LC_MESSAGES/django.mo").exists()
