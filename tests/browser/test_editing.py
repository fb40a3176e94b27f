"""Editing as a planner does it: type, paste, undo, reload, come back after a restart."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from prioritizer.language import say, speaking
from prioritizer.tables.read import read_scenario
from tests.browser.conftest import Server, new_context
from tests.browser.steps import (
    cell,
    go,
    open_cell,
    open_example,
    paste_cells,
    settled,
    table,
    type_cell,
)

ROOT = Path(__file__).resolve().parents[2]


def test_a_budget_is_edited_undone_and_survives_a_reload(page: Page) -> None:
    open_example(page)
    go(page, "Budget and rules")
    type_cell(page, table(page, "funding"), "2027", 0, "5000")
    expect(page.get_by_text("6,611")).to_have_count(0)
    totals = table(page, "What all funders give, by year, at constant prices")
    expect(cell(totals, "2027", 0)).to_have_text("6,611.0")
    page.reload()
    settled(page)
    totals = table(page, "What all funders give, by year, at constant prices")
    expect(cell(totals, "2027", 0)).to_have_text("6,611.0")
    expect(cell(table(page, "funding"), "2027", 0)).to_have_text("5,000")
    page.get_by_role("button", name="Undo").click()
    expect(cell(table(page, "funding"), "2027", 0)).to_have_text("4,884")
    page.get_by_role("button", name="Redo").click()
    expect(cell(table(page, "funding"), "2027", 0)).to_have_text("5,000")


def test_a_click_on_the_menu_right_after_an_edit_loses_nothing(page: Page) -> None:
    open_example(page)
    for amount, keys in (("4,001", ("Enter",)), ("4,002", ())):  # the editor closed, and open
        go(page, "Budget and rules")
        entry = page.get_by_test_id("stSidebarNavLink").filter(has_text="Check and run")
        place = entry.bounding_box()
        assert place is not None
        open_cell(page, table(page, "funding"), "2027", 0, amount.replace(",", ""))
        for key in keys:
            page.keyboard.press(key)
        page.mouse.click(place["x"] + 20, place["y"] + 10)
        expect(page.get_by_role("heading", level=1)).to_have_text("Check and run")
        settled(page)
        go(page, "Budget and rules")
        expect(cell(table(page, "funding"), "2027", 0)).to_have_text(amount)
        go(page, "Data")


def test_a_slow_press_beside_an_open_cell_counts_once(page: Page) -> None:
    open_example(page)
    go(page, "Budget and rules")
    funding = table(page, "funding")
    type_cell(page, funding, "2027", 0, "4001")
    undo = page.get_by_role("button", name="Undo").bounding_box()
    assert undo is not None
    open_cell(page, funding, "2027", 0, "4002")
    page.mouse.move(undo["x"] + 20, undo["y"] + 10)
    page.mouse.down()
    page.wait_for_timeout(1_000)
    page.mouse.up()
    expect(page.get_by_role("button", name="Redo")).to_be_enabled()
    settled(page)
    expect(cell(table(page, "funding"), "2027", 0)).to_have_text("4,001")


def test_a_decimal_comma_becomes_what_was_meant_or_is_refused(page: Page) -> None:
    open_example(page)
    go(page, "Budget and rules")
    type_cell(page, table(page, "funding"), "2028", 2, "3,75")
    fault = page.get_by_test_id("stMain").get_by_text("has a decimal comma: write 3.75")
    expect(fault).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(fault).to_have_count(0)
    expect(cell(table(page, "funding"), "2028", 2)).to_have_text("270")
    page.goto(page.url.replace("numbers=en_US", "numbers=es_CO"))
    settled(page)
    expect(cell(table(page, "funding"), "2027", 0)).to_have_text("4.884")
    paste_cells(page, table(page, "funding"), "2028", 2, "3,75\t1.234,50")
    totals = table(page, "What all funders give, by year, at constant prices")
    expect(cell(totals, "2028", 0)).to_have_text("6.258,8")
    expect(cell(totals, "2029", 0)).to_have_text("7.459,5")


def test_pasted_numbers_in_the_wrong_style_are_refused(page: Page) -> None:
    open_example(page)
    go(page, "Budget and rules")
    paste_cells(page, table(page, "funding"), "2028", 2, "4,9\t1.234,50")
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text("2 faults to repair")).to_be_visible()
    expect(main.get_by_text("4,9")).not_to_have_count(0)
    expect(main.get_by_text("49.0")).to_have_count(0)


def test_a_table_is_pasted_with_a_look_before(page: Page) -> None:
    open_example(page)
    go(page, "Data")
    page.get_by_test_id("stMain").get_by_label("Table", exact=True).click()
    page.get_by_role("option", name=re.compile("^funding: ")).click()
    settled(page)
    page.get_by_role("tab", name="Paste").click()
    cells = page.get_by_role("textbox", name="Cells")
    cells.fill("funder\tyear\tamount\neu\t2027\t1.120,5\nnew\t2027\t3,75")
    page.get_by_label("How numbers are written in these cells").click()
    page.get_by_role("option", name="1.234,5 (Colombia)").click()
    settled(page)
    changes = table(page, "Changes")
    expect(cell(changes, "Before", 0)).to_have_text("120")
    expect(cell(changes, "After", 0)).to_have_text("1120.5")
    page.get_by_role("button", name="Take these cells").click()
    expect(page.get_by_text("13 rows", exact=True)).to_be_visible()


def test_work_outlives_the_server(browser: Browser, tmp_path: Path) -> None:
    server = Server(tmp_path)
    context = new_context(browser)
    page = context.new_page()
    try:
        page.goto(server.address)
        settled(page)
        open_example(page)
        go(page, "Data")
        type_cell(page, table(page, "interventions"), "name", 0, "Vetting anew")
        expect(page.get_by_role("button", name="Undo")).to_be_enabled()
        server.stop()
        server.start()
        page.goto(page.url)
        settled(page)
        shown = cell(table(page, "interventions"), "name", 0)
        expect(shown).to_have_text("Vetting anew")
        page.get_by_role("button", name="Undo").click()
        expect(shown).to_have_text(re.compile("^Vetting of the state forces"))
        page.goto(server.address)
        settled(page)
        expect(page.get_by_role("button", name="Mexico: reform of state")).to_be_visible()
    finally:
        context.close()
        server.stop()


def test_a_workbook_goes_out_and_comes_back_without_difference(page: Page, tmp_path: Path) -> None:
    open_example(page)
    go(page, "Data")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a workbook").click()
    file = tmp_path / "mexico.xlsx"
    download.value.save_as(file)
    assert read_scenario(file) == read_scenario(ROOT / "inputs" / "mexico")
    go(page, "Home", "Prioritizer")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text("It says the same as the open scenario.")).to_be_visible()


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The Mexican workbook with five faults."""
    file = tmp_path / "faulty.xlsx"
    read_scenario(ROOT / "inputs" / "mexico").write(file)
    book = openpyxl.load_workbook(file)
    book["interventions"]["B2"] = "perhaps"
    book["funding"]["C3"] = "4,9"
    book["effects"]["A4"] = "no_such_intervention"
    book["indicators"]["D5"] = "=HYPERLINK(1)"
    book["scenario"]["B3"] = "2027"
    book.create_sheet("<b>fundings")["A1"] = "x"
    book.save(file)
    return file


def test_a_workbook_with_faults_names_them_all_and_can_be_repaired_here(
    page: Page, faulty: Path
) -> None:
    open_example(page)
    go(page, "Home", "Prioritizer")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(faulty)
    main = page.get_by_test_id("stMain")
    for words in (
        "interventions, row 1, column decision, “perhaps”",
        "funding, row 2, column amount, “4,9”: has a decimal comma",
        "effects, row 3, column intervention, “no_such_intervention”",
        "indicators, row 4, column baseline",
        "<b>fundings",
    ):
        expect(main.get_by_text(words).first).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Mexico: reform of state")
    page.get_by_role("button", name="Open as a scenario of its own").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("to repair")).to_be_visible()
    go(page, "Data")
    expect(cell(table(page, "interventions"), "Status", 0)).to_have_text("1 fault")


def test_of_many_workbooks_dropped_at_once_one_is_read(page: Page) -> None:
    open_example(page)
    go(page, "Home", "Prioritizer")
    page.evaluate(
        """() => {
            const dropped = new DataTransfer();
            for (let n = 0; n < 200; n++) dropped.items.add(new File(["x"], `book${n}.xlsx`));
            const zone = document.querySelector("[data-testid=stFileUploaderDropzone]");
            const options = {bubbles: true, cancelable: true, dataTransfer: dropped};
            for (const kind of ["dragenter", "dragover", "drop"])
                zone.dispatchEvent(new DragEvent(kind, options));
        }"""
    )
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text("book0.xlsx cannot be read as a workbook")).to_be_visible()
    expect(main.get_by_text("Nothing was opened, and your work is as it was.")).to_be_visible()
    expect(main.get_by_text("book1.xlsx")).to_have_count(0)
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Mexico: reform of state")


def test_the_pages_speak_spanish(browser: Browser, server: Server) -> None:
    context = new_context(browser, locale="es-CO")
    page = context.new_page()
    page.goto(server.address)
    settled(page)
    with speaking("es"):
        button = say("Open the Mexican example")
    expect(page.get_by_role("button", name=button)).to_be_visible()
    boxes = page.get_by_test_id("stSidebar").get_by_role("combobox")
    expect(boxes.nth(0)).to_have_value("Español")
    expect(boxes.nth(1)).to_have_value("1.234,5 (Colombia)")
    context.close()


def test_nothing_leaves_the_machine_and_narrow_screens_do_not_scroll_sideways(
    browser: Browser, server: Server
) -> None:
    context = new_context(browser, width=800)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.address)
    settled(page)
    open_example(page)
    for name in ("Data", "Goals and weights", "Politics", "Budget and rules"):
        page.get_by_test_id("stExpandSidebarButton").or_(
            page.get_by_test_id("stSidebarCollapseButton")
        ).first.wait_for(state="attached")
        go(page, name)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 800, f"{name} is {wide} pixels wide"
    elsewhere = [url for url in asked if not url.startswith((server.address, "data:", "blob:"))]
    assert elsewhere == []
    context.close()
