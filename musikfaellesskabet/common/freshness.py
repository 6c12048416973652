"""One generation number for all public content: raised by every action that changes what the public may see.

Pages are kept by generation, so nothing is ever dropped by hand and nothing stays old on any worker.
"""

from django.db import connection
from django.db.models import F

from musikfaellesskabet.common.models import Generation


def public_changed() -> None:
    """Raise the generation. Call it in the transaction of the change; one statement."""
    if not Generation.objects.filter(pk=1).update(number=F("number") + 1):
        Generation.objects.update_or_create(pk=1, defaults={"number": 1})


def generation() -> int:
    """The number now; one query, without the model layer because every public page asks it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM common_generation WHERE id = 1")
        row = cursor.fetchone()
    return int(row[0]) if row else 0
