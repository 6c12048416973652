"""`musik serve`: from an empty folder to a platform that answers."""

import http.client
import json
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.utils import timezone

from musikfaellesskabet.needs.actions import make_up_needs
from musikfaellesskabet.running import checks, children, demo, preparing


class Command(BaseCommand):
    help = "Make everything ready, then run the web server and the worker until Ctrl-C"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.prepare()
        except checks.CannotStart as error:
            sys.exit(str(error))
        except OSError as error:
            sys.exit(checks.cannot_write(settings.VAR_DIR, error))
        except DatabaseError as error:
            sys.exit(f"The database refused: {str(error).strip()}. Check the disk and DATABASE_URL.")
        self.run()

    def prepare(self) -> None:
        """All that comes before the first request."""
        checks.need_free_port(settings.HOST, settings.PORT)
        checks.need_all()
        preparing.prepare_files(self.say)
        preparing.prepare_tables(self.say)
        preparing.prepare_region(self.say)
        self.passwords: dict[str, str] = {}
        if settings.DEMO:
            self.passwords = demo.prepare_accounts(now=timezone.now())
            make_up_needs(now=timezone.now())
        else:
            demo.need_none()
        connection.close()

    def run(self) -> None:
        """Both children until a signal, or until one of them ends."""
        watch = children.Watch()
        self.say("Starting the web server and the worker …")
        family = [
            children.start("web server", children.web_command()),
            children.start("worker", children.worker_command()),
        ]
        try:
            ended = watch.until_end(family, each_round=answers)
            if ended is None and not watch.asked_to_stop:
                self.greet()
                ended = watch.until_end(family)
        finally:
            children.stop(family)
        if ended is not None:
            sys.exit(f"The {ended.name} ended by itself (exit code {ended.process.returncode}); the rest was stopped.")
        self.say("Stopped.")

    def greet(self) -> None:
        """The address, and who one can be."""
        self.say(f"\nMusikfællesskabet is ready: {settings.SITE_URL}/")
        if self.passwords:
            width = max(len(account.email) for account in demo.ACCOUNTS)
            self.say("Demo accounts (made up; this installation only):")
            for account in demo.ACCOUNTS:
                self.say(f"  {account.email:<{width}}  {self.passwords[account.email]}  {account.shows}")
            self.say(f"Letters are not sent; read them, and the two-step codes, at {settings.SITE_URL}/postkontor/")
        elif not settings.EMAIL_HOST:
            self.say("There is no SMTP_URL: letters wait until there is one, and nobody can confirm a new account.")
        self.say("Stop with Ctrl-C.")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def answers() -> bool:
    """Whether the web server answers, and finds database and worker well; letters that wait hold nothing up."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, settings.HOST)  # noqa: S104  read, not bound
    link = http.client.HTTPConnection(host, settings.PORT, timeout=5)
    try:
        link.request("GET", "/sund", headers={"Host": settings.ALLOWED_HOSTS[0].lstrip("*.") or "localhost"})
        found = json.loads(link.getresponse().read())
    except (OSError, http.client.HTTPException, ValueError):
        return False
    else:
        return bool(found["database"] == found["worker"] == "ok")
    finally:
        link.close()
