"""Signing in by an OpenID Connect provider. allauth does the round trip; here stands what we ask beyond it."""
