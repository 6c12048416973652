from datetime import date

from django.db import migrations

from musikfaellesskabet.common.append_only import protect

LIMITS = [
    (date(2018, 5, 25), 13, "Databeskyttelseslovens § 6, stk. 2 (lov nr. 502 af 23. maj 2018)"),
    (date(2024, 1, 1), 15, "Databeskyttelseslovens § 6, stk. 2, efter lovforslag L 79 (2023-24); ordlyden efterprøves af en jurist"),
]


def put_age_limits_on_file(apps, schema_editor):
    AgeLimit = apps.get_model("people", "AgeLimit")
    AgeLimit.objects.bulk_create(AgeLimit(valid_from=day, years=years, basis=basis) for day, years, basis in LIMITS)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_appointments_ledger_consent")]

    operations = [
        protect("people_ledgerentry"),
        protect("people_consent"),
        migrations.RunPython(put_age_limits_on_file, migrations.RunPython.noop),
    ]
