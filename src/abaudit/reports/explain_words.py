"""What an explanation calls things: facts, verdicts, effects of events, changes.  English, marked for translation."""

from __future__ import annotations

from abaudit.i18n import N_
from abaudit.ledger import Effect
from abaudit.model.consent import State
from abaudit.model.rulebook import NOT_APPLICABLE, Action, Charge, Severity, Verdict

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

HEURISTIC = frozenset({"child", "employee", "special", "private"})
"""The facts that rest on words in groups, labels and names."""

WHOLE_FACTS: dict[str, dict[str, str]] = {
    "follow_up": {
        "first": N_("no earlier result is named"),
        "in-order": N_("since the earlier result nothing is newly open, and the interval of the house rules is kept"),
        "overdue": N_("more days have passed since the earlier result than the house rules allow"),
        "drift": N_("numbers are open that were not open in the earlier result"),
    },
}
"""Fact about the audit as a whole → value → words, as parts of a sentence."""

FACTS: dict[str, dict[str, str]] = {
    "reading": {
        "exact": N_("the entry reads as exactly one number"),
        "review": N_("the entry cannot be read as one number beyond doubt"),
        "none": N_("the entry holds no number of a person"),
    },
    "standing": {
        "given": N_("a consent is in force"),
        "renewed": N_("a renewed consent is in force"),
        "not-yet": N_("the consent begins only after the day asked"),
        "expired": N_("the consent was limited in time, and that time is over"),
        "requested": N_("consent was asked for, and no answer is on record"),
        "unknown": N_("what is on record opens no consent (implied, another legal basis, a renewal of nothing)"),
        "absent": N_("the ledger has no consent of this number for this business, recipient and purpose"),
        "refused": N_("the consent was refused"),
        "invalidated": N_("the consent was declared invalid"),
        "revoked": N_("the consent was revoked"),
        "withdrawn": N_("the consent was withdrawn"),
        NOT_APPLICABLE: N_("the ledger was not asked, because the entry is not exactly one number"),
    },
    "elsewhere": {
        "none": N_("there is no consent for something else either"),
        "controller": N_("there is a consent, but to another business"),
        "recipient": N_("there is a consent, but for another recipient"),
        "purpose": N_("there is a consent, but for another purpose than the upload of the number"),
        NOT_APPLICABLE: N_("consents for something else were not looked for"),
    },
    "match": {
        "clear": N_("the contact's name fits the person in the ledger"),
        "persons-differ": N_("several persons share the number in the ledger, and they stand differently"),
        "names-differ": N_("a contact's name is not surely that of the person in the ledger"),
        "no-name": N_("a contact has no name, or one that could not be read"),
        "ended-elsewhere": N_("the person ended a consent under another business's name since"),
        "ended-alike": N_("somebody who may be this person ended a consent since"),
        "variant": N_("the ledger has a consent only under another way of writing this number"),
        "none": N_("the ledger names nobody at this number"),
        NOT_APPLICABLE: N_("names were not compared"),
    },
    "doubt": {
        "none": N_("no refusal or withdrawal is in doubt"),
        "end-announced": N_("a refusal or withdrawal bears a day that has not come"),
        "end-before-consent": N_("a withdrawal lies before the consent, when there was nothing to withdraw"),
        "same-day": N_(
            "a consent and a refusal or withdrawal bear the same day, and no times tell which of them came first"
        ),
    },
    "sibling": {
        "yes": N_("the contact has a consent on record for another of its numbers"),
        "no": N_("the contact has no consent on record for another number"),
    },
    "basis": {
        "none": N_("no other legal basis is noted"),
        "claimed": N_("another legal basis is noted, but the policy or its document does not bear it out"),
        "accepted": N_("another legal basis is noted, accepted and documented"),
    },
    "evidence": {
        "ok": N_("the evidence is there and unchanged"),
        "missing": N_("evidence of the consent is missing"),
        "altered": N_("the evidence is not the file that was recorded"),
        NOT_APPLICABLE: N_("there is no consent in force that evidence would be needed for"),
    },
    "text": {
        "known": N_("the text that was shown is in the archive"),
        "unknown": N_("the text that was shown is not in the archive, or was changed"),
        NOT_APPLICABLE: N_("there is no consent in force whose text would be needed"),
    },
    "form": {
        "ok": N_("it is on record how consent was given"),
        "unstated": N_("it is not on record how consent was given"),
        "not-written": N_("the consent was not given in writing, as the house rule asks"),
        "implied": N_("the consent was only implied"),
        NOT_APPLICABLE: N_("there is no consent whose form would matter"),
    },
    "timing": {
        "ok": N_("the consent was there before the first upload, or no day of it is declared"),
        "after-upload": N_("the consent came only after the first upload"),
        NOT_APPLICABLE: N_("there is no consent whose day would matter"),
    },
    "age": {
        "ok": N_("the consent is not too old for the house rule"),
        "over": N_("the consent is older than the house rule allows"),
        NOT_APPLICABLE: N_("there is no consent whose age would matter"),
    },
    "child": {
        "no": N_("no group or label means a child"),
        "guarded": N_("a group or label means a child, and the consent names who has custody"),
        "unguarded": N_("a group or label means a child, and no consent names who has custody"),
    },
    "employee": {
        "no": N_("no group or label means an employee"),
        "documented": N_("a group or label means an employee, and it is on record why the consent is free"),
        "undocumented": N_(
            "a group or label means an employee, and it is not on record in writing why consent is free"
        ),
    },
    "special": {
        "no": N_("no word hints at a special category of data"),
        "explicit": N_("a word hints at a special category of data, and the consent is explicit"),
        "likely": N_("a word hints at a special category of data, and no consent is explicit"),
    },
    "private": {
        "no": N_("no group or label means a private contact"),
        "yes": N_("a group or label means a private contact"),
    },
    "surplus": {
        "no": N_("the contact carries no more than a name and how to reach it"),
        "yes": N_("the contact carries notes, addresses, birthdays or pictures"),
    },
    "listed": {
        "no": N_("no account report of WhatsApp that was looked at lists the number"),
        "covered": N_("WhatsApp's account report lists the number, and a consent was in force on the report's day"),
        "uncovered": N_(
            "WhatsApp's account report lists the number, and no consent is shown to have been in force on its day"
        ),
    },
    "exemption": {
        "none": N_("no written exemption covers the number"),
        "named-contact": N_("an exemption was written for the number, but a contact with it is a named person"),
        "not-personal": N_("a written exemption says: a general line that belongs to nobody in particular"),
        "own": N_("a written exemption says: the business's own number"),
        "service": N_("a written exemption says: an emergency or service number"),
        "other-basis": N_("a written exemption says: another legal basis is on record"),
    },
}
"""Fact → value → what it says, as part of a sentence."""

ORDINARY = frozenset(
    {
        ("elsewhere", "none"),
        ("doubt", "none"),
        ("sibling", "no"),
        ("basis", "none"),
        ("child", "no"),
        ("employee", "no"),
        ("special", "no"),
        ("private", "no"),
        ("surplus", "no"),
        ("listed", "no"),
        ("exemption", "none"),
    }
)
"""What goes without saying."""

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
