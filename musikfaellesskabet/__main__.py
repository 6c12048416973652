"""`python -m musikfaellesskabet` is `musik`."""

from musikfaellesskabet.command import main

main()
