import pytest

from prioritizer.report.matter import Matter
from prioritizer.report.outline import SECTIONS, chosen, known_sections, written
from tests.report.matters import document, matter, scenario, without_plan


def test_all_that_can_be_said_is_said():
    assert chosen(matter(), None) == list(SECTIONS)
    bare = Matter(scenario(), document())
    assert "why" not in chosen(bare, None)


def test_without_a_plan_only_what_needs_none_remains():
    assert set(chosen(without_plan(), SECTIONS.keys() - {"why", "comparison"})) == {
        "summary",
        "method",
        "assumptions",
        "sources",
        "reproduction",
    }


def test_a_section_that_lacks_its_document_is_refused():
    with pytest.raises(ValueError, match="trade_offs needs the document of front"):
        chosen(Matter(scenario(), document()), ["trade_offs"])


def test_unknown_sections_are_refused():
    assert known_sections(iter(["why"])) == ["why"]
    with pytest.raises(ValueError, match="is not known"):
        known_sections(["what"])


def test_each_section_has_a_title_and_content():
    for section in written(matter(), None):
        assert section.title
        assert section.blocks
