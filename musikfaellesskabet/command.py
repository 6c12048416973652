"""`musik`: the management commands under one name."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command; called by the console script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "musikfaellesskabet.settings")
    execute_from_command_line(sys.argv)
