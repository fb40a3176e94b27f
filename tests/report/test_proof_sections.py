from prioritizer.report import proof_sections
from prioritizer.report.matter import Matter
from prioritizer.report.parts import Code
from tests.report.matters import cells, document, matter, scenario


def test_the_method_names_criterion_and_years():
    words = " ".join(cells(proof_sections.method(matter())))
    assert "weighted gain" in words
    assert "Every year of the plan counts." in words
    late = Matter(scenario().replace(evaluate="final_year", discount_rate=0.05), document())
    words = " ".join(cells(proof_sections.method(late)))
    assert "Only the last year counts." in words
    assert "5.0 % less" in words


def test_assumptions_are_the_rows_that_their_author_calls_so():
    table = scenario().given("funding")
    notes = ["assumption: half of last year", *[""] * (len(table) - 1)]
    found = Matter(scenario().replace(funding=table.assign(notes=notes)), document())
    assert "assumption: half of last year" in cells(proof_sections.assumptions(found))


def test_without_assumptions_that_is_said():
    tables = {
        name: scenario().given(name).drop(columns=["source", "notes"], errors="ignore")
        for name in scenario().tables
    }
    bare = Matter(scenario().replace(**tables), document())
    assert "mark no number as an assumption" in cells(proof_sections.assumptions(bare))[0]
    assert "Rows without a source" in cells(proof_sections.sources(bare))[0]


def test_sources_count_the_rows_that_rest_on_them():
    table = scenario().given("funding")
    found = scenario().replace(funding=table.assign(source="Treasury, 2026"))
    words = cells(proof_sections.sources(Matter(found, document())))
    assert words[words.index("Treasury, 2026") + 1] == f"funding ({len(table)})"


def test_the_proof_has_digest_version_and_the_lines():
    blocks = list(proof_sections.reproduction(matter()))
    words = cells(blocks)
    assert scenario().digest in words
    assert any(word.startswith("prioritizer 0") for word in words)
    codes = [block.text for block in blocks if isinstance(block, Code)]
    assert codes[0].startswith("prioritizer solve 'a folder/scenario.xlsx' --gap 0.01")
    assert "pr.solve(scenario, gap=0.01)" in codes[1]
