"""A consent record never says more than the fold."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from abaudit.ledger import Book
from abaudit.model.consent import Ledger, Standing
from abaudit.stores import dpv, jsonld
from property.test_ledger import ASKED, LEDGERS


@given(ledger=LEDGERS, on=ASKED)
def test_a_record_is_in_force_exactly_where_the_fold_is(ledger: Ledger, on: date) -> None:
    """Its standing is the fold's; without a consent in force the last thing it tells is no valid status."""
    for record in jsonld.document(ledger, jsonld.RecordTerms(on))["@graph"][1:]:
        told = [each["@type"][0] for each in record["dpv:hasConsentStatus"]]
        if Standing(record["abaudit:standing"]).in_force:
            assert dpv.VALID.intersection(told)
        else:
            assert told[-1] not in dpv.VALID


@given(ledger=LEDGERS, on=ASKED)
def test_every_consent_in_force_has_its_record(ledger: Ledger, on: date) -> None:
    """For each controller, recipient, purpose and number the records count what the fold finds."""
    records = jsonld.document(ledger, jsonld.RecordTerms(on))["@graph"][1:]
    scopes = {
        (event.controller.casefold(), to, purpose): event.controller
        for event in ledger.events
        for to in event.recipients
        for purpose in event.purposes
    }
    numbers = {number for event in ledger.events for number in event.numbers}
    found = sum(
        person.standing.in_force
        for (_firm, to, purpose), firm in scopes.items()
        for number in numbers
        for person in Book(ledger, firm, to, on, purpose).standing(number).persons
    )
    assert sum(Standing(record["abaudit:standing"]).in_force for record in records) == found
