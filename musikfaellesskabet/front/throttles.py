"""What drawings, sheets, and lists for machines cost that are made anew each time."""

from musikfaellesskabet.common.throttle_gate import costs

costs("poster-svg", 1)
costs("poster-pdf", 6)
costs("site-map", 1)
costs("site-map-part", 3)
costs("feed", 1)
costs("feed-en", 1)
