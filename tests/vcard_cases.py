"""Strategies that build nasty vCard files out of fragments, shared by the property and the fuzz tests."""

from __future__ import annotations

import base64

from hypothesis import strategies as st

NUMBERS = st.sampled_from(
    ["+49 171 3920001", "0171 3920002", "030 23125 001", "+491713920003,,123#", "", " ", "CELL:+49171"]
)

_NAMES = st.sampled_from([
    "TEL", "tel", "Tel", "item1.TEL", "ITEM2.tel", "a.b.TEL", "TEL.CELL", "X-TEL", "TELEX", "TELX", "TEL_1", "NOTE",
    "N", "FN", "ORG", "PHOTO", "AGENT", "KEY", "ADR", "EMAIL", "X-ABLABEL", "item1.X-ABLabel", "CATEGORIES", "VERSION",
    "PROFILE", "BEGIN", "END", "X-A/B", "X.A-B", "#TEL", "TITLE", "HANDY", " TEL", "TEL ", "TEL CELL", "\x01TEL",
    '"TEL"', "\ufeffTEL", "item 1.TEL", "TÉL", "\xa0TEL", "Er sagte", "TE\x0bL", "",
])  # fmt: skip
_PARAMETERS = st.sampled_from([
    "", ";", ";;", ";CELL", ";TYPE=CELL", ";type=HOME,WORK", ';TYPE="CELL,VOICE"', ";waid=491713920001", ";BASE64",
    ";ENCODING=QUOTED-PRINTABLE", ";QUOTED-PRINTABLE", ";encoding=quoted-printable;CHARSET=ISO-8859-1", ";ENCODING=b",
    ";ENCODING=BASE64;TYPE=JPEG", ";ENCODING=7BIT", ";VALUE=uri", ";CHARSET=utf-16", ';X="a:b;c"', ';X="a', ';X=a"b',
    ";X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42)", ";TYPE=", ";PREF=1", ";=", ";a b=c", ";TYPE=WhatsApp",
    ";X=" + "," * 40 + '"',
])  # fmt: skip
_VALUES = st.one_of(
    NUMBERS,
    st.sampled_from([
        "Beispiel;Anna;;;", "Küche", "a\\nb\\,c\\", "abc=", "abc= ", "=C3=9F=", "=", "=0D=0A=", "TEL:1", "=54EL:1",
        "VCARD", "VCARD ", "VCARDBEGIN:VCARD", "VCARDTEL:1", "BEGIN:VCARD", "BEGIN:VCARD\\nTEL:1\\nEND:VCARD",
        "BEGIN:VCARD\\nTEL\\;CELL:1\\nTEL:2\\nAGENT:BEGIN:VCARD\\\\nTEL:3\\\\nEND:VCARD\\nEND:VCARD\\n",
        "BEGIN:VCARD=0D=0ATEL:1=0D=0A=\nTEL;HOME:2=0D=0AEND:VCARD", base64.b64encode(b"+49 171 3920004").decode(),
        base64.b64encode(b"BEGIN:VCARD\nTEL:7\nEND:VCARD\n").decode(), "A" * 60, '"', '";:"', "_$!<Mobile>!$_",
    ]),
    st.text(alphabet='TEL:;="\\, .\n\r\t\x00\x0b\x85\u2028ä1+', max_size=12),
)  # fmt: skip
_STRAY = st.sampled_from([
    "", " ", "\t", "# comment", "BEGIN:VCARD", "END:VCARD", "end:vcard", "END:VCARD ", "END:VCARDBEGIN:VCARD", "TEL",
    "BEGIN :VCARD", " BEGIN:VCARD", "\ufeffBEGIN:VCARD", "BEGIN:VCALENDAR", "TEL;CELL", "Beispiel 0171 3920001", "AAAA",
    "TE", " L:1", "A" * 76, "\x1a", "\x00", "AGENT:", "AGENT;X=1: ", "AGENT:BEGIN:VCARD", "BEG", " IN:VCARD", "=",
    "\x1e", ":", ";", '"',
])  # fmt: skip
WORDS = st.text(alphabet="abcÄöß éŁ中🙂'-.", max_size=12).map(str.strip)
_TIDY_PHONES = st.builds(
    "{}TEL{}:{}".format,
    st.sampled_from(["", "", "item1.", "item2."]),
    st.sampled_from(["", ";TYPE=CELL", ";type=HOME;type=VOICE;type=pref", ";CELL", ";TYPE=WORK,FAX"]),
    st.text(alphabet="+0123456789 ()/-.", min_size=1, max_size=18),
)
_PROPERTIES = st.builds(lambda *parts: "".join(parts), _NAMES, _PARAMETERS, st.just(":"), _VALUES)
_LINE_ENDS = st.sampled_from(["\r\n", "\n", "\r", "\r\r\n", "\r\n", "\n"])
_FOLDS = ["\r\n ", "\n ", "\n\t", "\r ", "\r\r\n ", "=\r\n", "=\n", "\n", "\0", "\r\n\r\n ", "=\n "]
_ENCODINGS = ["utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@st.composite
def nasty_text(draw: st.DrawFn) -> str:
    """Lines that look like a vCard file to some degree, folded and broken at random places."""
    lines = draw(st.lists(st.one_of(_PROPERTIES, _PROPERTIES, _STRAY), max_size=14))
    if draw(st.booleans()):
        lines = ["BEGIN:VCARD", *lines, "END:VCARD"]
    end = draw(_LINE_ENDS)
    text = "".join(line + (end if draw(st.integers(0, 9)) else draw(_LINE_ENDS)) for line in lines)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(_FOLDS)) + text[at:]
    return text


@st.composite
def nasty_files(draw: st.DrawFn) -> bytes:
    """The bytes of such a text, in any encoding, sometimes cut off, joined with another one, or with a byte changed."""
    data = draw(nasty_text()).encode(draw(st.sampled_from(_ENCODINGS)), "replace")
    match draw(st.integers(0, 7)):
        case 0:
            data += draw(nasty_text()).encode(draw(st.sampled_from(_ENCODINGS)), "replace")
        case 1:
            data = data[: draw(st.integers(0, len(data)))]
        case 2:
            at = draw(st.integers(0, len(data)))
            data = data[:at] + draw(st.binary(min_size=1, max_size=3)) + data[at + 1 :]
    return data


@st.composite
def tidy_cards(draw: st.DrawFn) -> str:
    """A file as programs write it: folded or not, and nothing in it that vobject damages."""
    cards = []
    for _ in range(draw(st.integers(1, 4))):
        lines = ["VERSION:3.0", f"N:{draw(WORDS)};{draw(WORDS)};;;", f"FN:{draw(WORDS) or 'X'}"]
        if draw(st.booleans()):
            lines.append(f"ORG:{draw(WORDS)};{draw(WORDS)}")
        if draw(st.booleans()):
            lines.append(f"CATEGORIES:{draw(WORDS)},{draw(WORDS)}")
        lines += draw(st.lists(_TIDY_PHONES, max_size=3))
        lines.append(f"NOTE:{draw(WORDS)}\\n{draw(WORDS)}\\, {draw(WORDS)}\\;")
        end = draw(st.sampled_from(["\r\n", "\n"]))
        width = draw(st.sampled_from([20, 60, 1000]))
        folded = [(end + " ").join(line[at : at + width] for at in range(0, len(line), width)) for line in lines]
        cards.append(end.join(["BEGIN:VCARD", *folded, "END:VCARD", ""]))
    return "".join(cards)
