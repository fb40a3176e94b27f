"""docs/tutorial.md, walked through. Its pictures are taken into a folder that is named:

PRIORITIZER_PICTURES=docs/images python -m pytest tests/browser/test_tutorial.py
"""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Server, new_context
from tests.browser.steps import cell, go, open_example, settled, table, type_cell

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
PICTURES = "PRIORITIZER_PICTURES"
COLOURS = 96
"""Of a picture: the pages have few, and the files stay small."""


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Page]:
    """The first page at the size of the pictures."""
    context = new_context(browser, width=1180)
    opened = context.new_page()
    opened.set_viewport_size({"width": 1180, "height": 820})
    opened.goto(server.address)
    settled(opened)
    yield opened
    context.close()


def picture(page: Page, name: str, folder: Path, shown: Locator | None = None) -> None:
    """Take a picture of what is on the screen, or of where something is, once it stands still."""
    page.mouse.move(1, 1)
    if shown is not None:
        shown.scroll_into_view_if_needed()
    page.get_by_test_id("stSkeleton").first.wait_for(state="detached")
    taken = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    assert len(taken.convert("L").getcolors(256)) > 8  # not a blank page
    taken.convert("RGB").quantize(COLOURS).save(folder / f"{name}.png", optimize=True)


def test_the_tutorial_can_be_followed(reader: Page, tmp_path: Path) -> None:
    folder = Path(os.environ.get(PICTURES) or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    main = reader.get_by_test_id("stMain")
    picture(reader, "home", folder)

    open_example(reader)
    go(reader, "Data")
    expect(table(reader, "interventions")).to_be_visible()
    picture(reader, "data", folder)

    go(reader, "Budget and rules")
    type_cell(reader, table(reader, "funding"), "2027", 0, "5000")
    totals = table(reader, "What all funders give, by year, at constant prices")
    expect(cell(totals, "2027", 0)).to_have_text("6,611.0")
    picture(reader, "budget", folder)

    go(reader, "Check and run")
    reader.get_by_role("button", name="Start a test run").click()
    see = main.get_by_role("link", name="See the plan")
    expect(see).to_be_visible()
    picture(reader, "run", folder, see)

    go(reader, "Results")
    chart = main.locator(".js-plotly-plot").first
    expect(chart).to_be_visible()
    picture(reader, "results", folder, chart)

    go(reader, "Take away")
    picture(reader, "take-away", folder)
    with reader.expect_download() as download:
        reader.get_by_role("button", name="Report (HTML)").click()
    download.value.save_as(tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert 'id="money"' in page
    assert "prioritizer solve Mexico" in page

    reader.goto(reader.url.replace("language=en", "language=es"))
    settled(reader)
    go(reader, "Resultados")
    expect(main.get_by_text("Costo total")).to_be_visible()
    picture(reader, "spanish", folder)


def test_every_picture_of_the_tutorial_is_there_and_is_small() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    named = set(re.findall(r"!\[[^\]]+\]\(images/([\w-]+\.png)\)", text))
    folder = TUTORIAL.parent / "images"
    assert named == {path.name for path in folder.glob("*.png")}
    assert all((folder / name).stat().st_size < 150_000 for name in named)
