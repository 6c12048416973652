"""What knowledge gives the search index: practices, and the glossary, whose words every question may use."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.actors.search import concept_entry
from musikfaellesskabet.knowledge.models import Practice, Term
from musikfaellesskabet.knowledge.queries import with_actors
from musikfaellesskabet.region.models import Stage, TargetGroup
from musikfaellesskabet.search.registry import Entry, Part, Source, Weight, follow, register


def _practices() -> QuerySet[Practice]:
    return Practice.objects.prefetch_related("stages", "target_groups", with_actors())


def practice_entry(practice: Practice) -> Entry:
    """A practice as it can be found."""
    groups = ", ".join(group.da for group in practice.target_groups.all())
    stages = ", ".join(stage.da for stage in practice.stages.all())
    actors = ", ".join(actor.name for actor in practice.actors.all())
    return Entry(
        kind="practice",
        path=f"/metoder/{practice.slug}/",
        title_da=practice.name,
        summary_da=practice.summary_da,
        summary_en=practice.summary_en,
        parts=[
            Part(_("For hvem"), practice.audience, Weight.KEYWORD),
            Part(_("Målgrupper"), groups, Weight.KEYWORD),
            Part(_("Form"), practice.format, Weight.KEYWORD),
            Part(_("Trin"), stages),
            Part(_("Ledet af"), practice.lead, Weight.MENTION),
            Part(_("Aktører"), actors, Weight.MENTION),
            Part(_("Partnere"), practice.partners, Weight.MENTION),
            Part(_("Resultater"), practice.results, Weight.MENTION),
            Part(_("Hvis resultat"), practice.belongs_to, Weight.MENTION),
            Part(_("Slags"), "metode praksis", Weight.MENTION),
        ],
    )


def term_entry(term: Term) -> Entry:
    """A word as it can be found."""
    return Entry(
        kind="term",
        path=f"/ordbog/#{term.slug}",
        title_da=term.da,
        title_en=term.en,
        summary_da=term.definition_da,
        summary_en=term.definition_en,
        equivalents=[(term.da, term.en)],
    )


follow(Actor, lambda actor: Practice.objects.filter(actors=actor))
_PRACTICES, _TERMS = {"practice": _("Metoder")}, {"term": _("Ord")}
register(Source("practice", Practice, _PRACTICES, _practices, practice_entry, ("practices", _("Metoder"))))
register(Source("term", Term, _TERMS, Term.objects.all, term_entry, ("glossary", _("Ordbog"))))


def _stage_entry(stage: Stage) -> Entry:
    return concept_entry("stage", f"/metoder/?trin={stage.slug}", stage)


def _group_entry(group: TargetGroup) -> Entry:
    return concept_entry("target-group", f"/metoder/?maalgruppe={group.slug}", group)


def _trodden() -> QuerySet[Stage]:
    """Stages that a practice is for: the others lead nowhere."""
    return Stage.objects.filter(practices__isnull=False).distinct()


def _met() -> QuerySet[TargetGroup]:
    return TargetGroup.objects.filter(practices__isnull=False).distinct()


register(Source("stage", Stage, {"stage": _("Trin")}, _trodden, _stage_entry))
register(Source("target-group", TargetGroup, {"target-group": _("Målgrupper")}, _met, _group_entry))
