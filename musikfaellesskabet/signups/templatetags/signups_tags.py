"""What templates say of sign-ups."""

from django import template

from musikfaellesskabet.signups.wording import room_in

register = template.Library()
register.filter("room_in", room_in)
