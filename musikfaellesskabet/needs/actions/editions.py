"""Publishing the week's counts: the only place where needs become figures that others see."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.needs.actions.letters import tell_more
from musikfaellesskabet.needs.actions.refusals import NotYetDue
from musikfaellesskabet.needs.disclosure import Path, Tally, figures
from musikfaellesskabet.needs.models import Edition, Listener, Need, ShownCount
from musikfaellesskabet.needs.wishes import GroupWish
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

# How a cell's path goes down; `depth` of a ShownCount is how many of these are told.
DOWN = ("municipality_id", "stage_id", "theme", "age_group")


def week_of(now: datetime) -> datetime:
    """The Monday on which the week of this instant began."""
    day = timezone.localdate(now)
    return timezone.make_aware(datetime.combine(day - timedelta(days=day.weekday()), time()))


@transaction.atomic
def publish_edition(*, with_made_up: bool = False, by: User | None = None, now: datetime) -> Edition:
    """Count the needs and show the counts that may be shown, once a week; older editions are deleted.

    with_made_up: a demo counts its invented needs, too.
    Effects: the edition, letters to those who now are more, a LedgerEntry, fresh public pages.
    Raises NotYetDue when this week's are out.
    """
    standing = Edition.objects.filter(published_at__gte=week_of(now), has_made_up=with_made_up)
    if standing.exists():
        raise NotYetDue
    edition = Edition.objects.create(published_at=now, has_made_up=with_made_up)
    counts = [
        ShownCount(
            edition=edition, group_wish=wish, depth=len(figure.path), at_least=figure.at_least, **_cell(figure.path)
        )
        for wish, leaves in _leaves(with_made_up, now).items()
        for figure in figures(leaves, wish.shown_from)
    ]
    ShownCount.objects.bulk_create(counts)
    Edition.objects.exclude(pk=edition.pk).delete()
    _tell_listeners(counts, now)
    record("needs-published", by=by, subject=edition, reason=str(len(counts)), now=now)
    public_changed()
    return edition


def _leaves(with_made_up: bool, now: datetime) -> Mapping[GroupWish, dict[Path, Tally]]:
    """Persons by the whole path and by who counted them, for each wish by itself; one query."""
    rows = Need.objects.standing(now).order_by()
    if not with_made_up:
        rows = rows.filter(is_made_up=False)
    found: dict[GroupWish, dict[Path, Tally]] = {wish: {} for wish in GroupWish}
    for row in rows.values("group_wish", "actor_id", *DOWN).annotate(total=Sum("persons")):
        path = tuple(row[name] for name in DOWN)
        tally = found[GroupWish(row["group_wish"])].setdefault(path, Counter())
        tally[row["actor_id"]] += row["total"]
    return found


def _cell(path: Path) -> dict[str, object]:
    return dict(zip(DOWN, path, strict=False))


def _tell_listeners(counts: list[ShownCount], now: datetime) -> None:
    """A letter to each whose cell, at whatever depth in their municipality, now shows more than they were told."""
    shown = {(one.group_wish, *(getattr(one, name) for name in DOWN[: one.depth])): one.at_least for one in counts}
    for listener in Listener.objects.exclude(confirmed_at=None).select_related("need"):
        path = (listener.need.group_wish, *(getattr(listener.need, name) for name in DOWN))
        at_least = next((shown[path[:end]] for end in range(len(path), 1, -1) if path[:end] in shown), 0)
        if at_least > listener.told:
            listener.told = at_least
            listener.save(update_fields=["told"])
            tell_more(listener, at_least, now)
