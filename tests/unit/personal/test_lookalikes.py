"""Names with numbers where no importer reads them, and what looks like them and is nobody's."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

from abaudit import personal
from abaudit.personal import lookalikes

ANNA, BERND = "+49 171 3920001", "0171 3920002"
PEOPLE = [("Anna Beispiel", ANNA), ("Bernd Muster", BERND), ("Şule Örnek", "+49 30 23125007")]
JCARD = ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Anna"], ["tel", {}, "uri", f"tel:{ANNA}"]]]
XCARD = (
    '<?xml version="1.0"?><vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard><fn><text>Anna</text></fn>'
    "<tel><parameters><type><text>cell</text></type></parameters><uri>tel:+491713920001</uri></tel></vcard></vcards>"
)

LISTS = {
    "jcard": json.dumps(JCARD),
    "jcards": json.dumps([JCARD, JCARD]),
    "xcard": XCARD,
    "json": json.dumps([{"name": name, "phone": number} for name, number in PEOPLE]),
    "json-one": json.dumps([{"name": "Anna Beispiel", "telefon": ANNA}]),
    "json-nested": json.dumps(
        {"data": {"list": [{"firstName": "Anna", "lastName": "Beispiel", "tels": [{"number": ANNA}]}]}}
    ),
    "json-map": json.dumps(dict(PEOPLE)),
    "json-map-back": json.dumps({number: name for name, number in PEOPLE}),
    "json-rows": json.dumps([list(each) for each in PEOPLE]),
    "json-lines": "\n".join(json.dumps({"name": name, "mobile": number}) for name, number in PEOPLE),
    "yaml": "".join(f"- name: {name}\n  phone: {number}\n" for name, number in PEOPLE),
    "yaml-quoted": "".join(f"- telefon: '{number}'\n  name: \"{name}\"\n" for name, number in PEOPLE),
    "yaml-list": "".join(f"- name: {name}\n  phones:\n    - '{number}'\n" for name, number in PEOPLE),
    "yaml-nested": "people:\n" + "".join(f"  - name: {n}\n    phones:\n      - number: {t}\n" for n, t in PEOPLE),
    "yaml-flow": "".join(f"- {{name: {name}, tel: '{number}'}}\n" for name, number in PEOPLE),
    "yaml-map": "".join(f"{name}: '{number}'\n" for name, number in PEOPLE),
    "toml": "".join(f'[[contact]]\nname = "{name}"\nphone = "{number}"\n\n' for name, number in PEOPLE),
    "python": "BOOK = [\n"
    + "".join(f"    {{'name': '{name}', 'phone': '{number}'}},\n" for name, number in PEOPLE)
    + "]\n",
    "sql": "CREATE TABLE contacts (id int, name text, tel text);\n"
    + "".join(f"INSERT INTO contacts VALUES (1, '{name}', '{number}');\n" for name, number in PEOPLE),
    "sql-rows": "INSERT INTO `kunden` (`name`,`tel`) VALUES\n"
    + ",\n".join(f"('{n}','{t}')" for n, t in PEOPLE)
    + ";\n",
    "sql-copy": "COPY contacts (name, tel) FROM stdin;\n" + "".join(f"{n}\t{t}\n" for n, t in PEOPLE) + "\\.\n",
    "tsv": "".join(f"{name}\t{number}\n" for name, number in PEOPLE),
    "tsv-one": f"Anna Beispiel\t{ANNA}\n",
    "csv": "".join(f"{name};Hamburg;{number}\n" for name, number in PEOPLE),
    "csv-quoted": "".join(f'"{number}","{name}"\n' for name, number in PEOPLE),
    "lines": "".join(f"{name}: {number}\n" for name, number in PEOPLE),
    "lines-blank": "".join(f"{name} {number}\n" for name, number in PEOPLE),
    "markdown": "| Name | Telefon |\n|---|---|\n" + "".join(f"| {name} | {number} |\n" for name, number in PEOPLE),
    "php": "<?php\n" + "".join(f"$p[] = ['name' => '{name}', 'phone' => '{number}'];\n" for name, number in PEOPLE),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_lists_of_people_are_kept_back(name: str, encoding: str) -> None:
    """Whatever says who has which number, in every encoding that a program writes."""
    expected = personal.VCARD if "card" in name else personal.CONTACTS
    assert personal.kind(LISTS[name].encode(encoding)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Fliesen Beispiel\n\nWir sind da: Telefon 030 23125000, Fax 030 23125001.\n\nMontag bis Freitag.\n",
        "Impressum\n\nFliesen Beispiel GmbH\nHauptstraße 1\nTelefon: +49 30 23125000\nFax: +49 30 23125001\n",
        json.dumps({"name": "abaudit", "version": "1.0.0", "bugs": "0123456789012"}),
        json.dumps({"organisation": {"name": "Fliesen Beispiel GmbH", "telephone": "+49 30 23125000"}}),
        json.dumps({"name": "Fliesen Beispiel GmbH", "phone": "+49 30 23125000", "fax": "+49 30 23125001"}),
        "site:\n  name: Fliesen Beispiel GmbH\n  phone: +49 30 23125000\n",
        json.dumps(
            [{"name": "John Doe", "phone": "+1 212 555 0100"}, {"name": "Jane Doe", "phone": "+1 212 555 0199"}]
        ),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{{ name }}\r\nTEL:{{ phone }}\r\nEMAIL:${mail}\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Vorname Nachname\r\nTEL:\r\nEND:VCARD\r\n",
        json.dumps(["vcard", [["fn", {}, "text", "{{name}}"], ["tel", {}, "uri", "{{phone}}"]]]),
        "<vcard><fn><text>Name</text></fn><tel><uri/></tel></vcard>",
        'msgid "Telephone number"\nmsgstr "Telefonnummer, wie +49 171 3920001"\n\nmsgid "a"\nmsgstr "b"\n',
        "\n".join(
            f'    "node_modules/x{n}": {{"version": "1.2.{n}", "integrity": "sha512-{n}0171392000{n}=="}},'
            for n in range(9)
        ),
        "\n".join(f"{n:08d}: {n * 7919:010d}" for n in range(1, 40)),
        "\n".join(f"2026-01-{n:02d} 10:00:00 Request 01713920{n:03d}.log took 12 ms" for n in range(1, 29)),
        "def call(number: str = '+49 171 3920001') -> None:\n    print('Calling', number)\n",
        json.dumps([1, [2, [3, {"a": None, "b": True, "phone": False}]]]),
        "[" * 3000,
    ],
)
def test_what_is_nobodys_passes(text: str) -> None:
    """A company's number, numbers kept free for examples, templates, translations, lock files, logs and code."""
    assert personal.kind(text.encode()) == ""


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever a repository holds, there is an answer."""
    assert personal.kind(data) in {"", *personal.KINDS}
    assert lookalikes.kind(data) in {"", *personal.KINDS}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
        lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=8), below, max_size=4),
        max_leaves=12,
    )
)
def test_a_person_anywhere_in_json_is_found(around: object) -> None:
    """However deep it lies and whatever is beside it."""
    person = {"name": "Anna Beispiel", "phone": ANNA}
    assert personal.kind(json.dumps({"x": around, "y": [around, {"z": person}]}).encode()) == personal.CONTACTS


def test_a_person_in_a_large_file_of_settings_is_found() -> None:
    """The lines around a number are enough to tell whose it is."""
    text = "".join(f"key{n}: value\n" for n in range(500))
    assert personal.kind(f"{text}name: Anna Beispiel\nmobil: {ANNA}\n{text}".encode()) == personal.CONTACTS
