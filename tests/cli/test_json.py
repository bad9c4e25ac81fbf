"""JSON: by the published schemas, the same bytes for the same input, and the documents that come along fit theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from cli.process import ANNA, BERND, CLARA, Ground, abaudit, card, event, ledger, write

SCHEMAS = ("result", "inspect", "ledger", "rules", "config", "due", "consent-records")

SHIPPED = {"rules": "rules/gdpr.yaml", "config": "examples/abaudit.yaml", "ledger": "examples/einwilligungen.yaml"}
"""Documents that come with abaudit, by the name of their schema."""


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Draft202012Validator]:
    """Every schema as ``abaudit schema`` prints it, ready to validate."""
    printed = {name: json.loads(abaudit("schema", name, cwd=tmp_path_factory.mktemp("schema")).out) for name in SCHEMAS}
    for schema in printed.values():
        Draft202012Validator.check_schema(schema)
    return {name: Draft202012Validator(schema, format_checker=FormatChecker()) for name, schema in printed.items()}


@pytest.fixture
def varied(ground: Ground) -> Ground:
    """Two exports with every kind of reading and verdict, a damaged one among them."""
    write(
        ground.folder / "ledger.yaml",
        ledger(
            event(ANNA, "Anna Beispiel"),
            event(BERND, "Bernd Muster", "withdrawn"),
            event(CLARA, "Clara Probe", "requested"),
        ),
    )
    config = ground.folder / "abaudit.yaml"
    exemption = "exemptions:\n  - number: 0221 4710 100\n    kind: own\n    reason: our own line\n    owner: Owner\n"
    config.write_text(config.read_text() + exemption + "declared:\n  device: Handy\n")
    labelled = (
        card("Kay Amt", "0171 3920004").replace("TEL", "item1.TEL").replace("END:", "item1.X-ABLabel:Büro\r\nEND:")
    )
    ground.book(
        card("Anna Beispiel", ANNA)
        + card("Bernd Muster", BERND, "3920002", "112", "*100#", "", "+44 20 7946 0018", f"{CLARA} / {BERND}")
        + card("\x1b[31mRot\x07 \u202e\U0001f600 李", "0171-3920005;ext=1")
        + card("Werkstatt", "0221 4710 100")
        + labelled
        + card("")
        + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ohne Ende\r\nTEL:0171 39200"
    )
    write(ground.folder / "list.csv", "Name;Telefon;Fax;Notiz\r\nAnna Beispiel;0171 3920001;4,91714E+12;Kundin\r\n")
    return ground


@pytest.mark.parametrize("show", ["id", "masked", "full"])
def test_results_fit_the_schema(varied: Ground, schemas: dict[str, Draft202012Validator], show: str) -> None:
    """A result with everything in it is what the schema says, however much of it is shown."""
    ended = varied.audit("book.vcf", "list.csv", "-o", "json", "--show", show)
    document = json.loads(ended.out)
    schemas["result"].validate(document)
    assert document["run"]["status"] == ended.status == 3
    assert {row["verdict"] for row in document["numbers"]} == {"consented", "exempt", "review", "flagged"}
    assert {row["reading"] for row in document["numbers"]} == {"exact", "review", "none"}


@pytest.mark.parametrize("show", ["id", "full"])
def test_inspections_fit_the_schema(varied: Ground, schemas: dict[str, Draft202012Validator], show: str) -> None:
    """What ``inspect`` prints is what its schema says."""
    ended = abaudit("inspect", "book.vcf", "list.csv", "-o", "json", "--show", show, cwd=varied.folder)
    document = json.loads(ended.out)
    schemas["inspect"].validate(document)
    assert document["show"] == show
    assert len(document["unread"]) == 1


def test_the_summary_counts_what_the_rows_hold(varied: Ground) -> None:
    """Rows, distinct numbers and verdicts add up, so that a reader may trust any of them."""
    document = json.loads(varied.audit("book.vcf", "list.csv", "-o", "json").out)
    summary, rows = document["summary"], document["numbers"]
    verdicts = {row["id"]: row["verdict"] for row in rows}
    assert summary["numbers"] == len(rows)
    assert summary["distinct"] == len(verdicts)
    for verdict in ("consented", "exempt", "review", "flagged"):
        assert summary[verdict] == list(verdicts.values()).count(verdict)
    assert summary["unread"] == len(document["unread"])


@pytest.mark.parametrize(
    ("schema", "broken"),
    [
        ("result", {"schema": "abaudit/result/2"}),
        ("result", {"numbers": [{"id": "N-0001"}]}),
        ("inspect", {"contacts": [{}]}),
        ("ledger", {"events": [{"state": "perhaps"}]}),
        ("rules", {"rules": [{"id": "AB101"}]}),
        ("config", {"regoin": "DE"}),
    ],
)
def test_schemas_refuse_what_is_wrong(
    varied: Ground, root: Path, schemas: dict[str, Draft202012Validator], schema: str, broken: dict[str, Any]
) -> None:
    """A schema that takes everything would prove nothing."""
    if schema in ("result", "inspect"):
        command = "audit" if schema == "result" else "inspect"
        valid = json.loads(abaudit(command, "book.vcf", "-o", "json", cwd=varied.folder).out)
    else:
        valid = loaded(root / SHIPPED[schema])
    assert schemas[schema].is_valid(valid)
    assert not schemas[schema].is_valid({**valid, **broken})


def loaded(path: Path) -> dict[str, Any]:
    """A document as abaudit reads it: with text alone."""
    document: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return document


@pytest.mark.parametrize(("schema", "path"), SHIPPED.items())
def test_the_shipped_documents_fit_their_schemas(
    schemas: dict[str, Draft202012Validator], root: Path, schema: str, path: str
) -> None:
    """What comes with abaudit is written as its schemas ask."""
    schemas[schema].validate(loaded(root / path))


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Anchorage", "LANG": "de_DE.UTF-8", "COLUMNS": "40"},
        {"PYTHONIOENCODING": "cp850", "LC_ALL": "C", "NO_COLOR": "1", "CI": "1", "PYTHONUTF8": "0"},
    ],
    ids=["east", "west", "old"],
)
def test_the_same_input_gives_the_same_bytes(varied: Ground, env: dict[str, str]) -> None:
    """Neither hash seed nor time zone, locale, screen, encoding or folder reaches a result."""
    call = ("--on", "2026-11-23", "-q", "--show", "full", "--lang", "en")
    first = abaudit("audit", "book.vcf", "list.csv", *call, "-o", "json", "-o", "terminal:a.txt", cwd=varied.folder)
    assert first.status == 3
    inner = varied.folder / "inner"
    inner.mkdir()
    names = [str(varied.folder / name) for name in ("book.vcf", "list.csv")]
    second = abaudit("audit", *names, *call, "-o", "json", "-o", "terminal:b.txt", cwd=inner, env=env)
    moved = second.raw.replace(f"{varied.folder}/".encode(), b"")
    assert moved == first.raw
    pseudonyms = [
        abaudit("audit", *group, "--on", "2026-11-23", "-o", "json", cwd=folder, env=more).raw
        for group, folder, more in ((("book.vcf", "list.csv"), varied.folder, {}), (names, inner, env))
    ]
    assert pseudonyms[0] == pseudonyms[1]


@pytest.mark.parametrize("show", ["id", "masked", "full"])
def test_what_is_due_fits_the_schema(varied: Ground, schemas: dict[str, Draft202012Validator], show: str) -> None:
    """A consent that expires and a number past its retention, however much of them is shown."""
    limited = event(ANNA, "Anna Beispiel") + "    until: 2026-12-01\n"
    write(varied.folder / "ledger.yaml", ledger(limited, event(BERND, "Bernd Muster", "refused")))
    ended = abaudit("ledger", "due", "--on", "2033-01-01", "-o", "json", "--show", show, cwd=varied.folder)
    document = json.loads(ended.out)
    schemas["due"].validate(document)
    assert len(document["past_retention"]) == 2
    ended = abaudit("ledger", "due", "--on", "2026-11-23", "-o", "json", "--show", show, cwd=varied.folder)
    document = json.loads(ended.out)
    schemas["due"].validate(document)
    assert len(document["expiring"]) == 1


@pytest.mark.parametrize("show", ["id", "masked", "full"])
def test_consent_records_fit_the_schema(varied: Ground, schemas: dict[str, Draft202012Validator], show: str) -> None:
    """A ledger's records, however much of them is shown."""
    path = varied.folder / "records.jsonld"
    ended = abaudit(
        "ledger", "export", "--format", "jsonld", "--on", "2026-11-23", "--show", show, "-o", path, cwd=varied.folder
    )
    assert ended.status == 0
    document = json.loads(path.read_text("utf-8"))
    schemas["consent-records"].validate(document)
    assert len(document["@graph"]) == 4
