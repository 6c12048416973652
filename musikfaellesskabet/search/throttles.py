"""What an answer costs to make."""

from musikfaellesskabet.common.throttle_gate import costs

costs("search", 1)
