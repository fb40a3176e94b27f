"""Which decisions there are, and where they are no choice. Rows: tests/golden/."""

from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.models.seen import bounds, families, rows, whole
from tests.oracle.cases.build import binary, continuous, integer, plan


def test_nothing_starts_outside_its_window_or_under_a_lock_out() -> None:
    found = bounds(
        tiny(
            continuous("a", max_scale=3, first_year=2027, last_year=2027),
            binary("b", lock="out"),
            continuous("c", first_year=2020, last_year=2040),
        )
    )

    assert [found[f"start[a,{year}]"] for year in (2026, 2027, 2028)] == [(0, 0), (0, 3), (0, 0)]
    assert found["start[b,2027]"] == (0, 0)
    assert found["start[c,2026]"] == found["start[c,2028]"] == (0, 1)


def test_an_approved_start_is_fixed_and_other_years_are_free() -> None:
    scenario = tiny(continuous("a"), plan=plan(("a", 2026, 0.25), status="fixed"))

    assert bounds(scenario)["start[a,2026]"] == (0.25, 0.25)
    assert bounds(scenario)["start[a,2027]"] == (0, 1)


def test_a_proposed_start_binds_nothing() -> None:
    proposed = tiny(continuous("a"), plan=plan(("a", 2026, 0.25)))

    assert bounds(proposed) == bounds(tiny(continuous("a")))


def test_whole_are_the_starts_of_binary_and_integer_interventions() -> None:
    found = whole(tiny(binary("a"), integer("b", max_scale=3), continuous("c")))

    assert found == {f"start[{i},{year}]" for i in "ab" for year in (2026, 2027, 2028)}


def test_keep_is_a_number_where_nothing_may_end() -> None:
    scenario = tiny(
        continuous("a", initial_scale=0.5),
        continuous("b", may_end="yes"),
        continuous("c", initial_scale=0.5, may_end="yes", lock="in"),
    )

    assert not [name for name in bounds(scenario) if name.startswith("keep")]
    assert not families(program_of(scenario)) & {"keep_never_rises", "keep_held"}


def test_an_approved_keep_is_fixed_in_its_year() -> None:
    scenario = tiny(
        continuous("a", initial_scale=0.5, may_end="yes"),
        plan=plan(("a", 2027, 0), status="fixed", keep=0.25),
    )

    assert bounds(scenario)["keep[a,2027]"] == (0.25, 0.25)
    assert bounds(scenario)["keep[a,2028]"] == (0, 0.5)
    assert rows(scenario, "keep_held") == []


def test_the_first_year_keeps_all_where_its_approved_row_is_blank() -> None:
    scenario = tiny(
        continuous("a", initial_scale=0.5, may_end="yes"),
        plan=plan(("a", 2026, 0), status="fixed"),
    )

    assert bounds(scenario)["keep[a,2026]"] == (0.5, 0.5)


def test_without_a_lead_time_what_operates_acts() -> None:
    program = program_of(tiny(binary("a")))

    assert program.block("mature") is None
    assert "mature_definition" not in families(program)


def test_no_switch_where_there_is_no_least_scale() -> None:
    program = program_of(tiny(binary("a"), continuous("b"), integer("c", max_scale=4)))

    assert program.block("on") is None
    assert not families(program) & {"scale_minimum", "scale_maximum"}


def test_a_lock_that_is_kept_already_asks_for_nothing() -> None:
    program = program_of(tiny(continuous("a", initial_scale=0.75, min_scale=0.5, lock="in")))

    assert program.row_lower[program.row_names.index("lock_in[a]")] < 0
