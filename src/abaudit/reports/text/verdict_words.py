"""What verdicts, charges, severities and actions are called.  English, marked for translation."""

from __future__ import annotations

from abaudit.i18n import N_
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
