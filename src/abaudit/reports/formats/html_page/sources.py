"""What the audit rests on: files with their digests, ledger, rules, what was declared, and what the recipient takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from abaudit.i18n import N_, _, language
from abaudit.model.rulebook import in_language
from abaudit.reports.formats.html_page.markup import Html, element, joined
from abaudit.reports.text.days import day_or_text
from abaudit.reports.text.export_words import layout
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.model.export_facts import ExportFacts
    from abaudit.model.rulebook import Taken
    from abaudit.reports.document import Document

_FIELDS = {
    "number": N_("telephone numbers"),
    "name": N_("names"),
    "email": N_("e-mail addresses"),
    "address": N_("addresses"),
    "photo": N_("pictures"),
}
_WHOSE = {
    "everybody": N_("of everybody"),
    "users": N_("of its users only"),
    "nobody": N_("of nobody"),
}
_FORMS = {
    "clear": N_("readable"),
    "hash": N_("as a hash"),
    "enclave": N_("in a protected computer (enclave)"),
    "none": N_("not at all"),
}

_DECLARED = {
    "device": N_("Device"),
    "accounts": N_("Accounts"),
    "exported_by": N_("Exported by"),
    "exported_on": N_("Exported on"),
    "app_permission": N_("Permission of the app"),
}

_Facts: TypeAlias = "Iterable[tuple[str, str | None]]"


def section(document: Document) -> Html:
    """Every source by its digest."""
    rested = document.sources
    parts = [_block(safe(export.name, 80), _export(export)) for export in rested.exports]
    if rested.ledger is not None:
        parts.append(
            _block(
                _("Consent ledger"),
                (
                    (_("Kind"), rested.ledger.kind),
                    (_("Events"), str(rested.ledger.events)),
                    (_("Digest (SHA-256)"), _code(rested.ledger.digest)),
                ),
            )
        )
    else:
        parts.append(_block(_("Consent ledger"), ((_("Kind"), _("none")),)))
    rules: list[tuple[str, str | None]] = [
        (_("Version"), rested.rules_version),
        (_("Digest (SHA-256)"), _code(rested.rules_sha256)),
        *((safe(own.name, 60), joined((own.version, " ", _code(own.sha256)))) for own in rested.own_rules),
    ]
    parts.append(_block(_("Rules"), rules))
    if rested.deciders:
        decided = [(each.what, joined((each.shown, " ", _code(each.sha256)))) for each in rested.deciders]
        parts.append(_block(_("Files that decided, with their digests"), decided))
    parts.append(_block(_("How it was read"), _method(document)))
    if rested.declared:
        parts.append(_block(_("Declared by the owner, never verified"), _declared(document)))
    return element(
        "section",
        element("h2", _("Sources and basis"), id="sources-title"),
        element("div", *parts, class_="blocks"),
        id="sources",
        aria_labelledby="sources-title",
    )


def recipient(document: Document) -> Html | None:
    """What the recipient takes, as of when and by which sources; None where the result does not hold it."""
    profile = document.recipient
    if profile is None:
        return None
    lead = _("What {name} takes from an address book, version {version}. Where sources disagree, it is marked.")
    return element(
        "section",
        element("h2", _("Who receives the data"), id="recipient-title"),
        element("p", lead.format(name=safe(profile.name, 60), version=safe(profile.version, 30)), class_="prose"),
        element("div", *(_block(_field(taken), _taken(taken)) for taken in profile.takes), class_="blocks"),
        id="recipient",
        aria_labelledby="recipient-title",
    )


def _export(export: ExportFacts) -> _Facts:
    read = _("{records} records, {contacts} contacts, {numbers} phone entries")
    yield _("Read"), read.format(records=export.records, contacts=export.contacts, numbers=export.numbers)
    yield _("Unread"), str(export.unread)
    yield _("Noise"), str(export.noise)
    yield _("Layout"), ", ".join(filter(None, (layout(export.layout), export.encoding)))
    yield _("Size"), _("{size} bytes").format(size=export.size)
    yield _("Digest (SHA-256)"), _code(export.sha256)


def _method(document: Document) -> _Facts:
    yield _("Numbers without a country code"), _("as of {region}").format(region=document.head.region)
    running = _("running numbers, good within this result only")
    yield (
        _("Ids"),
        running if document.head.ids == "running" else _("made with the key {key}").format(key=document.head.ids[5:]),
    )
    if document.head.check:
        yield _("Check code"), document.head.check
    yield _("Number plans"), f"phonenumbers {document.head.phonenumbers_version}"
    yield _("Program"), f"abaudit {document.head.tool_version}"


def _declared(document: Document) -> _Facts:
    for key, value in document.sources.declared:
        term = _(_DECLARED[key]) if key in _DECLARED else safe(key, 40)
        yield term, safe(day_or_text(value), 200) if document.settings.show == "full" else _("declared")


def _field(taken: Taken) -> str:
    return _(_FIELDS[taken.field]) if taken.field in _FIELDS else safe(taken.field, 40)


def _taken(taken: Taken) -> _Facts:
    words = [_(_WHOSE[taken.whose]), _(_FORMS[taken.form])] if taken.whose != "nobody" else [_(_WHOSE[taken.whose])]
    disputed = element("strong", _("disputed"), class_="tag") if taken.disputed else None
    yield _("Taken"), joined((", ".join(words), " " if disputed else None, disputed))
    yield _("Where to"), ", ".join(taken.where) or None
    yield _("Remark"), in_language(taken.note, language())
    yield _("Sources"), joined(taken.sources, element("br"))
    yield _("As of"), taken.checked


def _block(title: str, facts: _Facts) -> Html:
    lines = (element("div", element("dt", term), element("dd", fact)) for term, fact in facts if fact is not None)
    return element("div", element("h3", title, dir="auto"), element("dl", *lines), class_="block")


def _code(digest: str) -> Html:
    return element("code", digest)
