"""The words for what a ledger holds: purposes, states, effects of events, standings, periods, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import N_, _, ngettext
from abaudit.ledger import Effect
from abaudit.model.consent import Standing, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.house import Retention

PURPOSES = {
    "upload": N_("upload of the number"),
    "messaging": N_("messages about orders and appointments"),
    "advertising": N_("advertising"),
}
"""Purpose of a consent → its words."""

STANDINGS = {
    Standing.GIVEN: N_("in force"),
    Standing.RENEWED: N_("renewed"),
    Standing.NOT_YET: N_("not yet in force"),
    Standing.EXPIRED: N_("expired"),
    Standing.REQUESTED: N_("asked for, without an answer"),
    Standing.UNKNOWN: N_("no consent was opened"),
    Standing.ABSENT: N_("nothing on record"),
    Standing.REFUSED: N_("refused"),
    Standing.INVALIDATED: N_("declared invalid"),
    Standing.REVOKED: N_("revoked"),
    Standing.WITHDRAWN: N_("withdrawn"),
}
"""Standing → a word or two for it, as in a list."""

STATES = {
    State.REQUESTED: N_("consent asked for"),
    State.GIVEN: N_("consent given"),
    State.RENEWED: N_("consent renewed"),
    State.REFUSED: N_("consent refused"),
    State.WITHDRAWN: N_("consent withdrawn"),
    State.REVOKED: N_("consent revoked"),
    State.INVALIDATED: N_("consent declared invalid"),
}

HOW = {
    "signed-form": N_("by a signed form"),
    "web-form": N_("by a form on the web"),
    "chat": N_("in a chat"),
    "email": N_("by e-mail"),
    "in-person": N_("in person"),
    "phone-call": N_("on the telephone"),
    "implied": N_("only implied"),
}

EFFECTS = {
    Effect.OPENS: N_("opens a consent"),
    Effect.OPENS_FURTHER: N_("opens a further consent beside the one in force"),
    Effect.CONTINUES: N_("continues the consent"),
    Effect.ENDS: N_("ends the consent"),
    Effect.STANDS: N_("no consent was in force; stands as the answer"),
    Effect.ASKED: N_("opens no consent: an answer is still open"),
    Effect.EXPIRES: N_("the consent ends by time"),
    Effect.ENDED_AT_ONCE: N_("without effect: an event of the same day ends it"),
    Effect.NOTHING_TO_RENEW: N_("opens no consent: none was in force that it could renew"),
    Effect.IMPLIED: N_("opens no consent: only implied"),
    Effect.OTHER_BASIS: N_("opens no consent: another legal basis is not one"),
    Effect.NONE: N_("changes nothing"),
    Effect.OTHER_CONTROLLER: N_("without effect here: given to another business"),
    Effect.OTHER_RECIPIENT: N_("without effect here: about another recipient"),
    Effect.OTHER_PURPOSE: N_("without effect here: about another purpose than the upload"),
    Effect.LATER: N_("without effect yet: after the day asked"),
}


def purposes(of: Sequence[str]) -> str:
    """Purposes in words, one after the other."""
    return ", ".join(_(PURPOSES[purpose]) for purpose in of)


def period(retention: Retention) -> str:
    """A retention in words."""
    if retention.unit == "years":
        text = ngettext("{count} year", "{count} years", retention.count)
    else:
        text = ngettext("{count} month", "{count} months", retention.count)
    words = text.format(count=retention.count)
    return _("{period} and on to the end of that year").format(period=words) if retention.to_year_end else words


def retention_sentence(retention: Retention, *, stated: bool) -> str:
    """How long proof is kept, and who says so: *stated* by the owner, or proposed by the program."""
    if stated:
        text = _("Proof is kept {period} after a consent has ended, as abaudit.yaml states (retention).")
    else:
        text = _(
            "Proof is kept {period} after a consent has ended: a proposal, because abaudit.yaml states nothing "
            "(retention, after_withdrawal)."
        )
    return text.format(period=period(retention))


def places(lines: Sequence[int], *, of_a_file: bool) -> str:
    """Where events stand: lines *of a file*, or numbers of entries in a store."""
    written = ", ".join(map(str, lines))
    if of_a_file:
        return ngettext("line {lines}", "lines {lines}", len(lines)).format(lines=written)
    return ngettext("entry {lines}", "entries {lines}", len(lines)).format(lines=written)
