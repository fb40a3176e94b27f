import pytest

from prioritizer.language import marked, say, say_count, use_language


@pytest.fixture(autouse=True)
def english_again():
    yield
    use_language("en", "en_US")


def test_english_is_the_template_itself():
    assert say("{funder} pays.", funder="Treasury") == "Treasury pays."
    assert say(marked("Plain {text} without values")) == "Plain {text} without values"


def test_spanish_comes_from_the_catalogue():
    use_language("es")
    text = say("“{text}” is no number in this style: write it as in {example}", text="x", example=1)
    assert text == "«x» no es un número en este estilo: escríbalo como en 1"


def test_what_the_catalogue_lacks_stays_english():
    use_language("es")
    assert say("{n} words nobody translated", n=4) == "4 words nobody translated"


def test_the_form_follows_the_number():
    assert [say_count("{count} plan", "{count} plans", n) for n in (1, 2)] == ["1 plan", "2 plans"]
