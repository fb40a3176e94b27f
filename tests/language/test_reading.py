import pytest

from prioritizer.language.reading import PLURALS, Catalogue, read_catalogue
from tests.language import catalogue

HEAD = f'msgid ""\nmsgstr ""\n"Plural-Forms: {PLURALS}\\n"\n'


def test_a_message_may_go_over_several_lines_with_marks_in_it():
    found = read_catalogue(
        HEAD + '\n# note\nmsgid "a "\n"\\"b\\"\\n"\nmsgstr ""\n"uno «dos»\\n"\n"tres"\n'
    )
    assert found.text('a "b"\n') == "uno «dos»\ntres"


def test_what_has_no_translation_stays():
    assert Catalogue().text("as it is") == "as it is"
    assert Catalogue().form("one", "many", 1) == "one"
    assert read_catalogue(HEAD + 'msgid "x"\nmsgstr ""\n').text("x") == "x"
    assert Catalogue().text("") == ""


@pytest.mark.parametrize(("count", "text"), [(0, "muchos"), (1, "uno"), (2, "muchos")])
def test_the_form_depends_on_the_number(count, text):
    found = read_catalogue(
        HEAD + 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "uno"\nmsgstr[1] "muchos"\n'
    )
    assert found.form("one", "many", count) == text


@pytest.mark.parametrize("wrong", ["nonsense", 'msgid ""\nmsgstr "nplurals=3"'])
def test_what_is_no_catalogue_is_refused(wrong):
    with pytest.raises(ValueError, match=r"catalogue"):
        read_catalogue(wrong)


def test_it_reads_what_babel_reads():
    found = read_catalogue(catalogue.PATH.read_text(encoding="utf-8"))
    for (one, many), told in catalogue.kept().items():
        if many:
            assert found.forms[one, many] == told
        else:
            assert found.texts[one] == told[0]
    assert len(found.texts) + len(found.forms) == len(catalogue.kept())
