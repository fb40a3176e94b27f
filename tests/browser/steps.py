"""What users do, as steps of a test: waiting for the page, editing cells, moving about."""

import re

from playwright.sync_api import Locator, Page, expect

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def settled(page: Page) -> None:
    """Wait until the script has run."""
    page.locator(IDLE).wait_for()


def drawn(page: Page) -> None:
    """Wait until the browser has drawn what it knows."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")


def open_example(page: Page) -> None:
    """Open the Mexican example from the first page."""
    page.get_by_role("button", name="Open the Mexican example").click()
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Mexico: reform of state")
    settled(page)


def go(page: Page, name: str, heading: str = "") -> None:
    """Go to a page by its entry in the menu; its heading is the same unless told."""
    page.get_by_test_id("stSidebarNavLink").filter(has_text=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading or name)
    settled(page)


def table(page: Page, name: str) -> Locator:
    """The grid that shows a table."""
    return (
        page.get_by_test_id("stDataFrame").filter(has=page.locator(f'[aria-label="{name}"]')).first
    )


def column_number(grid: Locator, header: str) -> int:
    """The number of a column in the ids of cells, which begin at 1 where rows can be ticked."""
    found = grid.locator("[role=columnheader]").filter(has_text=re.compile(f"^{re.escape(header)}"))
    place: int = found.first.evaluate(
        "header => [...header.parentElement.children].indexOf(header)"
    )
    first = grid.locator("td[role=gridcell]").first.get_attribute("id") or ""
    return place + int(first.split("-")[2])


def cell(grid: Locator, header: str, row: int) -> Locator:
    """A cell of the hidden table that mirrors the canvas; rows count from 0."""
    return grid.get_by_test_id(f"glide-cell-{column_number(grid, header)}-{row}")


TRIES, EACH = 4, 5_000
"""How often a cell is looked for, and how many milliseconds each time."""


def select(page: Page, grid: Locator, header: str, row: int) -> None:
    """Select a cell with the keyboard, whatever the widths of the columns.

    A click on the cell that is selected already opens its editor, sometimes only after the keys
    that follow: then it is closed, and all is done once more.
    """
    target = f"glide-cell-{column_number(grid, header)}-{row}"
    selected = grid.locator("td[aria-selected=true]")
    for _ in range(TRIES):
        try:
            _move_to(page, grid, column_number(grid, header), row)
            expect(selected).to_have_attribute("id", target, timeout=EACH)
        except AssertionError:
            page.keyboard.press("Escape")
        else:
            return
    expect(selected).to_have_attribute("id", target)


def _move_to(page: Page, grid: Locator, column: int, row: int) -> None:
    overlay = page.get_by_test_id("portal").locator(".gdg-clip-region")
    selected = grid.locator("td[aria-selected=true]")
    grid.scroll_into_view_if_needed()
    canvas = grid.get_by_test_id("data-grid-canvas").first
    if selected.count():  # a click may count as the second one, which opens an editor
        canvas.focus()
    else:
        canvas.click(position={"x": 60, "y": 52}, force=True)
    drawn(page)
    if overlay.count():
        page.keyboard.press("Escape")
        expect(overlay).to_have_count(0, timeout=EACH)
    page.keyboard.press("Control+Home")
    expect(selected).to_have_attribute("id", re.compile(r"glide-cell-\d+-0"), timeout=EACH)
    first = int((selected.get_attribute("id") or "").split("-")[2])
    for _ in range(column - first):
        page.keyboard.press("ArrowRight")
    for _ in range(row):
        page.keyboard.press("ArrowDown")


def open_cell(page: Page, grid: Locator, header: str, row: int, text: str) -> Locator:
    """Type into one cell and leave its editor open; the editor."""
    select(page, grid, header, row)
    overlay = page.get_by_test_id("portal").locator(".gdg-clip-region")
    page.keyboard.press("Enter")
    expect(overlay).to_have_count(1)
    field = overlay.locator("input, textarea").first
    expect(field).to_be_focused()
    page.keyboard.press("Control+a")
    field.press_sequentially(text)
    expect(field).to_have_value(text)
    drawn(page)  # the editor takes over what was typed when it is drawn
    return overlay


def type_cell(page: Page, grid: Locator, header: str, row: int, text: str) -> None:
    """Edit one cell as a user does: Enter, type, Enter."""
    overlay = open_cell(page, grid, header, row, text)
    page.keyboard.press("Enter")
    expect(overlay).to_have_count(0)
    settled(page)


def paste_cells(page: Page, grid: Locator, header: str, row: int, text: str) -> None:
    """Paste a block at a cell."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    select(page, grid, header, row)
    page.keyboard.press("Control+v")
    settled(page)
