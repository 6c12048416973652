"""Django's mail becomes letters of ours, so that allauth's mails, too, are never lost and are shown in a demo."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.translation import get_language

from musikfaellesskabet.common.mail import WORTH_UNTIL
from musikfaellesskabet.letters.actions import send_letter


class DeliveryBackend(BaseEmailBackend):
    """EMAIL_BACKEND: one Delivery per recipient, in the transaction that is open."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them. Returns how many messages were written."""
        for message in email_messages:
            worth_until = message.extra_headers.get(WORTH_UNTIL)
            for address in message.recipients():
                send_letter(
                    to=address,
                    subject=str(message.subject),
                    text=str(message.body),
                    language=(get_language() or "da")[:2],
                    about="account",
                    now=timezone.now(),
                    worth_until=worth_until,
                )
        return len(email_messages)
