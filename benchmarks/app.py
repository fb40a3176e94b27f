"""The app as its users wait for it: first page, a saved edit, a result, twenty users, long tables.

Everything is seen from Debian's Chromium, driven as in tests/browser; without it there are no
figures. The library is new, on the disk of the machine.
"""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import prioritizer as pr
from benchmarks.figures import Figure
from prioritizer.scenario import Scenario
from tests.browser.conftest import CHROMIUM, FLAGS, Server, missing, new_context
from tests.browser.steps import drawn, go, open_example, settled, table, type_cell

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload, Page

CASE = Path("inputs/mexico")

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

USERS = 20

ROWS = 5_000

UPLOADS = 200

TIMES, ADDED = 1.5, 0.5
"""A result may take so many times as long as the solve itself, and so many seconds more."""

LIMITS = ("1 minute", "5 minutes", "30 minutes")
"""Time limits that are never reached: each makes a question that was not asked before."""


def app(repeats: int = 3) -> list[Figure]:
    """Every figure of the app; none where there is no browser."""
    if missing():
        return []
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        figures = [*waits(browser, repeats), *uploads(browser), *long_tables(browser)]
        browser.close()
    return figures


@contextmanager
def served(**environment: str) -> Iterator[Server]:
    """A server with a new library."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), **environment)
        try:
            yield server
        finally:
            server.stop()


def seconds(action: Callable[[], object]) -> float:
    """How long something takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def opened(browser: Browser, server: Server) -> Page:
    """The first page in a fresh profile, drawn."""
    page = new_context(browser).new_page()
    page.goto(server.address)
    settled(page)
    page.get_by_role("heading", level=1).wait_for()
    return page


def waits(browser: Browser, repeats: int) -> list[Figure]:
    """First page, edit, result and memory on the Mexican case."""
    started = time.perf_counter()
    with served() as server:
        page = opened(browser, server)
        first = time.perf_counter() - started
        open_example(page)
        go(page, "Budget and rules")
        edits = [edit(page, "funding", "2027", str(5000 + n)) for n in range(repeats)]
        go(page, "Check and run")
        scenario = pr.read_scenario(CASE)
        scenario = scenario.with_overrides([f"funding.fasp.2027.amount={5000 + repeats - 1}"])
        pr.solve(scenario, gap=0.0)
        alone = [seconds(lambda: pr.solve(scenario, gap=0.0)) for _ in range(repeats)]
        results = [result(page, limit) for limit in LIMITS[:repeats]]
        before = resident(server)
        pages = [opened(browser, server) for _ in range(USERS)]
        for other in pages:
            open_example(other)
        more = resident(server) - before
        for other in pages:
            other.context.close()
    solve, wait = statistics.median(alone), statistics.median(results)
    columns = len(pr.compile(scenario).lower)
    return [
        Figure("app", 0, "start of the server to first page", first, "s"),
        Figure("app", columns, "edit to saved", statistics.median(edits), "s"),
        Figure("app", columns, "the solve itself", solve, "s"),
        Figure("app", columns, "click to result", wait, "s", TIMES * solve + ADDED),
        Figure("app", 0, "memory of the server with one user", before, "MB"),
        Figure("app", 0, f"memory of {USERS} more open users", more, "MB"),
    ]


def edit(page: Page, name: str, column: str, text: str) -> float:
    """Seconds from the first key to the draft that is kept and drawn again."""
    grid = table(page, name)
    return seconds(lambda: (type_cell(page, grid, column, 0, text), settled(page)))


def result(page: Page, limit: str) -> float:
    """Seconds from the click to a proven plan on the screen."""
    page.get_by_test_id("stSelectbox").filter(has_text="Time limit").locator("input").click()
    page.get_by_role("option", name=limit, exact=True).click()
    settled(page)
    runs = page.get_by_text("The plan is proven best")
    button = page.get_by_role("button", name="Start a full run")

    def until_there() -> None:
        button.click()
        page.get_by_role("button", name="Cancel and keep the best found").wait_for()
        runs.wait_for()

    return seconds(until_there)


def resident(server: Server) -> float:
    """Memory of the server process in MB, its worker apart."""
    text = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    line = next(line for line in text.splitlines() if line.startswith("VmRSS:"))
    return float(line.split()[1]) / 1024


def uploads(browser: Browser) -> list[Figure]:
    """Reading the Mexican workbook many times over in one window, and what the server keeps of it.

    Each upload waits until the one before is shown.
    """
    with served() as server, tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "mexico.xlsx"
        pr.read_scenario(CASE).write(workbook)
        content, page = workbook.read_bytes(), opened(browser, server)
        before = resident(server)

        def send(name: str) -> None:
            file: FilePayload = {"name": name, "mimeType": WORKBOOK, "buffer": content}
            page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
            page.locator("strong").filter(has_text=name).wait_for()
            settled(page)
            drawn(page)

        taken = seconds(lambda: [send(f"{number}.xlsx") for number in range(UPLOADS)])
        more = resident(server) - before
    return [
        Figure("app", 0, f"each of {UPLOADS} workbooks read in a row", taken / UPLOADS, "s"),
        Figure("app", 0, f"memory of the server after {UPLOADS} workbooks, more", more, "MB"),
    ]


def long_tables(browser: Browser) -> list[Figure]:
    """Opening and editing a table of many rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long"
        long_scenario().write(path)
        with served(PRIORITIZER_OPEN=str(path)) as server:
            page = opened(browser, server)
            go(page, "Data")
            page.get_by_test_id("stDataFrame").first.wait_for()
            page.get_by_test_id("stSelectbox").filter(has_text="Table").locator("input").click()
            choice = page.get_by_role("option", name=re.compile("^effects:"))
            grid = table(page, "effects")
            shown = seconds(lambda: (choice.click(), grid.wait_for(), settled(page)))
            changed = edit(page, "effects", "effect", "2")
    return [
        Figure("app", 0, f"a table of {ROWS:,} rows shown", shown, "s"),
        Figure("app", 0, f"an edit in {ROWS:,} rows saved", changed, "s"),
    ]


def long_scenario() -> Scenario:
    """A scenario whose table effects has many rows."""
    interventions, indicators = range(ROWS // 10), range(10)
    return pr.Scenario(
        {"years": [2027, 2028], "title": "long"},
        {
            "interventions": [
                {"intervention": f"i{i}", "decision": "binary", "capital_cost": 1}
                for i in interventions
            ],
            "indicators": [{"indicator": f"k{k}", "baseline": 0, "target": 9} for k in indicators],
            "effects": [
                {"intervention": f"i{i}", "indicator": f"k{k}", "effect": 1}
                for i in interventions
                for k in indicators
            ],
        },
    )
