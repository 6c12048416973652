"""The ledger of acts: what is written stands, and any change to it is found."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from musikfaellesskabet.common.append_only import AppendOnlyError, trigger_statements
from musikfaellesskabet.people import ledger
from musikfaellesskabet.people.models import ChainHead, LedgerEntry, User
from tests.cast import NOW, person

TABLE = LedgerEntry._meta.db_table


def three_acts() -> User:
    astrid = person("Astrid")
    for number, verb in enumerate(["claim-accept", "claim-refuse", "room-update"]):
        ledger.record(
            verb, by=astrid, subject=astrid, fields=["display_name"], reason="Prøve", now=NOW + timedelta(hours=number)
        )
    return astrid


@pytest.mark.django_db
class TestRecord:
    def test_act_is_written_with_who_what_on_which_row_and_when(self) -> None:
        astrid = person("Astrid")
        entry = ledger.record("claim-accept", by=astrid, subject=astrid, fields=["email"], reason="Ringet op", now=NOW)
        entry.refresh_from_db()
        assert (entry.by, entry.verb, entry.subject_kind, entry.subject_id) == (
            astrid,
            "claim-accept",
            "people.user",
            str(astrid.pk),
        )
        assert (entry.fields, entry.reason, entry.at, entry.number) == (["email"], "Ringet op", NOW, 1)

    def test_each_act_follows_the_one_before_by_hash(self) -> None:
        three_acts()
        first, second, third = LedgerEntry.objects.all()
        assert [first.prev_hash, second.prev_hash, third.prev_hash] == ["", first.hash, second.hash]

    def test_act_of_the_clock_has_no_person(self) -> None:
        entry = ledger.record("account-erase", by=None, subject=person("Astrid"), now=NOW)
        assert entry.by is None

    def test_looking_at_oneself_leaves_no_entry_and_looking_at_another_does(self) -> None:
        astrid, carla = person("Astrid"), person("Carla")
        assert ledger.record_look(carla, by=carla, fields=["email"], now=NOW) is None
        assert ledger.record_look(carla, by=astrid, fields=["email"], reason="Ansøgning", now=NOW) is not None
        assert LedgerEntry.objects.filter(verb=ledger.LOOKED).count() == 1

    def test_of_several_shown_at_once_each_new_look_is_noted_once(self) -> None:
        astrid, carla, david = person("Astrid"), person("Carla"), person("David")
        look = {"by": astrid, "fields": ["email"], "reason": "Ansøgning", "now": NOW}
        ledger.record_look(carla, **look)
        new = ledger.record_looks([astrid, carla, david, david], **look)
        assert ([entry.subject_id for entry in new], ledger.record_looks([carla, david], **look)) == (
            [str(david.pk)],
            [],
        )


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_refused() -> None:
    astrid = person("Astrid")
    with pytest.raises(RuntimeError):
        ledger.record("claim-accept", by=astrid, subject=astrid, now=NOW)
    with transaction.atomic():
        ledger.record("claim-accept", by=astrid, subject=astrid, now=NOW)
    assert LedgerEntry.objects.count() == 1


@pytest.mark.django_db
class TestAppendOnly:
    def test_python_refuses_to_change_or_remove_an_entry(self) -> None:
        three_acts()
        entry = LedgerEntry.objects.get(number=2)
        entry.reason = "Noget andet"
        for change in (
            entry.save,
            entry.delete,
            LedgerEntry.objects.all().delete,
            lambda: LedgerEntry.objects.update(reason=""),
            lambda: LedgerEntry.objects.bulk_update([entry], ["reason"]),
        ):
            with pytest.raises(AppendOnlyError):
                change()
        assert LedgerEntry.objects.get(number=2).reason == "Prøve"

    @pytest.mark.parametrize("table", ["people_ledgerentry", "people_consent"])
    @pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
    def test_database_has_a_trigger_against_change(self, table: str, verb: str, append_only_triggers: set[str]) -> None:
        assert f"{table}_no_{verb}".lower() in append_only_triggers

    @pytest.mark.parametrize(
        "statement", ["UPDATE people_ledgerentry SET reason = 'x'", "DELETE FROM people_ledgerentry"]
    )
    def test_database_refuses_change_past_python(self, statement: str) -> None:
        three_acts()
        with_triggers()
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert LedgerEntry.objects.filter(reason="Prøve").count() == 3


def with_triggers() -> None:
    """Make sure of the triggers: on SQLite the test database lives without those against DELETE (see conftest)."""
    with connection.cursor() as cursor:
        for statement in trigger_statements(TABLE, connection.vendor):
            if connection.vendor == "sqlite":
                cursor.execute(statement.replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS"))


def tamper(statement: str, *values: object) -> None:
    """Change rows as someone with the database's keys could: triggers off."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{verb}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
        cursor.execute(statement, values)


CHANGES = {
    "verb": "claim-withdraw",
    "at": NOW - timedelta(days=1),
    "subject_kind": "people.consent",
    "subject_id": "999",
    "fields": "[]",
    "reason": "Prøvf",
    "by_id": None,
    "hash": "0" * 64,
    "prev_hash": "0" * 64,
}


@pytest.mark.django_db
class TestVerify:
    def test_untouched_ledger_holds(self) -> None:
        three_acts()
        verdict = ledger.verify()
        assert (verdict.holds, verdict.count) == (True, 3)

    def test_empty_ledger_holds(self) -> None:
        assert (ledger.verify().holds, ledger.verify().count) == (True, 0)

    @pytest.mark.parametrize("number", [1, 2, 3])
    @pytest.mark.parametrize("column", CHANGES)
    def test_any_changed_column_is_found(self, column: str, number: int) -> None:
        three_acts()
        tamper(f"UPDATE {TABLE} SET {column} = %s WHERE number = %s", CHANGES[column], number)  # noqa: S608
        assert ledger.verify().breaks[0].number in {number, number + 1}

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_removed_row_is_found(self, number: int) -> None:
        three_acts()
        tamper(f"DELETE FROM {TABLE} WHERE number = %s", number)  # noqa: S608
        assert not ledger.verify().holds

    def test_reordered_rows_are_found(self) -> None:
        three_acts()
        for old, new in ((1, 9), (2, 1), (9, 2)):
            tamper(f"UPDATE {TABLE} SET number = %s WHERE number = %s", new, old)  # noqa: S608
        assert not ledger.verify().holds

    def test_chain_cut_off_and_head_moved_back_is_found_by_its_anchor(self) -> None:
        three_acts()
        verdict = ledger.verify()
        anchor = f"{verdict.count}:{verdict.head}"
        tamper(f"DELETE FROM {TABLE} WHERE number = %s", 3)  # noqa: S608
        second = LedgerEntry.objects.get(number=2)
        ChainHead.objects.filter(name="ledger").update(count=2, hash=second.hash)
        assert ledger.verify().holds
        assert not ledger.verify(anchor).holds

    @pytest.mark.parametrize("anchor", ["abc", "3", "3:", ":", "3:xyz", f"{'9' * 30}:{'0' * 64}", "²:" + "0" * 64])
    def test_anchor_that_is_none_is_named(self, anchor: str) -> None:
        three_acts()
        with pytest.raises(CommandError, match=f"^An anchor is NUMBER:HASH, .* not {anchor!r}"):
            call_command("ledger", "verify", "--anchor", anchor)
        verdict = ledger.verify()
        call_command("ledger", "verify", "--anchor", f"{verdict.count}:{verdict.head}")
        with pytest.raises(CommandError, match="does not hold"):
            call_command("ledger", "verify", "--anchor", f"2:{verdict.head}")

    def test_command_says_whether_it_holds(self, capsys: pytest.CaptureFixture[str]) -> None:
        three_acts()
        call_command("ledger", "verify")
        assert capsys.readouterr().out.startswith("The ledger holds: 3 rows, and 0 consents.")
        tamper(f"UPDATE {TABLE} SET reason = %s WHERE number = %s", "x", 2)  # noqa: S608
        with pytest.raises(CommandError):
            call_command("ledger", "verify")
