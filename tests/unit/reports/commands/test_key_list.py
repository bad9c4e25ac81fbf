"""Which id is whom."""

from __future__ import annotations

import csv
from dataclasses import replace

from abaudit.reports.commands import key_list
from results_factory import rich_result


def test_every_row_is_listed_below_a_line_that_says_what_this_is() -> None:
    """With the day on which to delete it, 90 days after the audit."""
    head, *lines = key_list.render(rich_result()).decode().splitlines()
    assert head.startswith("# abaudit key list (hmac:")
    assert head.endswith("delete by 2027-02-21")
    rows = list(csv.DictReader(lines, delimiter=";"))
    assert len(rows) == len(rich_result().rows)
    assert (rows[0]["name"], rows[0]["id"]) == ("Anna Beispiel", rich_result().rows[0].id)


def test_no_cell_is_a_formula_or_breaks_its_line() -> None:
    """Whatever a contact is called."""
    for hostile in ("=HYPERLINK(1)", "+1+1", "-1", "@x", "\ta", 'a\nb;"c', "\ud800"):
        result = replace(rich_result(), rows=tuple(replace(row, name=hostile) for row in rich_result().rows))
        lines = key_list.render(result).decode().splitlines()
        rows = list(csv.reader(lines[1:], delimiter=";"))
        assert {len(row) for row in rows} == {6}
        assert not any(row[2][:1] in "=+-@\t" for row in rows[1:])
