from prioritizer.library import NotAllowed, Refusal


def test_every_sentence_is_kept_and_a_screen_of_them_is_shown() -> None:
    refusal = NotAllowed(*(f"Reason {number}." for number in range(30)))
    assert len(refusal.sentences) == 30
    assert str(refusal).splitlines()[24:] == ["Reason 24.", "... and 5 more."]
    assert isinstance(refusal, Refusal)
