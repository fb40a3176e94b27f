from tests.app.editing_pages import click, run
from tests.drafts.drafted import drafted

LINES = """
from prioritizer.app.parts.stale_mark import stale_mark
st.write(stale_mark("{digest}"))
if st.button("edit", key="edit"):
    session.commit(session.draft().with_settings(discount_rate=0.2), "rate")
    st.rerun()
"""


def test_a_result_is_stale_when_the_inputs_have_changed() -> None:
    at = run(LINES.format(digest=drafted().scenario().digest))
    assert not at.warning
    click(at, "edit")
    assert "changed" in at.warning[0].value
