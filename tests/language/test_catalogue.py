"""The Spanish catalogue, against every message of the sources; and no text that bypasses it."""

import ast
import re

import pytest

from prioritizer.language import say, say_count, use_language
from tests.language import catalogue

WIDGETS = {
    "CheckboxColumn", "Column", "NumberColumn", "SelectboxColumn", "TextColumn", "badge", "button",
    "caption", "chat_input", "checkbox", "data_editor", "dataframe", "dialog", "download_button",
    "error", "expander", "file_uploader", "form_submit_button", "header", "info", "link_button",
    "markdown", "metric", "multiselect", "number_input", "page_link", "pills", "popover",
    "progress", "radio", "segmented_control", "select_slider", "selectbox", "slider", "spinner",
    "subheader", "success", "tabs", "text", "text_area", "text_input", "title", "toast", "toggle",
    "warning", "write",
}  # fmt: skip
"""Calls of Streamlit whose words people read."""

WORDS = ("label", "body", "help", "placeholder", "text", "alt", "caption")
"""Their arguments that people read."""


@pytest.fixture(autouse=True)
def english_again():
    yield
    use_language("en", "en_US")


def test_every_message_is_translated():
    assert not [f"{m.place}: {m.text}" for m in catalogue.missing()]


def test_no_translation_is_left_of_a_message_that_is_gone():
    assert not catalogue.stale()


def test_no_translation_is_a_guess():
    assert not [entry.id for entry in catalogue.catalogue() if entry.fuzzy]


def test_a_translation_has_the_places_of_its_message():
    wrong = []
    for (one, many), told in catalogue.kept().items():
        for source, text in zip((one, many) if many else (one,), told, strict=True):
            if catalogue.placeholders(source) != catalogue.placeholders(text):
                wrong.append(source)
            if any(blank(source, end) != blank(text, end) for end in (0, -1)):
                wrong.append(source)
    assert not wrong


def blank(text, end):
    """Whether a text begins (0) or ends (-1) with a blank."""
    return text[end] == " "


def test_a_translation_can_be_filled_in():
    use_language("es")
    for one, many in catalogue.kept():
        names = catalogue.placeholders(one) | catalogue.placeholders(many)
        values = dict.fromkeys(names - {"count"} if many else names, 1.0)
        for count in (1, 2):
            if many:
                assert say_count(one, many, count, **values)
            else:
                assert say(one, **values)


def test_messages_are_written_out():
    """An f-string or a sum of texts finds no translation."""
    wrong = [
        f"{path.name}:{call.lineno}"
        for path in catalogue.sources()
        for name, call in catalogue.calls(path)
        for argument in call.args[: catalogue.SPEAKING[name]]
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]
    assert not wrong


def is_raw(node: ast.expr) -> bool:
    """Whether an expression is, or holds, words that no catalogue has seen."""
    if isinstance(node, ast.IfExp):
        return is_raw(node.body) or is_raw(node.orelse)
    if isinstance(node, ast.BinOp):
        return is_raw(node.left) or is_raw(node.right)
    if isinstance(node, ast.List | ast.Tuple):
        return any(is_raw(part) for part in node.elts)
    if isinstance(node, ast.JoinedStr):
        return any(is_raw(part) for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        bare = re.sub(r":material/\w+:|:\w+(?:-background)?\[|<[^>]*>|&\w+;", "", node.value)
        return bool(re.search(r"[A-Za-zÀ-ÿ]{2}", bare))
    return False


def test_pages_write_no_text_of_their_own():
    wrong = []
    for path in catalogue.sources():
        if "/app/" not in path.as_posix():
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr in WIDGETS and is_streamlit(node.func.value):
                read = [*node.args[:1], *(k.value for k in node.keywords if k.arg in WORDS)]
                wrong += [f"{path.name}:{part.lineno}" for part in read if is_raw(part)]
    assert not wrong


def is_streamlit(node: ast.expr) -> bool:
    """Whether a widget belongs to Streamlit, or to one of its containers."""
    return isinstance(node, ast.Name | ast.Subscript | ast.Attribute)


@pytest.mark.parametrize(
    ("code", "raw"),
    [
        ("'Save'", True),
        ("f'Save {name}'", True),
        ("say('Save')", False),
        ("f':material/save: {say(x)}'", False),
        ("f'{a} · {b}'", False),
        ("say('x') if y else 'No'", True),
        ("['One', say('Two')]", True),
    ],
)
def test_words_are_told_from_marks(code, raw):
    assert is_raw(ast.parse(code, mode="eval").body) is raw
