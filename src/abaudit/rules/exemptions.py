"""Which written exemption covers a number, and which of them covered nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit import phone
from abaudit.model.facts import ExemptionKind, NotExempt
from abaudit.model.findings import Notice
from abaudit.model.readings import Exact, NoNumber, Reading
from abaudit.names import parse, written_alike
from abaudit.rules import facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.model.consent import NumberStanding
    from abaudit.model.contacts import Contact
    from abaudit.model.rulebook import Exemption, RuleSet
    from abaudit.rules.facts import Context


class Exemptions:
    """The owner's exemptions, those that come with the rules, and the other legal bases that the policy accepts."""

    def __init__(self, written: Sequence[Exemption], ruleset: RuleSet, context: Context) -> None:
        self._written = written
        self._context = context
        self._by_number = {number: exemption for exemption in written for number in exemption.numbers}
        self._by_reason = {shipped.reading_reason: shipped.kind for shipped in ruleset.exemptions}
        self._used: set[int] = set()
        self._refused: set[int] = set()
        self._unproved: set[int] = set()
        self._mobile: set[int] = set()

    def fact(
        self, reading: Reading, standing: NumberStanding, contacts: Sequence[Contact]
    ) -> ExemptionKind | NotExempt:
        """The exemption that covers a number with this *reading* and *standing*, which these *contacts* have."""
        if isinstance(reading, NoNumber):
            return self._by_reason.get(reading.reason, NotExempt.NONE)
        exemption = self._by_number.get(reading.e164) if isinstance(reading, Exact) else None
        if exemption is None or not isinstance(reading, Exact):
            accepted = facts.has_accepted_basis(standing, self._context)
            return ExemptionKind.OTHER_BASIS if accepted else NotExempt.NONE
        self._used.add(exemption.line)
        not_personal = exemption.kind is ExemptionKind.NOT_PERSONAL
        if not_personal and any(_is_a_person(contact, exemption) for contact in contacts):
            self._refused.add(exemption.line)
            return NotExempt.NAMED_CONTACT
        if not_personal and not exemption.mobile and phone.is_of_a_mobile(reading.e164):
            self._mobile.add(exemption.line)
            return NotExempt.NONE
        if exemption.kind is ExemptionKind.OTHER_BASIS and exemption.document not in self._context.proofs.documents:
            self._unproved.add(exemption.line)
            return NotExempt.NONE
        return exemption.kind

    def notices(self) -> Iterator[Notice]:
        """What the owner should know of his exemptions after all numbers were seen."""
        for exemption in self._written:
            if exemption.line not in self._used:
                yield Notice("exemption-unused", (("line", str(exemption.line)),))
            elif exemption.line in self._refused:
                yield Notice("exemption-named-contact", (("line", str(exemption.line)),))
            elif exemption.line in self._mobile:
                yield Notice("exemption-mobile", (("line", str(exemption.line)),))
            elif exemption.line in self._unproved:
                yield Notice("exemption-document-missing", (("line", str(exemption.line)),))


def _is_a_person(contact: Contact, exemption: Exemption) -> bool:
    """Whether the contact is a named person, however the name is stored, and so has no general line.

    A name is an organisation's where it says so (a legal form, an authority, a shop), or where the exemption states
    that this is what the organisation is called.  A Herr, a Dr. or a name that could not be read is always somebody.
    """
    names = contact.names
    if not names:
        return contact.person or (contact.name_unknown and not contact.company)
    if all(_is_stated(name, exemption) for name in names):
        return False
    return contact.person or not all(_is_organisation(name, contact) for name in names)


def _is_stated(name: str, exemption: Exemption) -> bool:
    return bool(exemption.organisation) and written_alike(name, exemption.organisation) and not parse(name).titled


def _is_organisation(name: str, contact: Contact) -> bool:
    parsed = parse(name)
    if parsed.titled:
        return False
    return parsed.company or contact.company or not parsed.names_somebody
