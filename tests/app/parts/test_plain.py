import pytest

from prioritizer.app.parts.plain import plain


@pytest.mark.parametrize(
    "text", ["<script>", "**bold**", "[link](http://x)", "$x$", ":red[x]", "# x"]
)
def test_markup_is_shown_as_it_is(text: str) -> None:
    shown = plain(text)
    assert shown != text
    assert shown.replace("\\", "") == text


def test_a_text_stays_on_one_line() -> None:
    assert plain("two\n\nlines") == "two lines"
