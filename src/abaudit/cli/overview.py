"""What every command and group is for, in a sentence: all that an overview of them needs."""

from __future__ import annotations

from abaudit.i18n import N_, _

SUMMARIES = {
    "audit": N_("Judge every number of the exports: has its person consented that WhatsApp receives it?"),
    "inspect": N_(
        "Show what the reader saw in the exports: layout, encoding, records, contacts, every number and how it reads, "
        "and what could not be read."
    ),
    "explain": N_("Explain a rule (AB104), or why a number of your exports has its verdict and what would change it."),
    "report": N_(
        "Write the reports of a saved result again, in any format and language, without the exports and the ledger."
    ),
    "diff": N_(
        "Show what changed between two saved results: numbers that are open now and were not, numbers whose consent or "
        "exemption no longer counts, and what was fixed."
    ),
    "sample": N_(
        "Draw consented numbers from a saved result and print a page for each: open the evidence, check it, sign."
    ),
    "guard": N_("Refuse to commit address books, consent ledgers and keys: what is committed cannot be erased."),
    "schema": N_("Print a JSON Schema (draft 2020-12) of what abaudit writes or reads."),
    "completion": N_("Print the script that lets a shell complete abaudit's commands, options and values."),
    "rules": N_("The rules that an audit judges by."),
    "ledger": N_("The consent ledger: who has consented, since when, by which words, and how it can be proved."),
    "baseline": N_(
        "Findings that are known already: with “audit --baseline” they are still shown, but only what is new makes the "
        "exit status 1."
    ),
    "waiver": N_(
        "Waivers: the controller's written decision that some findings may stay for a time. They change the exit "
        "status, never a verdict, and every report lists them."
    ),
    "key": N_("The local key that makes ids which mean the same number tomorrow."),
}
"""Name → the first paragraph of its help, marked for translation, in the order in which they are shown."""


def described(name: str, details: str = "") -> str:
    """The help of the command or group *name*: its summary, and *details* in the language in use behind it."""
    summary = _(SUMMARIES[name])
    return f"{summary}\n\n{details}" if details else summary
