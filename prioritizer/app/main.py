"""The shell of the app: its pages, and the sidebar that stands beside each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from pathlib import Path

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.sidebar import sidebar
from prioritizer.language import marked, say

START, PLAN, DECIDE, SHARE = marked("Start"), marked("Plan"), marked("Decide"), marked("Share")


@dataclass(frozen=True)
class PageEntry:
    """A page: the module of prioritizer.app.pages (and its address), title, icon and section."""

    path: str
    title: str
    icon: str
    section: str


ICON = Path(__file__).with_name("icon.png")
"""The icon of the browser's tab; Streamlit would fetch one of its own names from the internet."""

PAGES = (
    PageEntry("home", marked("Home"), ":material/home:", START),
    PageEntry("library", marked("Scenario library"), ":material/inventory_2:", START),
    PageEntry("data", marked("Data"), ":material/table:", PLAN),
    PageEntry("budget", marked("Budget and rules"), ":material/payments:", PLAN),
    PageEntry("goals", marked("Goals and weights"), ":material/flag:", PLAN),
    PageEntry("politics", marked("Politics"), ":material/groups:", PLAN),
    PageEntry("run", marked("Check and run"), ":material/play_circle:", DECIDE),
    PageEntry("results", marked("Results"), ":material/bar_chart:", DECIDE),
    PageEntry("why", marked("Why and why not"), ":material/help_center:", DECIDE),
    PageEntry("what_if", marked("Budget what-if"), ":material/tune:", DECIDE),
    PageEntry("compare", marked("Compare"), ":material/compare_arrows:", DECIDE),
    PageEntry("tradeoffs", marked("Trade-offs"), ":material/scatter_plot:", DECIDE),
    PageEntry("robustness", marked("Robustness"), ":material/shield:", DECIDE),
    PageEntry("report", marked("Take away"), ":material/download:", SHARE),
    PageEntry("settings", marked("Settings"), ":material/settings:", SHARE),
    PageEntry("help", marked("Help"), ":material/help:", SHARE),
)
"""Every page in the order of the menu; the first is the front page."""


STYLE = """<style>
button[aria-label^="Download as CSV"] { display: none; }
</style>"""
"""The grids' own export writes names that begin with = as they are, and Excel would run them."""


def main() -> None:
    """Draw one run of the app."""
    st.set_page_config(page_title="Prioritizer", page_icon=ICON, layout="wide")
    st.html(STYLE)
    session.begin()
    session.current_user()  # the script ends here for those who may not come in
    chosen = st.navigation(
        {
            say(section): [_page(entry) for entry in entries]
            for section, entries in groupby(PAGES, key=lambda entry: entry.section)
        },
        expanded=True,  # or entries beyond the tenth hide behind a button
    )
    session.write_address()
    sidebar()
    chosen.run()


def _page(entry: PageEntry) -> st.Page:
    return st.Page(
        _draw(entry.path),
        title=say(entry.title),
        icon=entry.icon,
        url_path=entry.path,
        default=entry is PAGES[0],
    )


def _draw(path: str) -> Callable[[], None]:
    """The page's function, its module loaded when it is first drawn."""

    def draw() -> None:
        import_module(f"prioritizer.app.pages.{path}").page()

    return draw


def page_address(path: str) -> st.Page:
    """The page of a path, for links from other pages."""
    return _page(next(entry for entry in PAGES if entry.path == path))
