"""Offers (tilbud): what one can take part in, who stands behind it, and its dates."""

from musikfaellesskabet.offers.models.offer import Kind, Language, Offer, OfferOwner, OfferQuerySet
from musikfaellesskabet.offers.models.session import Session, SessionQuerySet

__all__ = ["Kind", "Language", "Offer", "OfferOwner", "OfferQuerySet", "Session", "SessionQuerySet"]
