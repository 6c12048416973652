"""Filters of the offers' pages: dates and figures as one says them."""

from django import template

from musikfaellesskabet.offers import joints, wording

register = template.Library()

register.filter("when", wording.when)
register.filter("moment", wording.moment)
register.filter("day_in_words", wording.day_in_words)
register.filter("month_and_hour", wording.month_and_hour)
register.filter("price", wording.price)
register.filter("ages", wording.ages)
register.filter("participants", wording.participants)
register.simple_tag(joints.tabs, name="beside_offers")
