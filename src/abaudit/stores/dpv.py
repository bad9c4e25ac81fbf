"""Words of the W3C Data Privacy Vocabulary (DPV 2.3) for what a ledger says, and the JSON-LD context for them.

Mapping: the DPVCG guide "Consent Records and Receipts as per ISO/IEC TS 27560:2023 using DPV" (15.02.2026).  It lists
``dpv:ConsentTerminated``, which DPV does not have; ``dpv:ConsentRevoked`` says it.  Its printed examples repeat keys,
which JSON does not allow; here several values are a list.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from abaudit.model.consent import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from abaudit.model.consent import Event

PROFILE = "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr"
"""The profile of the guide by which a record is to be read."""

UNKNOWN = "dpv:ConsentUnknown"
EXPIRED = "dpv:ConsentExpired"

STATUS: Mapping[State, str] = {
    State.REQUESTED: "dpv:ConsentRequested",
    State.GIVEN: "dpv:ConsentGiven",
    State.RENEWED: "dpv:RenewedConsentGiven",
    State.REFUSED: "dpv:ConsentRefused",
    State.WITHDRAWN: "dpv:ConsentWithdrawn",
    State.REVOKED: "dpv:ConsentRevoked",
    State.INVALIDATED: "dpv:ConsentInvalidated",
}
"""State of an event → consent status."""

VALID = frozenset({"dpv:ConsentGiven", "dpv:RenewedConsentGiven"})
"""The statuses under which DPV lets data be processed."""

PURPOSE: Mapping[str, str] = {
    "upload": "dpv:CommunicationManagement",
    "messaging": "dpv:CommunicationForCustomerCare",
    "advertising": "dpv:DirectMarketing",
}

LEGAL_BASIS: Mapping[str, str] = {
    "consent": "eu-gdpr:A6-1-a",
    "contract": "eu-gdpr:A6-1-b",
    "legitimate-interest": "eu-gdpr:A6-1-f",
}

RECIPIENTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "whatsapp": (("WhatsApp Ireland Limited", "IE"), ("WhatsApp LLC", "US"), ("Meta Platforms, Inc.", "US")),
}
"""Recipient → the companies behind it and their countries (WhatsApp's data transfer addendum, 16.02.2024)."""

_LINKS = (
    "dct:conformsTo", "dct:isPartOf", "dpv:hasApplicableLaw", "dpv:hasConsentControl", "dpv:hasConsentStatus",
    "dpv:hasDataController", "dpv:hasDataSubject", "dpv:hasDuration", "dpv:hasJurisdiction", "dpv:hasLegalBasis",
    "dpv:hasLocation", "dpv:hasNotice", "dpv:hasPersonalData", "dpv:hasProcess", "dpv:hasPurpose", "dpv:hasRecipient",
    "dpv:hasRight", "dpv:hasStorageCondition", "dpv:isIndicatedBy", "schema:contactPoint", "skos:broader",
    "spdx:algorithm", "spdx:checksum",
)  # fmt: skip
"""Properties whose values are things and not texts."""

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "abaudit": "urn:abaudit:term:",
    "dct": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "loc": "https://w3id.org/dpv/loc#",
    "pd": "https://w3id.org/dpv/pd#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: {"@id": name, "@type": "@id"} for name in _LINKS},
}
"""The whole context; it stands in every document, so that nobody has to fetch one."""


def recipients(recipient: str) -> Iterator[dict[str, Any]]:
    """The companies behind *recipient*, its bare word where none are known, or that every one is meant."""
    companies = RECIPIENTS.get(recipient, ())
    for place, (name, country) in enumerate(companies, 1):
        yield {
            "@id": f"urn:abaudit:recipient:{recipient}:{place}",
            "@type": ["dpv:Recipient"],
            "dpv:hasName": name,
            "dpv:hasLocation": [f"loc:{country}"],
        }
    if not companies:
        word = recipient or "every"
        yield {"@id": f"urn:abaudit:recipient:{word}", "@type": ["dpv:Recipient"], "dct:identifier": word}


def duration(until: date | None) -> dict[str, Any]:
    """How long a consent lasts: to its last day, or without an end."""
    if until is None:
        return {"@type": ["dpv:EndlessDuration"]}
    return {"@type": ["dpv:UntilTimeDuration"], "rdf:value": day(until)}


def moment(event: Event) -> dict[str, str]:
    """The event's time in UTC where the ledger has one, else its day."""
    if event.at is None:
        return day(event.day)
    return {"@type": "xsd:dateTime", "@value": event.at.astimezone(UTC).isoformat().replace("+00:00", "Z")}


def day(value: date) -> dict[str, str]:
    """A day as a literal."""
    return {"@type": "xsd:date", "@value": value.isoformat()}


def checksum(digest: str) -> dict[str, Any]:
    """A SHA-256 in the words of SPDX, as DCAT 3 uses them."""
    return {
        "@type": ["spdx:Checksum"],
        "spdx:algorithm": ["spdx:checksumAlgorithm_sha256"],
        "spdx:checksumValue": digest,
    }


def notice_id(text_id: str) -> str:
    """A name for a consent text that is an IRI, whatever signs its id has."""
    signs = (sign if sign in _UNRESERVED else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in text_id)
    return f"urn:abaudit:text:{''.join(signs)}"


_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
