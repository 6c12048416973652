"""Words for what the directory's rows hold as codes."""

from django import template

from musikfaellesskabet.actors.directory.entries import Tie
from musikfaellesskabet.actors.models import Kind, RelationKind
from musikfaellesskabet.actors.models.relation import INVERSE

register = template.Library()


@register.filter
def kind_word(kind: str) -> str:
    return str(Kind(kind).label)


@register.filter
def forwards(tie: Tie) -> str:
    """The relation's words, read from this actor."""
    return str(RelationKind(tie.how).label)


@register.filter
def backwards(tie: Tie) -> str:
    """The relation's words, read from this actor where the other is the subject."""
    return str(INVERSE[tie.how])


@register.filter
def without_scheme(address: str) -> str:
    """An address as people say it: without scheme, `www.` and the last slash."""
    return address.partition("//")[2].removeprefix("www.").rstrip("/")
