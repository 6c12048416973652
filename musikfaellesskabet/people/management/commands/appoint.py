"""`musik appoint EMAIL ROLE`: say who works for the community. The way in for the first administrator."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.people.actions.appointments import appoint_person, end_appointment
from musikfaellesskabet.people.models import Role, User


class Command(BaseCommand):
    help = "Appoint someone to the secretariat or as administrator, or end it: appoint EMAIL ROLE [--end]"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address of an account that exists already")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("--end", action="store_true", help="end the appointment")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email=options["email"].lower(), is_active=True).first()
        if user is None:
            raise CommandError(f"No account has the address {options['email']}. Ask them to make one first.")
        act = end_appointment if options["end"] else appoint_person
        try:
            act(user, role=Role(options["role"]), by=None, reason="by command", now=timezone.now())
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{user.email}: {options['role']} {'ended' if options['end'] else 'from now on'}.")
