"""Who is next, without a database: first come, first served, and nobody passes anybody."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ticket:
    """A place in the line: its number, and for how many persons; a band comes together or not at all."""

    number: int
    size: int


def next_in(line: Iterable[Ticket], free: int) -> list[Ticket]:
    """Those that may come in now, by their numbers, when so many places are free.

    A group that does not fit keeps its turn, and all behind it wait with it: otherwise one person after another would
    take the places that a band is waiting for.
    """
    let_in = []
    for ticket in sorted(line, key=lambda ticket: ticket.number):
        if ticket.size > free:
            break
        free -= ticket.size
        let_in.append(ticket)
    return let_in
