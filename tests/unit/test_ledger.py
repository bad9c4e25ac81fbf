"""The fold, case by case; tests/property/test_ledger.py compares it with a slow reference."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from abaudit.errors import LedgerError
from abaudit.ledger import Book, folded, sole_controller
from abaudit.model.consent import Event, Ledger, Standing, State

ONE, TWO = "+493023125001", "+493023125002"
FIRM, SISTER = "Fliesen Beispiel GmbH", "Beispiel Bau KG"
JAN, FEB, MAR, APR, MAY = (date(2026, month, 1) for month in range(1, 6))
DAY = timedelta(days=1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MORNING = datetime(2026, 3, 1, 8, tzinfo=UTC)


def _event(state: str, day: date | datetime, **rest: Any) -> Event:
    """One event of Anna's for the firm, WhatsApp and upload; an end names nothing unless *rest* does."""
    ends = State(state) in {State.REFUSED, State.WITHDRAWN, State.REVOKED, State.INVALIDATED}
    at = day if isinstance(day, datetime) else None
    own: dict[str, Any] = {
        "line": 1,
        "numbers": () if ends else (ONE,),
        "person": "Anna Beispiel",
        "controller": FIRM,
        "recipients": () if ends else ("whatsapp",),
        "purposes": () if ends else ("upload",),
    }
    return Event(state=State(state), day=at.date() if at else day, at=at, **(own | rest))


def _ledger(*events: Event) -> Ledger:
    return Ledger("yaml", "", events)


def _book(*events: Event, on: date = APR, controller: str | None = FIRM) -> Book:
    return Book(_ledger(*events), controller, "whatsapp", on)


def _standing(*events: Event, on: date = APR, number: str = ONE) -> str:
    return _book(*events, on=on).standing(number).standing.value


@pytest.mark.parametrize(
    ("expected", "events"),
    [
        ("absent", []),
        ("given", [("given", JAN)]),
        ("requested", [("requested", JAN)]),
        ("given", [("requested", JAN), ("given", FEB)]),
        ("given", [("given", JAN), ("requested", FEB)]),
        ("renewed", [("given", JAN), ("renewed", FEB)]),
        ("unknown", [("renewed", FEB)]),
        ("unknown", [("given", JAN), ("withdrawn", FEB), ("renewed", MAR)]),
        ("withdrawn", [("given", JAN), ("withdrawn", FEB)]),
        ("withdrawn", [("given", JAN), ("withdrawn", FEB), ("requested", MAR)]),
        ("given", [("given", JAN), ("withdrawn", FEB), ("given", MAR)]),
        ("revoked", [("given", JAN), ("revoked", FEB)]),
        ("invalidated", [("given", JAN), ("invalidated", FEB)]),
        ("refused", [("requested", JAN), ("refused", FEB)]),
        ("withdrawn", [("given", JAN), ("given", FEB), ("withdrawn", MAR)]),
        ("not-yet", [("given", MAY)]),
        ("requested", [("requested", JAN), ("given", MAY)]),
        ("refused", [("given", MAR), ("refused", MAR)]),
        ("given", [("refused", MAR), ("given", MAR)]),
    ],
)
def test_a_course_of_events_leads_to_its_standing(expected: str, events: list[tuple[str, date]]) -> None:
    """Each course of events, in the order of the file, leads to the standing that the design gives it."""
    assert _standing(*(_event(state, day) for state, day in events)) == expected


def test_a_consent_is_in_force_from_its_day_through_its_last() -> None:
    """Both the first and the last day count, the days around them do not."""
    consent = _event("given", FEB, until=MAR)
    by_day = {day: _standing(consent, on=day) for day in (date(2026, 1, 31), FEB, MAR, date(2026, 3, 2))}
    assert list(by_day.values()) == ["not-yet", "given", "given", "expired"]


def test_a_renewal_with_a_last_day_limits_what_it_renews_to_that_day() -> None:
    """A last day of a renewal counts, be it later or earlier than the consent's own; without one, that stays."""
    assert _standing(_event("given", JAN, until=MAR), _event("renewed", FEB, until=MAY)) == "renewed"
    assert _standing(_event("given", JAN, until=MAY), _event("renewed", FEB, until=MAR)) == "expired"
    assert _standing(_event("given", JAN, until=MAR), _event("renewed", FEB)) == "expired"
    assert _standing(_event("given", JAN), _event("renewed", FEB, until=MAR)) == "expired"
    assert _standing(_event("given", JAN), _event("renewed", FEB, until=MAR), on=MAR) == "renewed"
    two = (_event("given", JAN), _event("given", FEB, until=MAY), _event("renewed", FEB + DAY, until=MAR))
    assert _standing(*two) == "expired"
    assert _standing(*two, _event("renewed", FEB + DAY + DAY, until=MAY)) == "renewed"


def test_of_renewals_of_one_day_the_earliest_last_day_counts() -> None:
    """Whatever their order, and whatever their order to a consent of that day, unless times tell it."""
    short, long = _event("renewed", FEB, until=MAR), _event("renewed", FEB, until=MAY)
    for renewals in ((short, long), (long, short)):
        assert _standing(_event("given", JAN), *renewals) == "expired"
    consent = _event("given", FEB)
    assert _standing(short, consent) == _standing(consent, short) == "expired"
    early, late = (_event("renewed", moment, until=date(2026, 3, 5)) for moment in (MORNING, NOON))
    assert _standing(early, _event("given", NOON)) == "given"
    assert _standing(late, _event("given", MORNING)) == "expired"


def test_a_renewal_after_expiry_is_unknown_and_a_request_after_it_counts() -> None:
    """What has expired cannot be continued, but asked for again."""
    expired = _event("given", JAN, until=FEB)
    assert _standing(expired, _event("renewed", MAR)) == "unknown"
    assert _standing(expired, _event("requested", MAR)) == "requested"
    assert _standing(expired, _event("requested", JAN)) == "expired"


def test_of_two_consents_the_one_that_lasts_decides() -> None:
    """A second, shorter consent takes nothing away from the first."""
    book = _book(_event("given", JAN, line=1), _event("given", FEB, until=MAR, line=2))
    assert book.standing(ONE).persons[0].event == _event("given", JAN, line=1)


@pytest.mark.parametrize("weak", [{"how": "implied"}, {"basis": "contract"}, {"basis": "legitimate-interest"}])
@pytest.mark.parametrize("state", ["given", "renewed"])
def test_what_is_no_expressed_consent_opens_and_continues_nothing(state: str, weak: dict[str, str]) -> None:
    """Implied consents and other legal bases are unknown where nothing holds, and never touch a consent or an end."""
    event = _event(state, FEB, **weak)
    assert _standing(event) == "unknown"
    assert _standing(_event("requested", JAN), event) == "unknown"
    assert _standing(_event("given", JAN), event) == "given"
    assert _standing(_event("given", JAN), _event("withdrawn", JAN), event) == "withdrawn"
    assert _standing(_event(state, MAY, **weak)) == "absent"


def test_an_end_reaches_all_numbers_and_recipients_unless_it_names_its_own() -> None:
    """A withdrawal without a number ends both numbers; one that names a number or recipient ends only that."""
    both = _event("given", JAN, numbers=(ONE, TWO))
    everything = _book(both, _event("withdrawn", FEB))
    assert [everything.standing(number).standing.value for number in (ONE, TWO)] == ["withdrawn", "withdrawn"]
    named = _book(both, _event("withdrawn", FEB, numbers=(TWO,)))
    assert [named.standing(number).standing.value for number in (ONE, TWO)] == ["given", "withdrawn"]
    assert _standing(both, _event("withdrawn", FEB, recipients=("signal",))) == "given"
    assert _standing(both, _event("withdrawn", FEB, purposes=("advertising",))) == "given"
    assert _standing(both, _event("withdrawn", FEB, purposes=("upload",))) == "withdrawn"


def test_an_end_for_another_controller_ends_nothing_here() -> None:
    """A withdrawal towards the sister company leaves the firm's consent."""
    assert _standing(_event("given", JAN), _event("withdrawn", FEB, controller=SISTER)) == "given"


def test_only_an_end_may_leave_out_what_it_is_about() -> None:
    """A consent without number, recipient or purpose covers none of them."""
    for missing in ({"numbers": ()}, {"recipients": ()}, {"purposes": ()}):
        assert _standing(_event("given", JAN, **missing)) == "absent"


def test_persons_and_controllers_are_compared_folded() -> None:
    """Case, white space, invisible characters and composed letters make no second person."""
    assert folded("  Jörg\u00a0 BEISPIEL\u200b") == folded("Jo\u0308rg Beispiel") == "jörg beispiel"
    assert folded("STRASSE") == folded("straße")
    consent = _event("given", JAN, person="Jörg Beispiel")
    withdrawal = _event("withdrawn", FEB, person="JO\u0308RG  beispiel", controller=FIRM.upper())
    assert _standing(consent, withdrawal) == "withdrawn"


def test_of_several_persons_the_worst_standing_counts() -> None:
    """One person's refusal, or silence towards this firm, outweighs the other's consent."""
    anna = _event("given", JAN)
    refusal = _event("refused", FEB, person="Bernd Beispiel", numbers=(ONE,), known_as=("Chef",))
    found = _book(anna, refusal).standing(ONE)
    assert found.standing is Standing.REFUSED
    assert [(person.names, person.standing.value) for person in found.persons] == [
        (("Anna Beispiel",), "given"),
        (("Bernd Beispiel", "Chef"), "refused"),
    ]
    assert _standing(anna, _event("given", JAN, person="Bernd Beispiel", recipients=("signal",))) == "absent"
    assert _standing(anna, _event("given", JAN, person="Bernd Beispiel")) == "given"


@pytest.mark.parametrize(
    ("expected", "differs"),
    [
        ("controller", {"controller": SISTER}),
        ("controller", {"controller": SISTER, "recipients": ("signal",)}),
        ("recipient", {"recipients": ("signal",)}),
        ("recipient", {"recipients": ("signal",), "purposes": ("messaging",)}),
        ("purpose", {"purposes": ("messaging",)}),
        ("none", {"recipients": ("signal",), "until": FEB}),
        ("none", {"recipients": ("signal",), "how": "implied"}),
    ],
)
def test_an_absent_consent_says_what_the_one_on_record_is_for(expected: str, differs: dict[str, Any]) -> None:
    """Of a consent in force elsewhere the first difference is told: controller, recipient, purpose."""
    found = _book(_event("given", JAN, **differs)).standing(ONE)
    assert (found.standing.value, found.elsewhere) == ("absent", expected)


def test_times_of_one_day_decide_whatever_the_order_in_the_file() -> None:
    """A consent at noon stands against a withdrawal of the same morning, and not the other way round."""
    assert _standing(_event("given", NOON), _event("withdrawn", MORNING)) == "given"
    assert _standing(_event("given", MORNING), _event("withdrawn", NOON)) == "withdrawn"
    assert _standing(_event("withdrawn", NOON), _event("given", MORNING)) == "withdrawn"
    assert _standing(_event("withdrawn", NOON), _event("given", NOON)) == "given"


def test_an_end_without_a_time_holds_against_what_stands_before_it() -> None:
    """Adding a timed withdrawal to a day must not lift a consent over an untimed withdrawal below it."""
    consent, withdrawal = _event("given", NOON), _event("withdrawn", MAR)
    assert _standing(consent, withdrawal) == "withdrawn"
    assert _standing(consent, withdrawal, _event("withdrawn", MORNING)) == "withdrawn"


def test_the_line_orders_events_of_one_day() -> None:
    """What counts within a day is the place in the file, not the order of the tuple."""
    late, early = _event("withdrawn", MAR, line=9), _event("given", MAR, line=2)
    assert _standing(late, early) == "withdrawn"


def test_a_ledger_has_one_controller_or_asks_for_it() -> None:
    """The only controller is taken as written, none without events, and several are an error that names nobody."""
    assert sole_controller(_ledger()) is None
    assert sole_controller(_ledger(_event("given", JAN), _event("given", JAN, controller=FIRM.lower()))) == FIRM
    with pytest.raises(LedgerError) as caught:
        sole_controller(_ledger(_event("given", JAN), _event("given", JAN, controller=SISTER)), "l.yaml")
    assert "abaudit.yaml" in str(caught.value)
    assert SISTER not in str(caught.value)
    assert _book(_event("given", JAN), controller=None).standing(ONE).standing is Standing.GIVEN
    assert Book(_ledger(), None, "whatsapp", APR).standing(ONE).persons == ()


def test_a_renewal_before_the_consent_of_its_day_does_not_prolong_it() -> None:
    """Of one day, only a consent that was there before, by the times of both, is prolonged."""
    for renewal in (_event("renewed", MAR, until=MAY), _event("renewed", MORNING, until=MAY)):
        for consent in (_event("given", MAR, until=MAR), _event("given", NOON, until=MAR)):
            assert _standing(renewal, consent) == "expired"
    consent, renewal = _event("given", MORNING, until=MAR), _event("renewed", NOON, until=MAY)
    assert _standing(consent, renewal) == _standing(renewal, consent) == "renewed"


def test_of_two_timed_ends_of_a_day_the_later_names_the_standing() -> None:
    """The time, not the place in the file, tells which end was the last."""
    assert _standing(_event("given", JAN), _event("withdrawn", NOON), _event("revoked", MORNING)) == "withdrawn"
    assert _standing(_event("given", JAN), _event("revoked", MORNING), _event("withdrawn", NOON)) == "withdrawn"
