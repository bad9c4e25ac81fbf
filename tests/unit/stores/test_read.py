from __future__ import annotations

import pytest

from abaudit import stores
from abaudit.errors import LedgerError
from abaudit.model.consent import Ledger

DEFAULTS = stores.Defaults("Fliesen Beispiel GmbH", ("whatsapp",), ("upload",))
YAML = b"abaudit: ledger/1\ndefaults: {controller: F, recipients: [whatsapp], purposes: [upload]}\nevents:\n"
EVENT = "  - {number: +49 171 3920001, person: Anna Beispiel, state: given, on: '%s'}\n"
CSV = b"Nummer;Person;Zustand;Datum\n+49 171 3920001;Anna Beispiel;erteilt;2026-03-01\n"


def _read(source: str, data: bytes, timezone: str = "Europe/Berlin", defaults: stores.Defaults | None = None) -> Ledger:
    return stores.read(source, data, region="DE", timezone=timezone, digest="abc", defaults=defaults)


@pytest.mark.parametrize(
    ("source", "data", "kind"),
    [
        ("l.yaml", YAML, "yaml"),
        ("L.YML", YAML, "yaml"),
        ("-", YAML, "yaml"),
        ("-", b"\xef\xbb\xbf" + YAML, "yaml"),
        ("l.txt", b"# our ledger\n" + YAML, "yaml"),
        ("l.csv", CSV, "csv"),
        ("-", CSV, "csv"),
        ("-", CSV.decode().encode("utf-16"), "csv"),
    ],
)
def test_the_suffix_tells_the_kind_and_else_the_content(source: str, data: bytes, kind: str) -> None:
    """A ledger is read as its suffix says; without a known suffix the header decides."""
    ledger = _read(source, data, defaults=DEFAULTS)
    assert (ledger.kind, ledger.digest) == (kind, "abc")


@pytest.mark.parametrize("source", ["-", "l.yaml", "l.csv"])
def test_no_byte_is_no_ledger(source: str) -> None:
    """An empty file is told as such, whatever its name."""
    with pytest.raises(LedgerError, match="holds no byte"):
        _read(source, b"")


def test_defaults_of_the_config_count_for_tables_only() -> None:
    """A table takes what abaudit.yaml states; a YAML ledger must state it itself."""
    (event,) = _read("l.csv", CSV, defaults=DEFAULTS).events
    assert (event.controller, event.recipients, event.purposes) == ("Fliesen Beispiel GmbH", ("whatsapp",), ("upload",))
    with pytest.raises(LedgerError, match="“controller” is missing"):
        _read("l.yaml", b"abaudit: ledger/1\nevents:\n" + (EVENT % "2026-03-01").encode(), defaults=DEFAULTS)


def test_defaults_never_narrow_an_end() -> None:
    """A withdrawal that names no number, recipient or purpose stays open for every one."""
    table = CSV + b";anna beispiel;widerrufen;2026-04-01\n"
    _given, withdrawn = _read("l.csv", table, defaults=DEFAULTS).events
    assert (withdrawn.numbers, withdrawn.recipients, withdrawn.purposes) == ((), (), ())


@pytest.mark.parametrize(("timezone", "day"), [("Europe/Berlin", 2), ("UTC", 1), ("America/New_York", 1)])
def test_a_time_falls_on_the_day_of_the_configured_zone(timezone: str, day: int) -> None:
    """23:30 in UTC is the next day in Berlin."""
    (event,) = _read("l.yaml", YAML + (EVENT % "2026-03-01T23:30:00Z").encode(), timezone).events
    assert event.day.day == day
    assert event.at is not None


def test_an_unknown_time_zone_is_told_where_a_time_needs_it() -> None:
    """Without the zone a ledger of days still reads; one with times says which package is missing."""
    assert _read("l.yaml", YAML + (EVENT % "2026-03-01").encode(), "No/Where").events
    with pytest.raises(LedgerError, match="the package tzdata"):
        _read("l.yaml", YAML + (EVENT % "2026-03-01T23:30:00Z").encode(), "No/Where")


def test_quoted_commas_and_bare_quotes_in_a_header_do_not_mislead() -> None:
    """The separator is the one that makes known column names of the first line."""
    comma = CSV.replace(b";", b",")
    quoted = b'"Nummer","Person","Zustand","Datum"\n' + comma.split(b"\n")[1]
    marked = b"sep=,\r\n" + comma
    assert [_read("l.csv", data, defaults=DEFAULTS).events[0].line for data in (comma, quoted, marked)] == [2, 2, 3]


def test_a_short_row_leaves_the_last_cells_empty() -> None:
    """Spreadsheets drop trailing separators; what is required is then told as missing."""
    table = CSV.replace(b"Datum\n", b"Datum;Notiz\n")
    assert _read("l.csv", table, defaults=DEFAULTS).events[0].note == ""
    with pytest.raises(LedgerError, match="“Datum” is missing"):
        _read("l.csv", table.replace(b";2026-03-01", b""), defaults=DEFAULTS)


def test_undecodable_bytes_are_no_table() -> None:
    """Bytes that neither UTF-8 nor Windows-1252 knows are refused."""
    with pytest.raises(LedgerError, match="no text"):
        _read("l.csv", CSV + b"\x81")


@pytest.mark.parametrize("word", ["abgelaufen", "unknown", "not-yet", "Absent"])
def test_derived_states_cannot_be_written(word: str) -> None:
    """What follows from other events is refused in either language."""
    with pytest.raises(LedgerError, match="cannot be written"):
        _read("l.csv", CSV.replace(b"erteilt", word.encode()), defaults=DEFAULTS)


def test_a_number_repeated_in_one_event_counts_once() -> None:
    """Two writings of one number are one number."""
    table = CSV.replace(b"+49 171 3920001", b"+49 171 3920001|0171/3920001")
    assert _read("l.csv", table, defaults=DEFAULTS).events[0].numbers == ("+491713920001",)


def test_an_end_for_a_recipient_of_its_own_is_no_slip() -> None:
    """A refusal for a recipient that resembles no other is taken as written."""
    event = "  - {person: Anna Beispiel, state: refused, on: 2026-04-01, recipients: [signal]}\n"
    ledger = _read("l.yaml", YAML + (EVENT % "2026-03-01").encode() + event.encode())
    assert ledger.events[1].recipients == ("signal",)


def test_a_table_says_since_when_a_number_is_on_the_phone() -> None:
    """In a column of its own, as any other day; an empty cell says nothing."""
    table = CSV.replace(b"Datum\n", b"Datum;auf_Telefon_seit\n").replace(b"2026-03-01\n", b"2026-03-01;02.03.2026\n")
    (event,) = _read("l.csv", table, defaults=DEFAULTS).events
    assert str(event.on_phone) == "2026-03-02"
    (silent,) = _read("l.csv", table.replace(b"02.03.2026", b""), defaults=DEFAULTS).events
    assert silent.on_phone is None
    with pytest.raises(LedgerError, match="must be a date"):
        _read("l.csv", table.replace(b"02.03.2026", b"lately"), defaults=DEFAULTS)
