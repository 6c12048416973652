"""What the subjects that write Django's mails, and the one that carries them, agree on."""

#: A header for us alone, never sent: the instant (a datetime) when a link in the mail stops working.
WORTH_UNTIL = "X-Worth-Until"
