"""Deciding as a planner does it: run, cancel, repair, compare, trade off; and what may go wrong."""

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import prioritizer as pr
from prioritizer.scenario import Scenario
from tests.browser.conftest import Server, new_context
from tests.browser.steps import cell, go, settled, table, type_cell
from tests.runs.waiting import endless

ROOT = Path(__file__).resolve().parents[2]
CANCEL = "Cancel and keep the best found"


def minimal() -> Scenario:
    return pr.read_scenario(ROOT / "inputs" / "minimal")


def open_smallest(page: Page) -> None:
    page.get_by_role("button", name="Start from the smallest example").click()
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Minimal example")
    settled(page)


def import_scenario(page: Page, scenario: Scenario, folder: Path) -> None:
    """Open a scenario from a workbook."""
    file = folder / "scenario.xlsx"
    scenario.write(file)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    page.get_by_role("button", name=re.compile("Open as a scenario")).click()
    expect(page.get_by_test_id("stSidebar")).to_contain_text(scenario.settings.title[:20])
    settled(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def view(page: Page, name: str) -> None:
    page.get_by_test_id("stButtonGroup").first.get_by_text(name, exact=True).click()
    settled(page)


def run(page: Page) -> None:
    """Run the open scenario to its end."""
    go(page, "Check and run")
    press(page, "Start a full run")
    expect(page.get_by_text("The plan is proven best")).to_be_visible()


def test_a_changed_budget_changes_the_plan_and_both_are_compared(page: Page) -> None:
    open_smallest(page)
    run(page)
    go(page, "Results")
    gain = page.get_by_test_id("stMetric").filter(has_text="Weighted gain")
    expect(gain).to_contain_text("0.700")
    expect(page.locator(".js-plotly-plot")).to_be_visible()

    go(page, "Budget and rules")
    type_cell(page, table(page, "funding"), "2027", 0, "6")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    settled(page)
    go(page, "Results")
    expect(page.get_by_text("The inputs have changed since this result")).to_be_visible()
    run(page)
    go(page, "Results")
    expect(gain).not_to_contain_text("0.700")
    expect(page.get_by_text("The inputs have changed since this result")).to_have_count(0)
    view(page, "Changes")
    expect(page.get_by_text("What became of the plan")).to_be_visible()
    expect(page.get_by_test_id("stMain")).to_contain_text("→ 6")

    go(page, "Compare")
    page.get_by_test_id("stMultiSelect").get_by_role("combobox").click()
    page.get_by_role("option", name=re.compile("run before")).click()
    page.keyboard.press("Escape")
    press(page, "Compare them")
    plans = table(page, "Plans side by side")
    expect(cell(plans, "Status", 1)).to_have_text("proven best")
    view(page, "What goes in")
    expect(cell(table(page, "What differs in the inputs"), "Table", 0)).to_have_text("funding")


def test_a_click_on_a_point_of_the_front_shows_its_plan(page: Page) -> None:
    open_smallest(page)
    go(page, "Trade-offs")
    press(page, "Find the trade-offs")
    points = page.locator(".js-plotly-plot .points path")
    expect(points.first).to_be_visible()
    box = page.get_by_test_id("stSelectbox").filter(has_text="Point").get_by_role("combobox")
    before = box.input_value()
    spot = points.nth(1).bounding_box()
    assert spot is not None
    page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    expect(box).not_to_have_value(before)
    settled(page)
    first = box.input_value().partition(": ")[2].partition(" ")[0]
    plan = page.get_by_test_id("stVerticalBlock").filter(has_text="The plan of this point").last
    expect(plan).to_contain_text(first)
    press(page, "Open as a scenario")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("a point of the trade-offs")


def test_without_a_plan_a_repair_gives_one(page: Page, tmp_path: Path) -> None:
    import_scenario(
        page, minimal().with_overrides(["indicators.homicide_rate.required=1"]), tmp_path
    )
    go(page, "Check and run")
    press(page, "Start a full run")
    press(page, "Find out why, and what would help")
    expect(page.get_by_text("these cannot hold together").last).to_be_visible()
    page.get_by_role("button", name="Apply this repair").first.click()
    settled(page)
    run(page)


@pytest.fixture
def own_server(browser: Browser, tmp_path: Path) -> Iterator[Server]:
    """A server that a test may harm."""
    assert browser
    harmed = Server(tmp_path)
    yield harmed
    harmed.stop()


def worker_of(server: Server) -> int:
    """The id of the worker process of a server."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            words = (folder / "cmdline").read_text().split("\0")
        except OSError:  # it has ended meanwhile
            continue
        if parent == server.process.pid and "prioritizer.runs.worker" in words:
            return int(folder.name)
    raise AssertionError("the server has no worker")


def test_cancel_a_killed_worker_and_a_restart_in_mid_run(
    browser: Browser, own_server: Server, tmp_path: Path
) -> None:
    context = new_context(browser)
    page = context.new_page()
    page.goto(own_server.address)
    settled(page)
    import_scenario(page, endless(), tmp_path)
    go(page, "Check and run")

    # cancel: the best plan found so far is kept and shown
    press(page, "Start a full run")
    expect(page.get_by_text("Best weighted gain so far")).to_be_visible()
    press(page, CANCEL)
    expect(page.get_by_text("What was found until then is kept and shown")).to_be_visible()
    expect(page.get_by_text("it is not proven best")).to_be_visible()
    go(page, "Results")
    expect(page.get_by_test_id("stMetric").first).to_contain_text("0.5")

    # the worker process is killed: said in words, and the next run works
    go(page, "Check and run")
    press(page, "Start a full run")
    expect(page.get_by_text("Best weighted gain so far")).to_be_visible()
    os.kill(worker_of(own_server), signal.SIGKILL)
    expect(page.get_by_text("The process that computed this was ended")).to_be_visible()

    # the server is restarted in mid-run: the draft is there, and the run is told of
    press(page, "Start a full run")
    expect(page.get_by_text("Best weighted gain so far")).to_be_visible()
    own_server.stop()
    own_server.start()
    page.goto(page.url)
    settled(page)
    expect(page.get_by_test_id("stSidebar")).to_contain_text("endless")
    expect(page.get_by_text("interrupted by a restart of the server")).to_be_visible()
    expect(page.get_by_text("it is not proven best")).to_be_visible()
    context.close()
