"""Every value that crosses a door of the program: frozen, slotted, tuples instead of lists.

contacts   what an export holds: contact, entry (a phone line), unread, noise
readings   what an entry says as a number: EXACT, REVIEW, NONE
consent    what a ledger holds: events, and the standing that they fold to
rulebook   what judges: facts, rules, recipients, exemptions
findings   what comes out: rows, findings, the audit's result

Fields that hold personal data are left out of ``repr``, so that neither a log line nor a traceback can show them.
"""
