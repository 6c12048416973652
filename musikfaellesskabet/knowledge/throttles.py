"""What files cost that are made anew each time."""

from musikfaellesskabet.common.throttle_gate import costs

costs("practices-file", 3)
