"""A real Chromium without a window, and pages in it that report whatever they should not do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from conftest import lacking

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = [
    "--headless",
    "--no-sandbox",  # what a container cannot give; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; nothing is downloaded."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("Playwright (extra: browser)")
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        lacking("Chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


@dataclass
class Opened:
    """One file in the browser, with everything that it asked for and complained about."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def assert_quiet(self) -> None:
        """Nothing but the file itself was asked for; nothing was complained about, refused or opened."""
        assert [asked.partition("#")[0] for asked in self.requests] == [self.address]
        assert self.complaints == []


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the bytes of a page as a file; afterwards the page must have kept quiet."""
    opened: list[Opened] = []

    def open_it(
        data: bytes,
        *,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        script: bool = True,
    ) -> Opened:
        path = tmp_path / f"report-{len(opened)}.html"
        path.write_bytes(data)
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        one = Opened(page, path.as_uri())
        page.on("request", lambda request: one.requests.append(request.url))
        page.on("console", lambda message: one.complaints.append(message.text))
        page.on("pageerror", lambda error: one.complaints.append(str(error)))
        page.on("dialog", lambda dialog: one.complaints.append(f"dialog: {dialog.message}"))
        context.on("page", lambda other: one.complaints.append(f"window: {other.url}") if other != page else None)
        page.goto(one.address)
        opened.append(one)
        return one

    yield open_it
    for one in opened:
        one.assert_quiet()
        one.page.context.close()
