"""What a run works on, found and checked."""

from __future__ import annotations

import zoneinfo
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, strategies as st

from abaudit.cli import inputs
from abaudit.errors import ConfigError, ExportError, UsageError
from abaudit.importers import Options
from abaudit.service import books, settings


@pytest.mark.parametrize("written", ["2026-03-01", "01.03.2026", " 1.3.2026 "])
def test_a_day_may_be_written_in_two_ways(written: str) -> None:
    """ISO and German days are read, with or without zeros and blanks."""
    assert inputs.day(written, "Europe/Berlin") == date(2026, 3, 1)


@pytest.mark.parametrize(
    "written", ["2026-3-1", "2026-02-30", "31.04.2026", "03/01/2026", "tomorrow", "2026-03-01T10:00", "1.3.26"]
)
def test_any_other_day_is_refused(written: str) -> None:
    """A day that may mean another one is no day."""
    with pytest.raises(UsageError, match="2026-03-01"):
        inputs.day(written, "Europe/Berlin")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_can_be_asked_for(day: date) -> None:
    """What a day is written as, it is read as."""
    assert inputs.day(day.isoformat(), "Europe/Berlin") == day
    assert inputs.day(day.strftime("%d.%m.%Y"), "Europe/Berlin") == day


def test_today_is_that_of_the_owners_time_zone() -> None:
    """Without a day the calendar of the time zone counts, not the machine's: both ends of the world differ by a day."""
    east, west = inputs.day("", "Pacific/Kiritimati"), inputs.day("", "Pacific/Niue")
    assert timedelta(0) < east - west <= timedelta(days=2)


def test_a_machine_without_time_zones_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows knows no zones of its own; the message names the package that does, and the option that needs none."""

    def unknown(name: str) -> NoReturn:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", unknown)
    with pytest.raises(ConfigError, match=r"tzdata.*--on"):
        inputs.day("", "Europe/Berlin")
    assert inputs.day("2026-03-01", "Europe/Berlin").year == datetime(2026, 3, 1).year  # noqa: DTZ001 - a year has no zone


@pytest.mark.parametrize(
    ("exports", "others", "words"),
    [
        (["a.vcf", "a.vcf"], (), "named twice"),
        (["a.vcf", "./a.vcf"], (), "named twice"),
        (["missing", "./missing"], (), "named twice"),
        (["-", "-"], (), "named twice"),
        (["-"], ("-",), "only be read once"),
        (["a.vcf"], ("-", "-"), "only be read once"),
    ],
)
def test_a_name_serves_one_purpose(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, exports: list[str], others: tuple[str, ...], words: str
) -> None:
    """No export is counted twice, and standard input cannot be read twice."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.vcf").touch()
    with pytest.raises(UsageError, match=words):
        settings.check_names(exports, *others)


def test_different_names_pass(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Two exports, a ledger from standard input and no config are no conflict."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.vcf").touch()
    (tmp_path / "b.vcf").touch()
    settings.check_names(["a.vcf", "b.vcf"], "-", "")
    settings.check_names(["-", "a.vcf"], "ledger.yaml", "")


@pytest.mark.parametrize("region", ["de", " AT ", "DE"])
def test_a_region_is_known_however_it_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, region: str) -> None:
    """Case and blanks do not count."""
    monkeypatch.chdir(tmp_path)
    chosen = inputs.settings(["-"], "", region)
    assert (chosen.region, chosen.region_stated) == (region.strip().upper(), True)


@pytest.mark.parametrize("region", ["D", "DEU", "XX", "49", "001"])
def test_any_other_region_is_refused(region: str) -> None:
    """A region that the numbering plans do not know would read every number wrongly."""
    with pytest.raises(UsageError, match="--region"):
        inputs.settings(["-"], "", region)


def test_an_export_without_a_layout_is_an_error(tmp_path: Path) -> None:
    """The reader's own reason and advice reach the user, with the file's name."""
    (tmp_path / "book.vcf").write_bytes(b"\x00\x01\x02")
    with pytest.raises(ExportError) as raised:
        books.read([str(tmp_path / "book.vcf")], Options())
    assert raised.value.problems[0].message
    assert raised.value.problems[0].hint


def test_overrides_are_checked_before_any_file_is_read() -> None:
    """A layout or encoding that nobody knows is refused, with what is meant or known."""
    made = settings.options(["2"], None, "outlook-desktop-de", "CP1252")
    assert made == Options(("2",), (), "outlook-desktop-de", "cp1252")
    assert settings.options(None, None, "", "") == Options()
    with pytest.raises(UsageError, match="outlook-desktop-de"):
        settings.options(None, None, "outlook-desktop-d", "")
    with pytest.raises(UsageError, match="utf-8, cp1252"):
        settings.options(None, None, "", "shift_jis")
