"""What the facts about a number are called, as parts of sentences.  English, marked for translation."""

from __future__ import annotations

from abaudit.i18n import N_
from abaudit.model.rulebook import NOT_APPLICABLE

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
