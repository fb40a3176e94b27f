from prioritizer.program import FAMILIES, Affine, Index, Rows, constraint


def test_rows_carry_the_name_of_their_function(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def no_more_than(limit: float) -> Rows:
        """The one row of the family."""
        return Rows(Index.single(), Affine.block(0, 1), upper=limit)

    # the registry is the project's; this family is not
    monkeypatch.delitem(FAMILIES, "no_more_than", raising=False)
    family = constraint(no_more_than)
    rows = family(3.0)
    assert rows.family == "no_more_than"
    assert rows.upper == 3.0
    assert FAMILIES.pop("no_more_than") is family
    assert family.__doc__ == "The one row of the family."
