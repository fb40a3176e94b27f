from tests.app.editing_pages import again, click, draft, run, texts

LINES = "from prioritizer.app.parts.paste_box import paste_box\npaste_box('funding')"


def test_a_block_is_looked_at_and_taken() -> None:
    at = run(LINES)
    at.text_area(key="paste_funding").set_value("funder\tyear\tamount\nnew\t2027\t3,75")
    at.selectbox(key="paste_style_funding").set_value("es_CO")
    again(at)
    assert "new" in at.dataframe[0].value["Row"][0]
    click(at, "paste_take_funding")
    assert draft(at).rows("funding")[-1]["amount"] == "3.75"
    assert at.text_area(key="paste_funding").value == ""


def test_the_faults_of_a_block_are_told_before_it_is_taken() -> None:
    at = run(LINES)
    at.text_area(key="paste_funding").set_value("funder\tyear\tamount\nnew\t2027\t3,75")
    again(at)
    assert "decimal comma" in texts(at)
    assert draft(at).faults() == ()


def test_what_is_no_block_is_refused_and_what_is_there_is_no_change() -> None:
    at = run(LINES)
    at.text_area(key="paste_funding").set_value("hello")
    again(at)
    assert "two lines" in at.error[0].value
    row = draft(at).rows("funding")[0]
    text = f"funder\tyear\tamount\n{row['funder']}\t{row['year']}\t{row['amount']}"
    at.text_area(key="paste_funding").set_value(text)
    again(at)
    assert "already" in at.info[0].value
