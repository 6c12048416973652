"""Whose result, what form, which years and places; words that sort and inflect; what networks are for."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

NEW = {
    "Practice": {
        "origin": "local",
        "format_family": "course",
        "first_year": None,
        "last_year": None,
        "municipalities": [],
    },
    "Term": {"sort_da": "", "sort_en": "", "inflects": True},
}


def remember_as_loaded(apps, schema_editor):
    """What a new column begins with was not written by people here, so the next load may set it."""
    for model, values in NEW.items():
        for row in apps.get_model("knowledge", model).objects.exclude(import_key=None):
            row.imported |= values
            row.save(update_fields=["imported"])


class Migration(migrations.Migration):

    dependencies = [
        ('actors', '0001_initial'),
        ('knowledge', '0001_initial'),
        ('region', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='NetworkProfile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('import_key', models.CharField(blank=True, editable=False, max_length=200, null=True, unique=True)),
                ('imported', models.JSONField(blank=True, default=dict, editable=False)),
                ('field', models.CharField(choices=[('authority', 'Myndigheder og kommuner'), ('funder', 'Fonde og tilskud'), ('genre', 'Genrer'), ('industry', 'Spillesteder og branche'), ('education', 'Musikskoler og uddannelse'), ('talent', 'Talent og unge'), ('song', 'Sang'), ('union', 'Fagforeninger og ophav'), ('rights', 'Rettigheder'), ('knowledge', 'Viden og tal')], max_length=12, verbose_name='felt')),
            ],
            options={
                'verbose_name': 'netværk',
                'ordering': ['network__sort_name'],
            },
        ),
        migrations.AlterModelOptions(
            name='practice',
            options={'ordering': ['sort_name', 'pk'], 'verbose_name': 'metode', 'verbose_name_plural': 'metoder'},
        ),
        migrations.AlterModelOptions(
            name='term',
            options={'ordering': ['sort_da'], 'verbose_name': 'ord'},
        ),
        migrations.AddField(
            model_name='practice',
            name='created_at',
            field=models.DateTimeField(auto_now_add=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='practice',
            name='first_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='begyndte'),
        ),
        migrations.AddField(
            model_name='practice',
            name='format_family',
            field=models.CharField(choices=[('course', 'Forløb og camps'), ('gathering', 'Møder og samtaler'), ('event', 'Koncerter og begivenheder'), ('place', 'Steder og værksteder'), ('structure', 'Netværk, puljer og fælles drift'), ('study', 'Kortlægning og idéspor')], default='course', max_length=10, verbose_name='slags form'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='practice',
            name='last_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='sluttede'),
        ),
        migrations.AddField(
            model_name='practice',
            name='municipalities',
            field=models.ManyToManyField(blank=True, related_name='practices', to='region.municipality', verbose_name='kommuner'),
        ),
        migrations.AddField(
            model_name='practice',
            name='origin',
            field=models.CharField(choices=[('own', 'Regionens eget'), ('local', 'Lokal praksis i regionen'), ('national', 'National reference'), ('sister', 'Fra en anden region')], default='local', max_length=10, verbose_name='hvis resultat'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='practice',
            name='updated_at',
            field=models.DateTimeField(auto_now=True),
        ),
        migrations.AddField(
            model_name='term',
            name='inflects',
            field=models.BooleanField(default=True, verbose_name='bøjes'),
        ),
        migrations.AddField(
            model_name='term',
            name='sort_da',
            field=models.CharField(default='', editable=False, max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='term',
            name='sort_en',
            field=models.CharField(default='', editable=False, max_length=120),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='practice',
            name='belongs_to',
            field=models.CharField(max_length=120, verbose_name='hører til'),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.CheckConstraint(condition=models.Q(('origin__in', ['own', 'local', 'national', 'sister'])), name='practice_origin_is_known'),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.CheckConstraint(condition=models.Q(('last_year', None), ('last_year__gte', models.F('first_year')), _connector='OR'), name='practice_ends_after_it_begins'),
        ),
        migrations.AddField(
            model_name='networkprofile',
            name='genres',
            field=models.ManyToManyField(blank=True, related_name='network_profiles', to='region.genre', verbose_name='genrer'),
        ),
        migrations.AddField(
            model_name='networkprofile',
            name='network',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='network_profile', to='actors.actor'),
        ),
        migrations.RunPython(remember_as_loaded, migrations.RunPython.noop),
    ]
