from prioritizer.app.parts.workbook_download import file_stem
from tests.app.editing_pages import run, texts

LINES = """
from prioritizer.app.parts.workbook_download import workbook_download
workbook_download(session.draft())
"""


def test_a_valid_draft_can_be_downloaded() -> None:
    at = run(LINES)
    assert at.download_button(key="download_workbook").label == "Download as a workbook"


def test_a_draft_with_faults_has_first_to_be_repaired() -> None:
    at = run('session.commit(session.draft().with_settings(years="x"), "years")\n' + LINES)
    assert not at.download_button
    assert "every fault is repaired" in texts(at)


def test_a_title_becomes_a_plain_file_name() -> None:
    assert file_stem("../../México: <reforma> 2027") == "México-reforma-2027"
    assert file_stem("///") == "scenario"
