"""The fold: events of a ledger → the standing of a number, and nothing else.

What counts is a *timeline*: the events of one person that concern one number, controller, recipient and purpose, day by
day.  Each ``given`` opens a consent of its own, ``renewed`` prolongs those in force, and an ending event closes every
consent that it comes after.  The reasons are in docs/adr/0007-the-fold.md.

``book``  a ledger opened for one question    ``timeline``  the fold itself    ``history``  what each event did
``due``   what expires soon, and what need not be kept any more
"""

from abaudit.ledger.book import Book, folded, sole_controller
from abaudit.ledger.due import Due, Expiring, PastRetention, due
from abaudit.ledger.history import NOT_COUNTED, Effect, HistoryStep, PersonHistory

__all__ = [
    "NOT_COUNTED",
    "Book",
    "Due",
    "Effect",
    "Expiring",
    "HistoryStep",
    "PastRetention",
    "PersonHistory",
    "due",
    "folded",
    "sole_controller",
]
