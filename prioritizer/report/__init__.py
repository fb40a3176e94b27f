"""Reports of an answer for people who decide: self-contained HTML, and PDF.

They are made from a scenario and the documents of its results (`Allocation.to_dict()` and the
like), never from a page, so that the command line, the app and a notebook give the same report.
"""

from prioritizer.report.making import make_report
from prioritizer.report.outline import SECTIONS

__all__ = ["SECTIONS", "make_report"]
