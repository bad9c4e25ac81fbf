"""What each event of the ledger did, told step by step."""

from __future__ import annotations

from datetime import UTC, date, datetime

from abaudit.ledger import Book, Effect, HistoryStep
from abaudit.model.consent import Event, Standing
from factories import ANNA, BERND, SISTER, TODAY, US, event, ledger

NAME = "Anna Beispiel"
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


def steps(*events: Event, number: str = ANNA) -> tuple[HistoryStep, ...]:
    """The steps of the only person at *number*."""
    (person,) = Book(ledger(*events), US, "whatsapp", TODAY).history(number)
    return person.steps


def effects(*events: Event) -> list[str]:
    """The effects of the steps."""
    return [step.effect for step in steps(*events)]


def given(day: date = MARCH, **further: object) -> Event:
    """A consent of Anna's."""
    return event("given", ANNA, NAME, day, **further)  # type: ignore[arg-type]  # passed on as it is


def test_a_number_that_nobody_named_has_no_history() -> None:
    """Where the ledger names nobody there is nothing to tell."""
    assert Book(ledger(given()), US, "whatsapp", TODAY).history(BERND) == ()


def test_a_consent_is_opened_continued_and_ended() -> None:
    """The ordinary life of a consent."""
    told = (given(), event("renewed", ANNA, NAME, APRIL), event("withdrawn", ANNA, NAME, MAY))
    assert effects(*told) == ["opens", "continues", "ends"]
    assert [step.standing for step in steps(*told)] == [Standing.GIVEN, Standing.RENEWED, Standing.WITHDRAWN]


def test_the_order_is_that_of_the_days() -> None:
    """An event that stands higher in the file comes later if its day is later."""
    assert effects(event("withdrawn", ANNA, NAME, MAY), given()) == ["opens", "ends"]


def test_a_further_consent_is_told_as_one() -> None:
    """A second consent beside one in force opens nothing that was closed."""
    assert effects(given(), given(APRIL)) == ["opens", "opens-further"]


def test_a_refusal_without_a_consent_stands_as_the_answer() -> None:
    """Who had consented to nothing can end nothing."""
    assert effects(event("refused", ANNA, NAME, MARCH)) == ["stands"]


def test_a_request_waits_for_its_answer_and_changes_no_other() -> None:
    """A request opens nothing, ends nothing, and is no answer to a refusal."""
    assert effects(event("requested", ANNA, NAME, MARCH)) == ["asked"]
    assert effects(given(), event("requested", ANNA, NAME, APRIL)) == ["opens", "none"]
    assert effects(event("refused", ANNA, NAME, MARCH), event("requested", ANNA, NAME, APRIL)) == ["stands", "none"]


def test_what_opens_no_consent_says_why() -> None:
    """Implied, another legal basis, a renewal of nothing."""
    assert effects(given(how="implied")) == ["implied"]
    assert effects(given(basis="contract")) == ["other-basis"]
    assert effects(event("renewed", ANNA, NAME, MARCH)) == ["nothing-to-renew"]


def test_what_is_about_something_else_says_so() -> None:
    """Another business, another recipient, another purpose: each without effect on what is asked."""
    assert effects(given(controller=SISTER)) == ["other-controller"]
    assert effects(given(recipients=("signal",))) == ["other-recipient"]
    assert effects(given(purposes=("messaging",))) == ["other-purpose"]
    assert effects(given(recipients=("signal",), purposes=("messaging",))) == ["other-recipient"]
    narrow = event("withdrawn", ANNA, NAME, APRIL, recipients=(), purposes=("messaging",))
    assert effects(given(), narrow) == ["opens", "other-purpose"]
    elsewhere = event("withdrawn", ANNA, NAME, APRIL, recipients=("signal",), purposes=("messaging",))
    assert effects(given(), elsewhere) == ["opens", "other-recipient"]


def test_what_lies_ahead_has_no_effect_yet() -> None:
    """An event after the day asked is told and does not count."""
    told = steps(given(), event("withdrawn", ANNA, NAME, date(2027, 1, 1)))
    assert [step.effect for step in told] == ["opens", "later"]
    assert told[-1].standing is Standing.GIVEN


def test_the_day_asked_counts_in_full() -> None:
    """An event of that very day is on the timeline."""
    assert effects(given(), event("withdrawn", ANNA, NAME, TODAY)) == ["opens", "ends"]


def test_a_consent_is_in_force_on_its_last_day() -> None:
    """What happens on that day comes before the end by time, which has its day and its standing."""
    assert [_in_full(step) for step in steps(given(until=APRIL), event("requested", ANNA, NAME, APRIL))] == [
        (MARCH, "opens", "given", "given", APRIL),
        (APRIL, "none", "given", "requested", APRIL),
        (APRIL, "expires", "expired", None, None),
    ]


def test_after_an_end_by_time_no_consent_has_a_last_day() -> None:
    """What comes later finds the standing expired and no consent in force."""
    assert [_in_full(step) for step in steps(given(until=APRIL), given(date(2027, 1, 1)))] == [
        (MARCH, "opens", "given", "given", APRIL),
        (APRIL, "expires", "expired", None, None),
        (date(2027, 1, 1), "later", "expired", "given", None),
    ]


def test_the_end_by_time_has_a_step_of_its_own() -> None:
    """A consent that expires before the next event or before the day asked is told with its last day."""
    told = steps(given(until=APRIL), event("requested", ANNA, NAME, MAY))
    assert [(step.effect, step.day) for step in told] == [("opens", MARCH), ("expires", APRIL), ("asked", MAY)]
    assert effects(given(until=APRIL)) == ["opens", "expires"]
    assert effects(given(until=TODAY)) == ["opens"]


def test_an_expiry_comes_before_what_lies_ahead() -> None:
    """The order of the steps is that of the days, also beyond the day asked."""
    assert effects(given(until=APRIL), given(date(2027, 1, 1))) == ["opens", "expires", "later"]


def test_a_renewal_prolongs_and_the_step_says_until_when() -> None:
    """The last day is that of the consent in force and not that of the event."""
    told = steps(given(until=APRIL), event("renewed", ANNA, NAME, date(2026, 3, 15)))
    assert [step.until for step in told] == [APRIL, APRIL, None]
    prolonged = steps(given(until=APRIL), event("renewed", ANNA, NAME, date(2026, 3, 15), until=date(2028, 1, 1)))
    assert [step.until for step in prolonged] == [APRIL, date(2028, 1, 1)]


def test_events_of_one_day_are_told_as_the_day_takes_them() -> None:
    """A consent that a later line of the same day ends was open for a moment; one that follows an end stays open."""
    assert effects(given(), event("withdrawn", ANNA, NAME, MARCH)) == ["opens", "ends"]
    assert effects(event("withdrawn", ANNA, NAME, MARCH), given()) == ["stands", "opens"]


def test_a_consent_that_the_same_day_has_ended_already_never_opens() -> None:
    """Times order what has times; an untimed end below a consent of noon closes it, whatever stands between."""

    def at(hour: int) -> datetime:
        return datetime(2026, 3, 1, hour, tzinfo=UTC)

    noon = event("given", ANNA, NAME, MARCH)
    told = (
        _timed(noon, at(12)),
        event("withdrawn", ANNA, NAME, MARCH),
        _timed(event("withdrawn", ANNA, NAME, MARCH), at(9)),
    )
    assert effects(*told) == ["stands", "stands", "ended-at-once"]


def test_an_end_that_comes_before_the_days_consent_changes_nothing() -> None:
    """An untimed end above the consent of an earlier hour does not reach it."""

    def at(hour: int) -> datetime:
        return datetime(2026, 3, 1, hour, tzinfo=UTC)

    told = (
        _timed(event("requested", ANNA, NAME, MARCH), at(12)),
        event("withdrawn", ANNA, NAME, MARCH),
        _timed(event("given", ANNA, NAME, MARCH), at(9)),
    )
    assert effects(*told) == ["opens", "none", "none"]


def test_an_end_that_names_no_number_is_told_at_each() -> None:
    """A withdrawal for everything appears at every number of its person."""
    everything = event("withdrawn", (), NAME, APRIL)
    assert effects(given(), everything) == ["opens", "ends"]


def test_each_person_has_a_history_of_their_own() -> None:
    """Two persons at one number are told apart, in the order of their first event."""
    book = Book(ledger(given(), event("refused", ANNA, "Otto Klee", APRIL)), US, "whatsapp", TODAY)
    assert [(told.standing.person, [step.effect for step in told.steps]) for told in book.history(ANNA)] == [
        (NAME, [Effect.OPENS]),
        ("Otto Klee", [Effect.STANDS]),
    ]


def _in_full(step: HistoryStep) -> tuple[date, str, str, str | None, date | None]:
    """Day, effect, standing, the state of the event, and the last day."""
    return step.day, step.effect, step.standing, step.event.state if step.event else None, step.until


def _timed(one: Event, at: datetime) -> Event:
    from dataclasses import replace

    return replace(one, at=at)
