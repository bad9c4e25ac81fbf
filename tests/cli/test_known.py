"""Month after month: key, comparison, baseline, waivers and samples, through real processes."""

from __future__ import annotations

import json
import sys
import zipfile
from itertools import pairwise
from typing import Any

import pytest

from cli.process import ANNA, BERND, CLARA, Ended, Ground, abaudit, card, write

BOOK = card("Anna Beispiel", ANNA) + card("Bernd Muster", BERND)


def call(ground: Ground, *arguments: str) -> Ended:
    """``abaudit`` in the folder."""
    return abaudit(*arguments, cwd=ground.folder)


def saved(ground: Ground, name: str, *arguments: str, on: str = "2026-11-23") -> Any:
    """The result of an audit of ``book.vcf``, saved as *name*."""
    ended = call(ground, "audit", "book.vcf", "--on", on, "-q", "-o", f"json:{name}", *arguments)
    assert ended.err == ""
    return json.loads((ground.folder / name).read_text(encoding="utf-8"))


@pytest.fixture
def keyed(ground: Ground) -> Ground:
    """A folder with a key, and a book in which Bernd stands without a consent."""
    assert call(ground, "key", "init").status == 0
    ground.book(BOOK)
    return ground


def test_a_key_is_made_once_and_named_by_its_id(ground: Ground) -> None:
    """A second init changes nothing; results carry the id that show-id prints."""
    made = call(ground, "key", "init")
    assert made.status == 0
    again = call(ground, "key", "init")
    assert (again.status, "stays" in again.err) == (2, True)
    key_id = call(ground, "key", "show-id").out.strip()
    assert saved(ground, "r.json")["run"]["ids"] == f"hmac:{key_id}"
    secret = (ground.folder / "home" / ".config" / "abaudit" / "key").read_text(encoding="ascii").split()[1]
    assert secret not in made.out + again.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "book.vcf", "--baseline", "b.txt"),
        ("audit", "book.vcf", "--previous", "r.json"),
        ("diff", "r.json", "r.json"),
        ("baseline", "create", "r.json", "--owner", "x", "--due", "2027-01-01"),
        (
            "waiver",
            "add",
            "--id",
            "0" * 32,
            "--reason",
            "x",
            "--owner",
            "x",
            "--approved-by",
            "x",
            "--expires",
            "2027-01-01",
        ),
        ("key", "show-id"),
    ],
)
def test_whatever_compares_needs_a_key_and_says_how_to_make_it(ground: Ground, arguments: tuple[str, ...]) -> None:
    """Running numbers would match other people."""
    saved(ground, "r.json")
    ended = call(ground, *arguments)
    assert ended.status == 2
    assert "abaudit key init" in ended.err
    assert not (ground.folder / "waivers.yaml").exists()


def test_a_baseline_lets_only_what_is_new_fail(keyed: Ground) -> None:
    """And says how much is open until when, never that nothing was found."""
    saved(keyed, "r.json")
    made = call(keyed, "baseline", "create", "r.json", "--owner", "Büro", "--due", "31.03.2027", "-o", "b.txt")
    assert made.status == 0
    text = (keyed.folder / "b.txt").read_text(encoding="utf-8")
    assert "Bernd" not in text
    known = keyed.audit("book.vcf", "--baseline", "b.txt")
    assert known.status == 0
    assert "0 new, 1 open until 2027-03-31" in known.out
    assert "Nothing found" not in known.out
    assert "no consent on record" in known.out
    keyed.book(BOOK + card("Clara Neu", CLARA))
    assert keyed.audit("book.vcf", "--baseline", "b.txt").status == 1
    saved(keyed, "r2.json")
    assert call(keyed, "baseline", "update", "b.txt", "r2.json", "--owner", "x", "--due", "2027-01-01").status == 0
    assert keyed.audit("book.vcf", "--baseline", "b.txt").status == 0
    assert call(keyed, "baseline", "prune", "b.txt", "r.json").status == 0
    assert (keyed.folder / "b.txt").read_text(encoding="utf-8") == text
    overdue = abaudit("audit", "book.vcf", "--on", "2027-04-01", "--baseline", "b.txt", cwd=keyed.folder)
    assert overdue.status == 1
    assert "past its due day" in overdue.out


def test_a_baseline_is_not_overwritten_and_not_pruned_by_half_a_result(keyed: Ground) -> None:
    """Owners and days would be lost, or entries whose numbers nobody could read."""
    saved(keyed, "r.json")
    created = ("baseline", "create", "r.json", "--owner", "x", "--due", "2027-01-01", "-o", "b.txt")
    assert call(keyed, *created).status == 0
    again = call(keyed, *created)
    assert (again.status, "there already" in again.err) == (2, True)
    keyed.book(BOOK + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:X\r\nTEL;ENCODING=BASE64:###")
    half = saved(keyed, "half.json")
    assert not half["run"]["read_complete"]
    before = (keyed.folder / "b.txt").read_bytes()
    pruned = call(keyed, "baseline", "prune", "b.txt", "half.json")
    assert (pruned.status, (keyed.folder / "b.txt").read_bytes()) == (2, before)
    missing = call(keyed, "baseline", "update", "b.txt", "r.json", "--owner", " ", "--due", "2027-01-01")
    assert (missing.status, "--owner" in missing.err) == (2, True)
    undated = call(keyed, "baseline", "update", "b.txt", "r.json", "--owner", "x", "--due", "soon")
    assert (undated.status, "--due" in undated.err) == (2, True)


def test_what_another_key_made_is_an_error_and_not_all_new(keyed: Ground) -> None:
    """Baseline, earlier result and waivers."""
    row = saved(keyed, "r.json")["numbers"][1]
    call(keyed, "baseline", "create", "r.json", "--owner", "x", "--due", "2027-01-01", "-o", "b.txt")
    waiver = (
        "--reason",
        "x",
        "--owner",
        "x",
        "--approved-by",
        "x",
        "--approved-on",
        "2026-11-01",
        "--expires",
        "2027-01-01",
    )
    assert call(keyed, "waiver", "add", "--id", row["id"], *waiver, "--file", "w.yaml").status == 0
    (keyed.folder / "home" / ".config" / "abaudit" / "key").unlink()
    assert call(keyed, "key", "init").status == 0
    saved(keyed, "r2.json")
    for arguments in (
        ("audit", "book.vcf", "--baseline", "b.txt"),
        ("audit", "book.vcf", "--previous", "r.json"),
        ("audit", "book.vcf", "--waivers", "w.yaml"),
        ("diff", "r.json", "r2.json"),
        ("waiver", "add", "--id", row["id"], *waiver, "--file", "w.yaml"),
        ("baseline", "prune", "b.txt", "r2.json"),
    ):
        ended = call(keyed, *arguments)
        assert (ended.status, "another key" in ended.err) == (2, True), arguments


def test_waivers_beside_the_config_hold_and_are_always_told(keyed: Ground) -> None:
    """They change the status; a lapsed one lets its findings return; one that covers nothing is a warning, or 1."""
    row = saved(keyed, "r.json")["numbers"][1]
    common = ("--reason", "Umzug", "--owner", "Büro", "--approved-by", "Ada Beispiel", "--approved-on", "2026-11-01")
    added = call(keyed, "waiver", "add", "--id", row["id"], *common, "--expires", "2026-11-30")
    assert (added.status, "W-1" in added.out) == (0, True)
    waived = keyed.audit("book.vcf")
    assert waived.status == 0
    assert "Waiver W-1 covers 1 finding until 2026-11-30" in waived.out
    assert "Nothing new: what is open is waived" in waived.out
    assert "Umzug" not in waived.out, "its wording is for the owner's own screen"
    assert "Umzug" in keyed.audit("book.vcf", "--show", "full").out
    document = saved(keyed, "w.json")
    assert document["numbers"][1]["findings"][0]["waiver"] == "W-1"
    assert document["numbers"][1]["verdict"] == "flagged"
    lapsed = abaudit("audit", "book.vcf", "--on", "2026-12-01", cwd=keyed.folder)
    assert (lapsed.status, "W-1 lapsed" in lapsed.out) == (1, True)
    assert call(keyed, "waiver", "add", "--rule", "AB110", *common, "--expires", "2027-11-30").status == 0
    assert keyed.audit("book.vcf").status == 0
    strict = keyed.audit("book.vcf", "--strict")
    assert (strict.status, "W-2 (until 2027-11-30) covers nothing" in strict.out) == (1, True)
    listed = call(keyed, "waiver", "list", "--on", "2026-12-01")
    assert "W-1 (lapsed" in listed.out
    assert "W-2 (in force" in listed.out
    pruned = call(keyed, "waiver", "prune", "w.json", "--on", "2026-12-01")
    assert "W-1, W-2" in pruned.out
    assert call(keyed, "waiver", "list").out == "There is no waiver.\n"
    assert call(keyed, "waiver", "prune").out == "Nothing to take out.\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "--reason, --owner, --approved-by, --expires"),
        (("--reason", "x", "--owner", "x", "--approved-by", "x", "--expires", "soon"), "--expires"),
        (("--reason", "x", "--owner", "x", "--approved-by", "x", "--expires", "2027-01-01"), "names a number"),
        (
            ("--rule", "AB999", "--reason", "x", "--owner", "x", "--approved-by", "x", "--expires", "2027-01-01"),
            "no rule",
        ),
    ],
)
def test_a_waiver_that_says_too_little_is_not_written(ground: Ground, options: tuple[str, ...], message: str) -> None:
    """Every field is required, and the rule must exist."""
    ended = call(ground, "waiver", "add", *options)
    assert (ended.status, message in ended.err) == (2, True)
    assert not (ground.folder / "waivers.yaml").exists()


def drops(ground: Ground, name: str) -> list[tuple[str, str, bool]]:
    """(name, state, accepted) of every export that did not just change, in the saved result *name*."""
    document = json.loads((ground.folder / name).read_text(encoding="utf-8"))
    told = document["comparison"]["exports"]
    return [(each["name"], each["state"], each["accepted"]) for each in told if each["state"] != "changed"]


def test_what_shrank_or_is_gone_is_told_by_name_and_judged_all_the_same(keyed: Ground) -> None:
    """The result is there with status 3; whoever says by name that it is meant gets the usual status."""
    keyed.book(card("Clara Neu", CLARA), "old.vcf")
    keyed.book(BOOK + card("Dora Drei", "0171 3920004"))
    ended = call(keyed, "audit", "old.vcf", "book.vcf", "-q", "-o", "json:r.json", "--show", "full")
    assert ended.status == 1
    keyed.book(card("Bernd Muster", BERND))
    asked = ("audit", "book.vcf", "--previous", "r.json", "-o", "json:new.json")
    ended = keyed.audit(*asked[1:], "--show", "full")
    assert ended.status == 3
    assert "book.vcf has shrunk: 3 contacts in the earlier audit, 1 now." in ended.out
    assert "old.vcf with 1 contact was there in the earlier audit and is missing." in ended.out
    assert "--accept-drop old.vcf" in ended.out
    assert drops(keyed, "new.json") == [("book.vcf", "shrunk", False), ("old.vcf", "gone", False)]
    document = json.loads((keyed.folder / "new.json").read_text(encoding="utf-8"))
    assert (document["summary"]["flagged"], document["run"]["status"]) == (1, 3)
    one = call(keyed, *asked, "--accept-drop", "./book.vcf")
    assert (one.status, drops(keyed, "new.json")) == (
        3,
        [("export-1.vcf", "shrunk", True), ("earlier-1.vcf", "gone", False)],
    )
    both = keyed.audit(*asked[1:], "--accept-drop", "book.vcf", "--accept-drop", "earlier-1.vcf")
    assert (both.status, "This is meant" in both.out) == (1, True)
    assert [accepted for _name, _state, accepted in drops(keyed, "new.json")] == [True, True]
    wrong = call(keyed, *asked, "--accept-drop", "bok.vcf")
    assert (wrong.status, "bok.vcf" in wrong.err) == (2, True)
    alone = call(keyed, "audit", "book.vcf", "--accept-drop", "book.vcf")
    assert (alone.status, "--previous" in alone.err) == (2, True)


def test_an_unchanged_export_is_told_and_stops_nothing(keyed: Ground) -> None:
    """Night after night; a limit on its age does, and goes by the first night whatever the file says."""
    saved(keyed, "2026-10-23.json", on="2026-10-23")
    nights = ("2026-10-23", "2026-10-24", "2026-11-22")
    for before, night in pairwise(nights):
        asked = ("--previous", f"{before}.json", "--on", night, "-o", f"json:{night}.json", "--show", "full")
        told = keyed.audit("book.vcf", *asked)
        assert (told.status, "book.vcf is unchanged since the earlier audit." in told.out) == (1, True)
    later = ("--previous", "2026-11-22.json", "--on", "2026-11-23", "--show", "full")
    limited = keyed.audit("book.vcf", *later, "--max-age", "30")
    assert (limited.status, "book.vcf is 31 days old" in limited.out) == (3, True)
    assert keyed.audit("book.vcf", *later, "--max-age", "31").status == 1


def test_the_age_of_an_export_is_that_of_its_file(keyed: Ground) -> None:
    """In the time zone of the config, for archives and their members, too; nobody knows that of standard input."""
    import os
    from datetime import UTC, datetime

    moment = datetime(2026, 11, 20, 23, 30, tzinfo=UTC).timestamp()  # the 21st in Berlin
    (keyed.folder / "phones").mkdir()
    with zipfile.ZipFile(keyed.folder / "phones" / "all.zip", "w") as archive:
        archive.writestr("book.vcf", BOOK)
    for path in (keyed.folder / "book.vcf", keyed.folder / "phones" / "all.zip"):
        os.utime(path, (moment, moment))
    for name in ("book.vcf", "phones"):
        asked = ("audit", name, "--on", "2026-11-24", "--fail-on", "never")
        assert call(keyed, *asked, "--max-age", "3").status == 0
        old = call(keyed, *asked, "--max-age", "2", "-o", "json")
        assert (old.status, json.loads(old.out)["run"]["too_old"]) == (3, [0])
    given = abaudit("audit", "-", "--max-age", "3", cwd=keyed.folder, given=BOOK.encode())
    assert (given.status, "Nobody knows how old" in given.out) == (3, True)
    assert "written" not in {key for key, value in saved(keyed, "r.json")["run"]["exports"][0].items() if value}


def test_a_new_export_named_first_is_no_alarm(keyed: Ground) -> None:
    """Exports are known again by their names, wherever they stand."""
    saved(keyed, "r.json")
    keyed.book(card("Clara Neu", CLARA), "a.vcf")
    keyed.book(BOOK + card("Dora Drei", "0171 3920004"))
    told = keyed.audit("a.vcf", "book.vcf", "--previous", "r.json", "-o", "json:new.json", "--show", "full")
    assert (told.status, drops(keyed, "new.json")) == (1, [("a.vcf", "new", False)])
    assert "a.vcf was not there in the earlier audit." in told.out


def test_a_baseline_is_not_pruned_by_a_phone_that_shrank(keyed: Ground) -> None:
    """What is missing there may still be on the phone."""
    keyed.book(BOOK + card("Clara Neu", CLARA) + card("Dora Drei", "0171 3920004"))
    saved(keyed, "r.json")
    who = ("--owner", "Office", "--due", "2027-03-31")
    assert call(keyed, "baseline", "create", "r.json", *who, "-o", "known.txt").status == 0
    keyed.book(card("Bernd Muster", BERND))
    assert call(keyed, "audit", "book.vcf", "--previous", "r.json", "-q", "-o", "json:new.json").status == 3
    before = (keyed.folder / "known.txt").read_bytes()
    ended = call(keyed, "baseline", "prune", "known.txt", "new.json")
    assert (ended.status, (keyed.folder / "known.txt").read_bytes() == before) == (2, True)


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit"])
def test_every_pipeline_hears_of_exports_that_are_not_todays(keyed: Ground, form: str) -> None:
    """As of anything else that was not audited."""
    keyed.book(card("Clara Neu", CLARA), "old.vcf")
    call(keyed, "audit", "book.vcf", "old.vcf", "-q", "-o", "json:r.json")
    asked = ("audit", "book.vcf", "--previous", "r.json", "--max-age", "0", "--on", "2030-01-01")
    ended = call(keyed, *asked, "-o", form)
    assert ended.status == 3
    assert "earlier-2.vcf with 1 contact was there in the earlier audit and is missing." in ended.out
    assert "older than --max-age 0 allows" in ended.out


def test_what_is_new_since_the_last_audit_is_told_and_is_a_difference(keyed: Ground) -> None:
    """In the report with AB602, and by ``diff`` with status 1; the other way round it is fixed, and 0."""
    saved(keyed, "old.json", on="2026-10-23")
    keyed.book(BOOK + card("Clara Neu", CLARA))
    told = keyed.audit("book.vcf", "--previous", "old.json", "-o", "json:new.json")
    assert told.status == 1
    assert "Numbers since the audit of 2026-10-23: 1 new and open" in told.out
    assert "(AB602)" in told.out
    forth, back = call(keyed, "diff", "old.json", "new.json"), call(keyed, "diff", "new.json", "old.json", "-o", "json")
    assert (forth.status, back.status) == (1, 0)
    assert "not there before (1)" in forth.out
    assert len(json.loads(back.out)["fixed"]) == 1


def test_a_report_is_written_again_byte_for_byte(keyed: Ground) -> None:
    """From the saved result alone, in every format that the audit itself writes; names do not come back."""
    first = keyed.audit("book.vcf", "-o", "json:r.json")
    keyed.book("gone")
    again = call(keyed, "report", "r.json", "-o", "json:r2.json")
    assert (again.status, again.out) == (0, first.out)
    assert (keyed.folder / "r.json").read_bytes() == (keyed.folder / "r2.json").read_bytes()
    full = call(keyed, "report", "r.json", "--show", "full", "-o", "json:r3.json")
    assert (full.status, "saved with --show id" in full.err) == (2, True)
    assert call(keyed, "report", "book.vcf").status == 2
    overwritten = call(keyed, "report", "r.json", "-o", "json:r.json")
    assert (overwritten.status, "would be lost" in overwritten.err) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_key_list_is_private_and_tells_who_is_who(keyed: Ground) -> None:
    """Beside pseudonymous outputs; nothing of it reaches them."""
    ended = keyed.audit("book.vcf", "-o", "json:r.json", "--key-list", "who.csv")
    listed = (keyed.folder / "who.csv").read_text(encoding="utf-8")
    assert "Bernd Muster" in listed
    assert (keyed.folder / "who.csv").stat().st_mode & 0o077 == 0
    assert "Bernd" not in ended.out + (keyed.folder / "r.json").read_text(encoding="utf-8")
    for path in ("book.vcf", "r.json", "ledger.yaml"):
        refused = keyed.audit("book.vcf", "-o", "json:r.json", "--key-list", path)
        assert refused.status == 2, path


def test_a_stable_id_is_explained(keyed: Ground) -> None:
    """The whole of it, or its beginning; a beginning that fits nothing is refused."""
    row = saved(keyed, "r.json")["numbers"][1]
    for written in (row["id"], row["id"][:12]):
        if not written.isdigit():
            ended = call(keyed, "explain", written, "--in", "book.vcf", "--on", "2026-11-23")
            assert (ended.status, "flagged" in ended.out or "no consent on record" in ended.out) == (0, True)
    nobody = call(keyed, "explain", "deadbeef0000", "--in", "book.vcf")
    assert (nobody.status, "0 numbers" in nobody.err) == (2, True)


def test_a_sample_is_drawn_from_a_saved_result(keyed: Ground) -> None:
    """With names only where the result holds them and the pages go into a private file."""
    saved(keyed, "r.json", "--show", "full")
    written = call(keyed, "sample", "r.json", "--n", "3", "--seed", "7", "-o", "pages.txt")
    assert written.status == 0
    assert "Anna Beispiel" in (keyed.folder / "pages.txt").read_text(encoding="utf-8")
    piped = call(keyed, "sample", "r.json")
    assert "Anna Beispiel" not in piped.out
    assert "Sample 1/1" in piped.out
    lost = call(keyed, "sample", "r.json", "-o", "r.json")
    assert (lost.status, "would be lost" in lost.err) == (2, True)
    keyed.book(card("Bernd Muster", BERND))
    saved(keyed, "nobody.json")
    assert call(keyed, "sample", "nobody.json").status == 2


def test_results_about_different_recipients_are_not_compared(keyed: Ground) -> None:
    """Whoever compares them would call everything fixed."""
    document = saved(keyed, "r.json")
    document["run"]["recipient"] = "other"
    write(keyed.folder / "other.json", json.dumps(document))
    assert call(keyed, "diff", "r.json", "other.json").status == 2
    assert call(keyed, "audit", "book.vcf", "--previous", "other.json", "--accept-drop").status == 2
