"""Questions on a terminal: each answer is checked when it is given, and nothing that was typed is lost."""

from __future__ import annotations

import pytest

from abaudit import i18n
from abaudit.cli.ledger import ask, questions
from abaudit.cli.ledger.ask import Choice, Question, QuestionForm
from abaudit.errors import UsageError

COLOUR = Question("--colour", "Which colour?", choices=(Choice("red", "rot"), Choice("blue", "blau")))
NUMBER = questions.number("DE")
NOTE = Question("--note", "Note", empty="nothing is noted.")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody at a terminal will answer, in order; then Ctrl-C."""
    answers: list[str] = []

    def prompt(*_question: object, default: str = "", **_options: object) -> str:
        if not answers:
            raise KeyboardInterrupt
        return answers.pop(0) or default

    monkeypatch.setattr(ask, "can_ask", lambda: True)
    monkeypatch.setattr("click.prompt", prompt)
    i18n.use("en")
    return answers


@pytest.mark.parametrize(("answer", "word"), [("1", "red"), ("BLAU", "blue"), ("blue", "blue"), (" rot ", "red")])
def test_a_choice_is_a_number_or_a_word_of_either_kind(typed: list[str], answer: str, word: str) -> None:
    """As listed, as kept, or by its number."""
    typed.append(answer)
    assert QuestionForm("x").one(COLOUR) == word


def test_a_wrong_answer_is_told_and_asked_again(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """At once, and as often as it takes; the option is not named to somebody who typed none."""
    typed += ["", "9", "green", "2"]
    assert QuestionForm("x").one(COLOUR) == "blue"
    told = capsys.readouterr().err
    assert told.count("write one of rot, blau") == 2
    assert "An answer is needed here" in told
    assert "--colour" not in told


def test_several_answers_are_checked_one_by_one(typed: list[str]) -> None:
    """All of them, or it is asked again."""
    typed += ["0171 3920001, 12", "0171 3920001, 0171 3920002"]
    assert QuestionForm("x").take(NUMBER) == ["0171 3920001", "0171 3920002"]


def test_what_may_stay_empty_says_what_follows(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Before it is left empty."""
    typed.append("")
    assert QuestionForm("x").one(NOTE) == ""
    assert "Left empty: nothing is noted." in capsys.readouterr().out


def test_an_interrupted_form_shows_what_enters_it_again(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with quotes where they are needed; options that were given are among it."""
    typed += ["Anna's", "1"]

    def filled() -> None:
        with QuestionForm("abaudit x") as form:
            form.keep("--until", ["2027-01-01"])
            for question in (questions.person(), COLOUR, NOTE):
                form.one(question)

    with pytest.raises(KeyboardInterrupt):
        filled()
    out = capsys.readouterr().out
    assert "abaudit x --until 2027-01-01 --person 'Anna'\"'\"'s' --colour red\n" in out


def test_what_is_stored_is_not_shown_again(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nor where nothing was typed."""
    typed += ["red"]
    with QuestionForm("abaudit x") as form:
        form.one(COLOUR)
        form.done = True
    with pytest.raises(UsageError), QuestionForm("abaudit x") as form:
        form.one(COLOUR, "green")
    assert "abaudit x" not in capsys.readouterr().out


def test_off_a_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is needed is missing, what may be empty is empty, and what is complete is stored without a question."""
    monkeypatch.setattr(ask, "can_ask", lambda: False)
    with pytest.raises(UsageError, match="--colour"):
        QuestionForm("x").one(COLOUR)
    assert QuestionForm("x").one(NOTE) == ""
    assert QuestionForm("x").confirm([("Number", "1")])


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_choice_is_understood_as_it_is_shown(typed: list[str], language: str) -> None:
    """States and ways, in both languages, by what is shown and by the word of the ledger."""
    i18n.use(language)
    for question in (questions.state(), questions.how()):
        for choice in question.choices:
            typed += [choice.shown, choice.word]
            assert [QuestionForm("x").one(question), QuestionForm("x").one(question)] == [choice.word, choice.word]
    i18n.use("en")
