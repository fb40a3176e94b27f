from tests.app.editing_pages import again, run

LINES = """
from prioritizer.app.parts import choose_view
st.markdown(choose_view({"a": "First", "b": "Second"}, "view"))
"""


def test_the_first_is_shown_until_another_is_chosen() -> None:
    at = run(LINES)
    assert at.button_group(key="view").label == "What to look at"
    assert at.markdown[-1].value == "a"
    at.button_group(key="view").set_value("b")
    again(at)
    assert at.markdown[-1].value == "b"
