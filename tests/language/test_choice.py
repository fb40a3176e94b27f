import threading

import pytest

from prioritizer.language import current_language, current_number_style, use_language


@pytest.fixture(autouse=True)
def english_again():
    yield
    use_language("en", "en_US")


def test_the_first_language_is_english():
    assert (current_language(), current_number_style()) == ("en", "en_US")


def test_a_language_keeps_the_number_style_unless_one_is_named():
    use_language("es")
    assert (current_language(), current_number_style()) == ("es", "en_US")
    use_language("es", "es_CO")
    assert current_number_style() == "es_CO"


@pytest.mark.parametrize(("language", "style"), [("fr", None), ("es", "fr_FR")])
def test_what_is_not_offered_is_refused(language, style):
    with pytest.raises(ValueError, match="choose"):
        use_language(language, style)
    assert current_language() == "en"


def test_another_thread_keeps_its_own():
    use_language("es", "es_ES")
    heard: list[str] = []
    thread = threading.Thread(target=lambda: heard.append(current_language()))
    thread.start()
    thread.join()
    assert heard == ["en"]
