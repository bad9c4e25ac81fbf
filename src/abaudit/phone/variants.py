"""Other numbers that name the same subscriber, in the plans where messengers' own ids deviate from E.164."""

from __future__ import annotations

import re


def variants(e164: str) -> tuple[str, ...]:
    """The other E.164 forms of *e164*'s subscriber, without *e164* itself; () in every plan but five.

    Mexico with and without the 1 of mobile numbers, Argentina with 9, without, and with 15 behind the area code,
    Brazil's mobile numbers with and without the ninth digit, and the numbers of Benin and Côte d'Ivoire before and
    after they grew to ten digits.  A form need not be valid in today's plan: the point is that it was, or is one to a
    messenger.
    """
    forms = _FORMS.get(e164[:3]) or _FORMS.get(e164[:4])
    return () if forms is None else tuple(form for form in dict.fromkeys(forms(e164)) if form != e164)


# ------------------------------------------------------------------------------------------------------------------


def _mexico(e164: str) -> list[str]:
    found = re.fullmatch(r"\+52(1?)([0-9]{10})", e164)
    if not found:
        return []
    return [f"+52{found[2]}" if found[1] else f"+521{found[2]}"]


def _argentina(e164: str) -> list[str]:
    subscriber = _argentine_subscriber(e164)
    if subscriber is None:
        return []
    area, local = subscriber
    return [f"+549{area}{local}", f"+54{area}{local}", f"+54{area}15{local}"]


def _argentine_subscriber(e164: str) -> tuple[str, str] | None:
    """(area code, local number) of an Argentine number of ten digits, or of a mobile one written with 9 or 15."""
    from abaudit.phone import plan

    national = e164.removeprefix("+54")
    if not re.fullmatch("[0-9]{10,12}", national):
        return None
    if len(national) == 12:  # area code, 15, local number: ten digits without the 15
        areas = [size for size in (2, 3, 4) if national[size : size + 2] == "15"]
        fits = [size for size in areas if plan.argentine_area(national[:size] + national[size + 2 :]) == size]
        return (national[: fits[0]], national[fits[0] + 2 :]) if fits else None
    ten = national.removeprefix("9") if len(national) == 11 else national
    size = plan.argentine_area(ten) if len(ten) == 10 else 0
    return (ten[:size], ten[size:]) if size else None


def _brazil(e164: str) -> list[str]:
    """Only what began with 6 to 9 before the ninth digit came is a mobile number."""
    found = re.fullmatch(r"\+55([1-9][0-9])(9?)([6-9][0-9]{7})", e164)
    if not found:
        return []
    return [f"+55{found[1]}{found[3]}" if found[2] else f"+55{found[1]}9{found[3]}"]


def _benin(e164: str) -> list[str]:
    found = re.fullmatch(r"\+229(01)?([0-9]{8})", e164)
    if not found:
        return []
    return [f"+229{found[2]}" if found[1] else f"+22901{found[2]}"]


def _cote_d_ivoire(e164: str) -> list[str]:
    """Since 2021 two digits for the operator stand before the eight of old, by which the old ones can be told."""
    new = re.fullmatch(r"\+225([0-9]{2})([0-9]{8})", e164)
    if new:
        return [f"+225{new[2]}"] if new[1] in _ivorian_operators(new[2]) else []
    old = re.fullmatch(r"\+225([0-9]{8})", e164)
    return [f"+225{operator}{old[1]}" for operator in _ivorian_operators(old[1])] if old else []


def _ivorian_operators(old: str) -> tuple[str, ...]:
    """What may stand before an old number: its second digit tells a mobile one's operator, a landline's is open."""
    return ("27", "25", "21") if old[0] in "23" else (_IVORIAN_MOBILE[int(old[1])],)


_IVORIAN_MOBILE = ("01",) * 4 + ("05",) * 3 + ("07",) * 3
"""The new prefix by the second digit of an old mobile number."""

_FORMS = {"+52": _mexico, "+54": _argentina, "+55": _brazil, "+229": _benin, "+225": _cote_d_ivoire}
