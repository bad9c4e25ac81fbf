"""What leaves the owner's screen holds pseudonyms: no fixture's name, number, file name, header or label gets out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pytest

from abaudit import importers, pseudonyms
from abaudit.model.readings import NONE_REASONS, REVIEW_REASONS
from abaudit.reports import FORMATS, Format
from cli.process import Ended, abaudit, write
from hostile import texts
from results_factory import KEY

ROOT = Path(__file__).parent.parent.parent
SUFFIXES = {".vcf", ".csv", ".tsv", ".txt"}
FOLDERS = ("examples", "tests/corpus/vcard", "tests/corpus/tables")

_LABELS = {"cell", "home", "work", "main", "fax", "pager", "other", "custom"}
_ROW = {
    "id": re.compile(r"N-\d{4,}"),
    "contact": re.compile(r"C-\d{4,}"),
    "reading": re.compile("exact|review|none"),
    "standing": re.compile("[a-z-]+"),
    "verdict": re.compile("consented|exempt|review|flagged"),
    "exemption": re.compile("not-personal|own|service|other-basis"),
    "hint": re.compile("company|private|nameless"),
    "already_shared": re.compile("no|covered|uncovered"),
}
"""What each text of a row may be under ``id``."""


@cache
def exports() -> tuple[Path, ...]:
    """Every example and corpus file that is an address book."""
    found = (
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in SUFFIXES and "expected" not in path.parts
    )
    books = tuple(path for path in found if importers.read(path.read_bytes()).layout is not None)
    assert len(books) > 20
    return books


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a config that says nothing."""
    folder = tmp_path_factory.mktemp("private")
    write(folder / "abaudit.yaml", "abaudit: config/1\nregion: DE\n")
    return folder


def run(place: Path, command: str, *options: str) -> Ended:
    """*command* on every export at once."""
    ended = abaudit(command, *exports(), "--config", "abaudit.yaml", *options, cwd=place)
    assert ended.status in {1, 3}, ended.err
    return ended


@pytest.fixture(scope="module")
def secrets(place: Path) -> frozenset[str]:
    """Everything personal that the reader saw in the exports."""
    seen = json.loads(run(place, "inspect", "-o", "json", "--show", "full").out)
    found = set(_personal(seen))
    assert "Anna Beispiel" in found
    assert "+491713920001" in found
    return frozenset(found)


def _personal(seen: dict[str, Any]) -> Iterator[str]:
    for export in seen["exports"]:
        yield export["name"]
        yield Path(export["name"]).name
        yield from (column["header"] or "" for column in (*export["phone_columns"], *export["columns_aside"]))
    for contact in seen["contacts"]:
        yield from (contact["name"], contact["organisation"], *contact["groups"])
        for number in contact["numbers"]:
            yield from (number["raw"], number["e164"] or "", *number["candidates"])
            yield from set(number["labels"]) - _LABELS


def _tellable(secrets: frozenset[str], own_words: str) -> set[str]:
    """Those of *secrets* that are long enough to be told from counts, and no words that the program itself uses."""
    words = " ".join(own_words.casefold().split())
    return {text for text in secrets if len(text.strip()) >= 5 and " ".join(text.casefold().split()) not in words}


@pytest.fixture(scope="module")
def own_words(place: Path) -> str:
    """What the program says of its own accord, so that a contact called “Emergency” does not look like a leak."""
    sentences = (*REVIEW_REASONS.values(), *NONE_REASONS.values(), *_LABELS)
    calls = (("rules", "list"), ("rules", "list", "--markdown"), ("audit", "--help"), ("schema", "result"))
    said = [abaudit(*call, cwd=place).out for call in calls]
    write(place / "neutral.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Q\r\nTEL:0171 3920099\r\nEND:VCARD\r\n")
    abaudit("audit", "neutral.vcf", "--config", "abaudit.yaml", "-o", "html:neutral.html", cwd=place)
    neutral = "".join(
        abaudit("audit", "neutral.vcf", "--config", "abaudit.yaml", "-o", form, cwd=place).out
        for form in ("terminal", "json")
    )
    return "\n".join((*sentences, *said, neutral, (place / "neutral.html").read_text(encoding="utf-8")))


@pytest.mark.parametrize("show", ["id", "masked"])
def test_nothing_of_a_person_gets_out(place: Path, secrets: frozenset[str], own_words: str, show: str) -> None:
    """No raw value of any fixture stands in the JSON, in the report or on the page, for pseudonyms and for hints."""
    files = ("-o", f"terminal:{show}.txt", "-o", f"html:{show}.html")
    ended = run(place, "audit", "-o", "json", *files, "--show", show)
    report = (place / f"{show}.txt").read_text(encoding="utf-8")
    page = (place / f"{show}.html").read_text(encoding="utf-8")
    page = page[page.index("</style>") : page.index("<script>")]  # those two are the same on every page
    values = "\n".join(_texts(json.loads(ended.out)))
    told = _tellable(secrets, own_words)
    assert len(told) > 100
    assert [text for text in told if text in values] == []
    assert [text for text in told if text in report] == []
    assert [text for text in told if text in page or escape(text) in page] == []
    assert [text for text in told if text in ended.err] == []


@pytest.mark.parametrize("show", ["id", "masked"])
def test_nothing_of_a_person_gets_out_in_any_format(
    place: Path, secrets: frozenset[str], own_words: str, show: str
) -> None:
    """No raw value of any fixture stands in any format, packed, encoded or compressed as it may be; nor with -v."""
    key = write(place / "key", pseudonyms.write(KEY).decode())
    key.chmod(0o600)
    environment = {"ABAUDIT_KEY_FILE": str(key)}

    def in_every_format(name: str, *books: Path | str) -> Ended:
        outputs = [option for form in FORMATS for option in ("-o", f"{form.name}:{name}.{form.name}")]
        call = ("audit", *books, "--config", "abaudit.yaml", "--show", show, "-v", *outputs)
        return abaudit(*call, cwd=place, env=environment)

    def seen(name: str, form: Format) -> str:
        return "\n".join(dict.fromkeys(texts((place / f"{name}.{form.name}").read_bytes())))

    in_every_format("nobody", "neutral.vcf")
    ended = in_every_format(show, *exports())
    assert ended.status in {1, 3}, ended.err
    for form in FORMATS:
        told = _tellable(secrets, own_words + seen("nobody", form))
        assert len(told) > 100
        written = seen(show, form)
        assert _standing_in(written, told) == [], form.name
    named = "\n".join(map(str, exports()))  # what the user wrote in the call is told to him with -v
    assert [text for text in _tellable(secrets, own_words + named) if text in ended.out + ended.err] == []


def _standing_in(written: str, told: set[str]) -> list[str]:
    """Those of *told* that stand in *written*; their first signs are looked up before the whole is looked for."""
    length = min(map(len, told))
    beginnings = {written[place : place + length] for place in range(len(written) - length + 1)}
    return [text for text in told if text[:length] in beginnings and text in written]


def test_what_stands_there_is_found() -> None:
    """At the beginning, in the middle and at the end."""
    told = {"Anna B", "Bernd Muster", "Clara Probe", "Dora V"}
    assert sorted(_standing_in("Anna Bernd Muster Clara Prob Dora V", told)) == ["Anna B", "Bernd Muster", "Dora V"]


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)


def test_pseudonymous_rows_hold_closed_words_alone(place: Path) -> None:
    """Under ``id`` every text of a row comes from a closed vocabulary, so there is no room for anything personal."""
    document = json.loads(run(place, "audit", "-o", "json").out)
    reasons = REVIEW_REASONS.keys() | NONE_REASONS.keys()
    for row in document["numbers"]:
        assert (row["name"], row["number"]) == (None, None)
        assert set(row["labels"]) <= _LABELS
        assert row["reason"] is None or row["reason"] in reasons
        for key, value in row.items():
            if isinstance(value, str) and key != "reason":
                assert _ROW[key].fullmatch(value), key
    for number, export in enumerate(document["run"]["exports"], 1):
        assert re.fullmatch(rf"export-{number}(\.[a-z]+)?", export["name"])
        assert {column["header"] for column in (*export["phone_columns"], *export["columns_aside"])} <= {None}


def test_inspect_can_be_shown_to_others(place: Path, secrets: frozenset[str], own_words: str) -> None:
    """``inspect --show id`` tells places and readings alone, as text and as JSON."""
    told = _tellable(secrets, own_words)
    as_json = run(place, "inspect", "-o", "json", "-o", "terminal:inspect.txt", "--show", "id").out
    for shown in ("\n".join(_texts(json.loads(as_json))), (place / "inspect.txt").read_text(encoding="utf-8")):
        assert [text for text in told if text in shown] == []


def test_the_order_of_exports_changes_no_verdict(place: Path) -> None:
    """Each fixture's numbers get the same verdicts when the exports come in reverse."""
    forward = json.loads(run(place, "audit", "-o", "json", "--show", "full").out)
    backward_run = abaudit(
        "audit", *reversed(exports()), "--config", "abaudit.yaml", "-o", "json", "--show", "full", cwd=place
    )
    backward = json.loads(backward_run.out)

    def verdicts(document: dict[str, Any]) -> list[tuple[Any, ...]]:
        names = [export["sha256"] for export in document["run"]["exports"]]
        return sorted(
            (names[row["export"]], row["record"], row["line"], row["number"], row["verdict"])
            for row in document["numbers"]
        )

    assert verdicts(forward) == verdicts(backward)
    assert forward["summary"] == backward["summary"]
