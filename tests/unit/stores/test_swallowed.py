"""What can make an event of a text ledger vanish, kind by kind: each is refused by name, or read in full."""

from __future__ import annotations

import pytest

from abaudit import stores
from abaudit.errors import LedgerError

DEFAULTS = stores.Defaults("Fliesen Beispiel GmbH", ("whatsapp",), ("upload",))
HEADER = "Nummer;Person;Zustand;Datum;Notiz\n"
ANNA = "+49 171 3920001;Anna Beispiel;erteilt;01.03.2026;"
GONE = "+49 171 3920001;Anna Beispiel;widerrufen;14.09.2026;"
HEAD = "abaudit: ledger/1\ndefaults: {controller: F, recipients: [whatsapp], purposes: [upload]}\nevents:\n"
GIVEN = "  - {number: +49 171 3920001, person: Anna Beispiel, state: given, on: 2026-03-01}\n"
WITHDRAWN = "- {number: +49 171 3920001, person: Anna Beispiel, state: withdrawn, on: 2026-09-14}\n"
BLOCK = "  - number: +49 171 3920001\n    person: Anna Beispiel\n    state: given\n    on: 2026-03-01\n"
INSIDE = "      - person: Anna Beispiel\n        state: withdrawn\n        on: 2026-09-14\n"


def states(source: str, data: str | bytes) -> list[str]:
    """The states of the events, in their order."""
    written = data if isinstance(data, bytes) else data.encode()
    ledger = stores.read(source, written, region="DE", timezone="Europe/Berlin", digest="", defaults=DEFAULTS)
    return [event.state for event in ledger.events]


@pytest.mark.parametrize(
    ("data", "line", "told"),
    [
        (HEADER + ANNA + '"Chef\n' + GONE + '55"\n', 2, "several lines"),
        (HEADER + ANNA.replace("Anna", '"Anna') + "\n" + GONE.replace("Anna", 'Anna"') + "\n", 2, None),
        (HEADER + ANNA + '"Tel. 1\n;x;verweigert"\n', 2, "several lines"),
        (HEADER + ANNA + '"a\nb\tc\twiderrufen"\n', 2, "several lines"),
        (HEADER + ANNA.replace("Anna", '"Anna\nB"') + "\n", 2, None),
        (HEADER + ANNA + '"Chef\n' + GONE + "\n", 2, "taken apart"),
        (HEADER + ANNA + ";;" + GONE + "\n", 2, "without a name"),
        (HEADER + ANNA + "\n" + HEADER + GONE + "\n", 3, None),
        (HEADER + ANNA + "\n\ufeff" + GONE + "\n", 3, "U+FEFF"),
        (HEADER + ANNA + "x\u2028" + GONE + "\n", 2, "U+2028"),
        (HEADER + ANNA + "x\x85" + GONE + "\n", 2, "U+0085"),
        (HEADER + ANNA + "x\x0b" + GONE + "\n", None, "no text"),
        (HEADER + ANNA + "\x00\n" + GONE + "\n", None, "no text"),
        (HEADER + ANNA + "\n# " + GONE + "\n", 3, None),
        (HEADER + ANNA + "\n" + GONE.replace(";", "\t") + "\n", 3, None),
        (HEADER + ANNA + "\n" + GONE.replace(";", ",") + "\n", 3, None),
        (HEADER.replace("Notiz", "Nummer") + ANNA + "\n", 1, "say the same"),
        (HEADER.replace(";Notiz", "") + ANNA + GONE + "\n", 2, "without a name"),
    ],
)
def test_a_table_in_which_a_row_would_vanish_is_refused(data: str, line: int | None, told: str | None) -> None:
    """By the line in which it begins, and without a word of what stands there."""
    with pytest.raises(LedgerError) as caught:
        states("l.csv", data)
    problem = caught.value.problems[0]
    assert problem.line == line
    assert told is None or told in problem.message
    assert "Anna" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        HEADER + ANNA + "\r\n" + GONE + "\n",
        HEADER + ANNA + "\r" + GONE + "\r\n",
        (HEADER + ANNA + "\n" + GONE + "\n").replace("\n", "\r"),
        HEADER + "\n;;;;\n" + ANNA + "\n ; ;;\n" + GONE,
        HEADER + ANNA + '"sagt: ja; gern\nund ruft an"\n' + GONE + "\n",
        "sep=;\n" + HEADER + ANNA + "\n" + GONE + "\n",
        "\ufeff" + HEADER + ANNA + "\n" + GONE + "\n",
    ],
)
def test_a_table_of_any_line_ends_and_notes_is_read_in_full(data: str) -> None:
    """Mixed line ends, empty rows and an ordinary note of several lines hide nothing."""
    assert states("l.csv", data) == ["given", "withdrawn"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (HEAD + BLOCK + "    note: |\n      ja\n" + INSIDE, "an event of its own"),
        (HEAD + BLOCK + "    note: >\n      ja\n" + INSIDE, "an event of its own"),
        (HEAD + BLOCK + "    note: >-\n" + INSIDE, "an event of its own"),
        (HEAD + BLOCK + '    note: "ja\n' + INSIDE + '      "\n', "an event of its own"),
        (HEAD + BLOCK + "    note: '\n      " + WITHDRAWN + "      '\n", "an event of its own"),
        (HEAD + BLOCK + "    known_as: [Anna, '" + WITHDRAWN.strip() + "']\n", "an event of its own"),
        (
            HEAD + BLOCK + "    evidence:\n      file: |\n  " + INSIDE.replace("\n", "\n  ").rstrip(" "),
            "an event of its own",
        ),
        (HEAD.replace("F,", '"F\n  state: withdrawn",') + GIVEN, "an event of its own"),
        (HEAD + GIVEN + "---\n" + HEAD + "  " + WITHDRAWN, "second document"),
        (HEAD + GIVEN + "...\n---\n" + HEAD + "  " + WITHDRAWN, "second document"),
        (HEAD + GIVEN + "events:\n  " + WITHDRAWN, "written twice"),
        (HEAD + BLOCK + "    state: withdrawn\n", "written twice"),
        (HEAD + GIVEN + "further:\n  " + WITHDRAWN, None),
        (HEAD + BLOCK + "    events:\n    " + WITHDRAWN, None),
        (HEAD + GIVEN + "\ufeff  " + WITHDRAWN, "U+FEFF"),
        (HEAD + GIVEN + "\x00  " + WITHDRAWN, "U+0000"),
        (HEAD + GIVEN.rstrip() + "\u2028  " + WITHDRAWN, "U+2028"),
        (HEAD + GIVEN.rstrip() + "\x85  " + WITHDRAWN, "U+0085"),
    ],
)
def test_a_document_in_which_an_event_would_vanish_is_refused(data: str, told: str | None) -> None:
    """In a value of any style, behind the document, below a wrong key; the message quotes nothing."""
    with pytest.raises(LedgerError) as caught:
        states("l.yaml", data)
    assert told is None or told in str(caught.value)
    assert "Anna" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        HEAD + GIVEN + "  " + WITHDRAWN + "  # - {person: Bernd Muster, state: withdrawn}\n",
        HEAD + (GIVEN + "  " + WITHDRAWN).replace("\n", "\r\n"),
        HEAD + BLOCK + "    note: |\n      Person war freundlich: ja\n      Zustand: gut\n  " + WITHDRAWN,
        HEAD + GIVEN + "  " + WITHDRAWN + "...\n",
    ],
)
def test_comments_and_ordinary_notes_hide_nothing(data: str) -> None:
    """What somebody commented out is meant to be; a note may have colons."""
    assert states("l.yaml", data) == ["given", "withdrawn"]
