import pytest

from prioritizer.drafts import Draft
from prioritizer.language import use_language
from prioritizer.library import Library, Limits, NotAllowed, local_user
from prioritizer.library.desk import MOST_CHANGES
from tests.library.drafted import donor, planner, small, with_amount, with_row


def test_the_trail_tells_who_did_what_from_what_to_what(library: Library) -> None:
    ana, eva = planner(library), planner(library, "eva")
    entry = library.create(ana, "Plan", small().to_json())
    library.share(ana, entry.id, eva.email, may_edit=True, with_positions=True)
    text = with_amount(small(), "donor", "7").to_json()
    library.save(eva, entry.id, text, based_on=1, note="more")
    library.restore(ana, entry.id, 1)
    library.rename(ana, entry.id, "Plan B")
    library.archive(ana, entry.id)
    library.annotate(ana, entry.id, 1, "old")
    library.unshare(ana, entry.id, eva.email)
    events = library.audit(ana, entry.id)
    assert [(event.who, event.what) for event in events] == [
        ("Ana", "No longer shared with eva@plan.example."),
        ("Ana", "New note for version 1: old"),
        ("Ana", "Put into the archive."),
        ("Ana", "Renamed from “Plan” to “Plan B”."),
        ("Ana", "Restored version 1 as version 3. Changes: funding (1)."),
        ("Eva", "Saved version 2: more. Changes: funding (1)."),
        (
            "Ana",
            "Shared with eva@plan.example for editing. Stakeholders and positions are shared too.",
        ),
        ("Ana", "Created as “Plan”."),
    ]
    (change,) = events[5].changes
    assert (change.table, change.row, change.column) == ("funding", "donor, 2027", "amount")
    assert (change.before, change.after) == ("2", "7")
    assert [event.at for event in events] == sorted((event.at for event in events), reverse=True)


def test_changes_of_what_is_hidden_are_hidden(library: Library) -> None:
    ana, dora = planner(library), donor(library)
    entry = library.create(ana, "Plan", small().to_json())
    library.share(ana, entry.id, dora.email)
    turned = with_amount(small(), "donor", "7").with_cell("positions", 0, "support", "0.9")
    library.save(
        ana, entry.id, turned.with_settings(**{"politics.quorum": 0.6}).to_json(), based_on=1
    )
    assert {change.table for change in library.audit(ana, entry.id)[0].changes} == {
        "funding",
        "positions",
        "scenario",
    }
    told = library.audit(dora, entry.id)
    assert [event.what for event in told] == [
        "Saved version 2. Changes: funding (1).",
        "Created as “Plan”.",
    ]
    assert {change.table for change in told[0].changes} == {"funding"}


def test_a_copy_tells_where_it_is_from(sqlite_library: Library) -> None:
    entry = sqlite_library.create(local_user(), "Plan", small().to_json())
    copied = sqlite_library.copy(local_user(), entry.id, "Mine")
    (event,) = sqlite_library.audit(local_user(), copied.id)
    assert event.what == "Copied from version 1 of “Plan”."


def test_more_changes_than_are_kept_are_counted(sqlite_library: Library) -> None:
    entry = sqlite_library.create(local_user(), "Plan", small().to_json())
    draft = Draft(
        small().settings,
        {**small().tables, "x": tuple({"a": str(row)} for row in range(MOST_CHANGES + 7))},
    )
    sqlite_library.save(local_user(), entry.id, draft.to_json(), based_on=1)
    event = sqlite_library.audit(local_user(), entry.id)[0]
    assert (len(event.changes), event.left_out) == (MOST_CHANGES, 7)
    assert event.what == "Saved version 2. Changes: x (500). 7 more are not listed."


def test_what_administrators_did_is_told_to_administrators(library: Library) -> None:
    boss = library.sign_in("boss@plan.example", "Boss")
    ana = planner(library)
    library.change_user(local_user(), ana.email, role="donor", funders=["eu"], is_active=False)
    library.set_limits(local_user(), Limits(scenarios_per_user=3))
    library.drop_results(local_user())
    told = [event.what for event in library.administration(boss)]
    assert told[0] == "Removed 0 stored results."
    assert "scenarios_per_user = 3" in told[1]
    assert told[2:] == [
        "ana@plan.example is a donor. The account is closed. Linked to the funders eu.",
        "Added ana@plan.example as planner.",
        "boss@plan.example signed in for the first time, as administrator.",
    ]
    with pytest.raises(NotAllowed):
        library.administration(donor(library))


def test_markup_in_names_is_data(sqlite_library: Library) -> None:
    entry = sqlite_library.create(local_user(), "<b>{title}</b>", small().to_json())
    draft = with_row(small(), "funding", funder="<img src=x>{0}", year="2027", amount="1")
    sqlite_library.save(local_user(), entry.id, draft.to_json(), based_on=1, note="{note} %s")
    saved, created = sqlite_library.audit(local_user(), entry.id)
    assert created.what == "Created as “<b>{title}</b>”."
    assert saved.what == "Saved version 2: {note} %s. Changes: funding (1)."
    assert saved.changes[0].row == "<img src=x>{0}, 2027"


def test_sentences_are_made_when_they_are_read(sqlite_library: Library) -> None:
    entry = sqlite_library.create(local_user(), "Plan", small().to_json())
    use_language("es")
    try:
        (event,) = sqlite_library.audit(local_user(), entry.id)
    finally:
        use_language("en")
    assert "Plan" in event.what
