"""One document for several formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from abaudit.cli import outputs
from abaudit.redact import redact
from abaudit.reports import by_name, document
from abaudit.reports.document import Document
from abaudit.reports.document.answer import ReportAnswer, answer_of
from results_factory import rich_result


def test_a_part_is_made_when_it_is_asked_for_and_only_once() -> None:
    """A format that asks for little pays little, and a second format pays nothing again."""
    made = Document(rich_result())
    assert set(vars(made)) == {"result", "language"}
    assert made.answer is made.answer
    assert "worklists" not in vars(made)
    assert made.measures is made.measures
    assert "worklists" in vars(made)


def test_several_outputs_share_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever `-o` names, what was found is put into words once for each way of showing people."""
    calls: list[str] = []

    def counted(result: object) -> ReportAnswer:
        calls.append("answer")
        return answer_of(result)  # type: ignore[arg-type]  # what the document hands over

    monkeypatch.setattr(document, "answer_of", counted)
    names = ("csv", "html", "markdown", "sarif")
    wanted = tuple(outputs.Output(name, str(tmp_path / name)) for name in names)
    outputs.write(rich_result(), wanted, "", force=False)
    assert calls == ["answer"]
    for name in names:
        form = by_name(name)
        assert form is not None
        assert (tmp_path / name).read_bytes() == form.render(redact(rich_result(), "id"))


def test_a_document_with_ids_only_is_of_the_same_result() -> None:
    """Formats for pipelines get pseudonyms, and the document itself where it holds nothing else."""
    full = Document(rich_result())
    bare = full.with_ids_only()
    assert bare.settings.show == "id"
    assert [row.id for row in bare.rows] == [row.id for row in full.rows]
    assert bare.with_ids_only() is bare
