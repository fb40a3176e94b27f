import io
import re
import xml.dom.minidom

import pytest
from pypdf import PdfReader

from prioritizer.language import current_language
from prioritizer.report import SECTIONS, make_report
from tests.report.matters import SPANISH, TRAP, document, extras, scenario, without_plan


def made(**options):
    return make_report(scenario(), document(), **options)


def test_a_report_of_everything_has_every_section_in_order():
    page = made(extras=extras()).decode()
    assert re.findall(r'<section id="(\w+)"', page) == list(SECTIONS)


def test_without_other_documents_their_sections_are_left_out():
    page = made().decode()
    found = re.findall(r'<section id="(\w+)"', page)
    assert found == [key for key, kind in SECTIONS.items() if not kind.needs]


def test_chosen_sections_stand_in_the_order_of_the_report():
    page = made(sections=["money", "summary"]).decode()
    assert re.findall(r'<section id="(\w+)"', page) == ["summary", "money"]


def test_the_page_loads_nothing_and_runs_nothing():
    page = made(extras=extras()).decode()
    assert "<script" not in page
    assert TRAP not in page
    assert not re.search(r'(?:src|href)="(?!data:|#)', page)
    assert "url(" not in page


def test_names_are_shown_as_they_are():
    page = made().decode()
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; =1+1" in page
    assert SPANISH in page


def test_every_picture_has_words_and_a_table_after_it():
    page = made(extras=extras()).decode()
    pictures = list(re.finditer(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="([^"]+)"', page))
    assert len(pictures) >= 6
    for picture in pictures:
        assert len(picture[1]) > 30
        rest = page[picture.end() : page.index("</section>", picture.end())]
        assert "<table>" in rest


def test_a_pdf_holds_the_same_words_with_their_accents():
    reader = PdfReader(io.BytesIO(made(format="pdf", extras=extras())))
    text = "".join(page.extract_text() for page in reader.pages)
    assert SPANISH in text.replace("\n", " ")
    assert "<script>" in text
    assert "prioritizer solve 'a folder/scenario.xlsx' --gap 0.01" in re.sub(r"\s", " ", text)
    assert scenario().digest[:12] in text
    assert len(reader.pages) > 3
    fonts = {
        font["/BaseFont"].split("+")[-1]
        for page in reader.pages
        for font in (entry.get_object() for entry in page["/Resources"]["/Font"].values())
        if "/FontDescriptor" in font or "/DescendantFonts" in font
    }
    assert any("Vera" in name for name in fonts)


def test_the_same_answer_gives_the_same_bytes():
    assert made() == made()
    few = {"sections": ["summary", "indicators"], "format": "pdf"}
    assert made(**few) == made(**few)


def test_language_and_number_style_are_those_asked_for():
    page = made(language="es", number_style="es_CO").decode()
    assert '<html lang="es">' in page
    assert "<h2>Resumen</h2>" in page
    assert "<h2>Summary</h2>" not in page
    cost = document()["total_cost"]
    text = f"{cost:,.1f}".translate(str.maketrans(",.", ".,"))
    assert text in page
    assert current_language() == "en"


def test_a_scenario_without_a_plan_has_a_report_that_says_so():
    found = without_plan()
    page = make_report(found.scenario, found.answer).decode()
    assert "No plan keeps every rule" in page
    assert 'id="plan"' not in page
    assert make_report(found.scenario, found.answer, format="pdf").startswith(b"%PDF")


def test_trade_offs_and_weights_are_told_on_the_page_and_on_paper():
    wanted = {"sections": ["trade_offs", "weights", "core"], "extras": extras()}
    page = made(**wanted).decode()
    reader = PdfReader(io.BytesIO(made(format="pdf", **wanted)))
    printed = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    for words in (
        f"{len(extras()['front']['points'])} plans",
        "change of Homicide rate [per 100,000 inhabitants]: less is better",
        "Range of each weight in which the plan stays best",
        "Share of 5 random weights that fund it",
        "any that keep the order of the weights given",
        "Whichever of the possible weights win",
    ):
        assert words in page
        assert words in printed


def test_trade_offs_and_weights_are_told_in_spanish():
    wanted = ["trade_offs", "weights", "core"]
    told = made(sections=wanted, extras=extras(), language="es", number_style="es_CO").decode()
    assert "<h2>Disyuntivas</h2>" in told
    assert "Los planes se comparan según:" in told
    assert "<h2>Cuánto pueden variar las ponderaciones</h2>" in told
    assert "<h2>Lo que resiste otras ponderaciones</h2>" in told
    assert "pueden errar 52,0 % a la vez y el plan sigue siendo el mejor" in told


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"sections": ["plans"]}, "section 'plans' is not known"),
        ({"sections": ["why"]}, "needs the document of explain"),
        ({"format": "docx"}, "give html or pdf"),
        ({"language": "fr"}, "choose"),
        ({"number_style": "fr_FR"}, "choose"),
    ],
)
def test_what_there_is_not_is_refused(options, words):
    with pytest.raises(ValueError, match=words):
        made(**options)


def test_the_page_is_well_formed():
    page = made(extras=extras()).decode()
    bare = re.sub(r"<(meta|img)([^>]*)>", r"<\1\2/>", page.partition("<html")[2])
    xml.dom.minidom.parseString("<html" + bare)
