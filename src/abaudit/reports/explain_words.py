"""What an explanation calls things: verdicts, effects of events, changes.  English, marked for translation."""

from __future__ import annotations

from abaudit.i18n import N_
from abaudit.ledger import Effect
from abaudit.model.consent import State
from abaudit.model.rulebook import Action, Charge, Severity, Verdict

VERDICTS = {
    Verdict.CONSENTED: N_("consent on record"),
    Verdict.EXEMPT: N_("exempt, with a reason"),
    Verdict.REVIEW: N_("please check"),
    Verdict.FLAGGED: N_("no consent on record"),
}

CHARGES = {
    Charge.FLAGGED: N_("no consent on record"),
    Charge.REVIEW: N_("please check"),
    Charge.NOTE: N_("noted, without effect on the verdict"),
}

SEVERITIES = {
    Severity.CRITICAL: N_("critical"),
    Severity.HIGH: N_("high"),
    Severity.MEDIUM: N_("medium"),
    Severity.LOW: N_("low"),
}

ACTIONS = {
    Action.REMOVE: N_("take the number off the phone"),
    Action.ASK: N_("ask for consent, or take the number off the phone"),
    Action.CHECK: N_("look at it and correct it"),
    Action.NONE: N_("nothing"),
}

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

CHANGES = {
    "consent": N_(
        "a consent of {names} for this number, business, recipient and the upload were on record, with its proof"
    ),
    "variant": N_("the ledger named the number as {number}"),
    "names": N_("the ledger knew the person also as {names} (known_as)"),
    "evidence": N_("the missing evidence of the consent of {names} were there"),
    "evidence-restored": N_("the evidence of the consent of {names} were the file that was recorded"),
    "text": N_("the text that {names} saw were in the archive of texts, unchanged, and named in the ledger"),
    "form": N_("it were on record that {names} consented in writing"),
    "alike": N_("{names} had given the consent again by the day asked, with proof"),
    "age": N_("{names} had renewed the consent by the day asked, with proof"),
    "guardian": N_("the ledger named who has custody (guardian) in the consent of {names}"),
    "voluntary": N_("the ledger said why the consent of {names} is free (voluntary), and that it was given in writing"),
    "explicit": N_("the consent of {names} were recorded as explicit"),
    "timing": N_("the consent of {names} had been given by {day}, the declared day of the first upload"),
    "basis": N_("the policy accepted the other legal basis (accepted_bases), and its document were there"),
    "exemption": N_("this were the general line of a company, and an exemption said so (not-personal)"),
    "without-exemption": N_("the written exemption were not there"),
    "doubt": N_("the ledger showed that the doubtful refusal or withdrawal of {names} came before the consent"),
    "withdrawn": N_("{names} withdrew the consent"),
    "begins": N_("the day asked were {day}, on which the recorded consent begins"),
    "expires": N_("the day asked were {day}, when the consent has ended by time"),
    "written": N_("the number were written as {number}"),
    "written-clearly": N_("it were written as one clear number that the ledger does not name"),
}
"""Code of a change → what is different, as part of a sentence that begins with "If"."""
