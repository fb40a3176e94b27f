"""Forms by which a rule is stated, and read as a sentence before it is added."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.column_settings import ids
from prioritizer.app.parts.money_unit import money_unit
from prioritizer.app.parts.plain import plain
from prioritizer.drafts import Draft, Row
from prioritizer.drafts.editing import column_of
from prioritizer.drafts.number_cells import typed_cell
from prioritizer.drafts.rule_building import KINDS, NewRule, free_id, rule_row
from prioritizer.drafts.rules_in_words import rule_sentence
from prioritizer.language import marked, say
from prioritizer.language.terms import BASES, SHARES_OF

SELECTORS = {
    "funder": marked("Paid by"),
    "category": marked("Category"),
    "agency": marked("Agency"),
    "intervention": marked("Intervention"),
    "region": marked("Region"),
}
ECONOMIC = {
    "": marked("capital and current expenditure"),
    "capital": marked("capital expenditure"),
    "current": marked("current expenditure"),
}
LOGIC = {
    "requires": marked("Each requires all of the others"),
    "requires_any": marked("Each requires one of the others"),
    "at_most": marked("At most so many"),
    "at_least": marked("At least so many"),
    "exactly": marked("Exactly so many"),
    "together": marked("All or none"),
}


def new_guardrail() -> None:
    """Let the user state a new rule of the open draft."""
    with st.expander(say("Add a guardrail"), icon=":material/add:"):
        money, condition, order = st.tabs(
            [say("On money"), say("Condition of a funder"), say("Order and choice")]
        )
        with money:
            _propose("spending_rules", _spending_rule(session.draft()))
        with condition:
            _propose("conditions", _condition(session.draft()))
        with order:
            _propose("logic", _logic(session.draft()))


def _propose(table: str, row: Row) -> None:
    """Show the sentence of a rule and the button that adds it."""
    draft = session.draft()
    st.markdown(f"> {plain(rule_sentence(table, row, money_unit(draft)))}")
    st.button(
        say("Add this guardrail"),
        type="primary",
        key=f"add_to_{table}",
        disabled=not row["rule"],
        on_click=_add,
        args=(table, row),
    )


def _add(table: str, row: Row) -> None:
    session.speak()
    draft = session.draft()
    named = {**row, "rule": free_id(draft, table, row["rule"])}
    changed = draft.with_table(table, [*draft.rows(table), named])
    session.commit(changed, say("new rule {rule}", rule=named["rule"]))


def _id(table: str) -> str:
    wish = st.text_input(say("Id of the rule, a short word"), value="rule", key=f"new_id_{table}")
    return free_id(session.draft(), table, wish.strip()) if wish.strip() else ""


def _selectors(
    draft: Draft, table: str, names: tuple[str, ...]
) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    chosen, others = {}, set()
    columns = st.columns(2)
    for place, name in enumerate(names):
        declared = column_of(table, name)
        options = ids(draft, declared) if declared is not None else ()
        if not options:
            continue
        with columns[place % 2]:
            picked = st.multiselect(
                say(SELECTORS[name]),
                options,
                key=f"new_{table}_{name}",
                placeholder=say("all of them"),
            )
            chosen[name] = tuple(picked)
            if picked and st.checkbox(say("all but these"), key=f"new_{table}_{name}_others"):
                others.add(name)
    return chosen, frozenset(others)


def _spending_rule(draft: Draft) -> Row:
    left, right = st.columns(2)
    with left:
        kind = st.selectbox(
            say("What it says"),
            list(KINDS),
            key="new_kind",
            format_func=lambda kind: say(KINDS[kind]),
        )
    with right:
        amount = (
            "" if kind == "ban" else st.text_input(_amount_label(draft, kind), key="new_amount")
        )
    chosen, others = _selectors(draft, "spending_rules", tuple(SELECTORS))
    left, right = st.columns(2)
    with left:
        economic = st.selectbox(
            say("Kind of expenditure"),
            list(ECONOMIC),
            key="new_economic",
            format_func=lambda kind: say(ECONOMIC[kind]),
        )
        share_of = "own"
        if kind.startswith("share"):
            share_of = st.selectbox(
                say("Share"),
                list(SHARES_OF),
                key="new_share_of",
                format_func=lambda whole: say(SHARES_OF[whole]),
            )
    with right:
        year = "" if kind.startswith("change") else _year(draft)
        basis = _basis("spending_rules")
    column = column_of("spending_rules", "min_amount")
    return rule_row(
        NewRule(
            rule=_id("spending_rules"),
            kind=kind,
            amount=typed_cell(amount, column, session.number_style()),
            selectors=chosen,
            others=others,
            economic=economic,
            year=year,
            share_of=share_of,
            basis=basis,
        )
    )


def _amount_label(draft: Draft, kind: str) -> str:
    if kind in ("floor", "cap"):
        return say("Amount in {unit}", unit=plain(money_unit(draft)))
    return say("Share, such as 25 %")


def _year(draft: Draft) -> str:
    years = draft.settings.get("years")
    listed = [str(year) for year in years] if isinstance(years, list | tuple) else []
    words = {"": say("over all years"), "each": say("in each year")}
    year: str = st.selectbox(
        say("Years"),
        ["", "each", *listed],
        key="new_year",
        format_func=lambda year: words.get(year, year),
    )
    return year


def _basis(table: str) -> str:
    basis: str = st.selectbox(
        say("It rests on"),
        ["", *BASES],
        key=f"new_basis_{table}",
        format_func=lambda basis: say(BASES[basis]) if basis else "–",
    )
    return basis


def _condition(draft: Draft) -> Row:
    names = ("funder", "category", "agency", "intervention", "region")
    chosen, others = _selectors(draft, "conditions", names)
    options = [cell for cell in draft.values("interventions", "intervention") if cell]
    required = st.selectbox(say("Paid only where this is met"), options, key="new_requires")
    lag = st.number_input(say("Years before"), 0, 50, 0, key="new_lag_conditions")
    basis = _basis("conditions")
    row = {"rule": _id("conditions"), "funder": "", "requires": required or ""}
    for name, picked in chosen.items():
        row[name] = ("!" if name in others else "") + ";".join(picked) if picked else ""
    return {**row, **({"lag": str(lag)} if lag else {}), **({"basis": basis} if basis else {})}


def _logic(draft: Draft) -> Row:
    options = [cell for cell in draft.values("interventions", "intervention") if cell]
    kind = st.selectbox(
        say("What it says"),
        list(LOGIC),
        key="new_logic_kind",
        format_func=lambda kind: say(LOGIC[kind]),
    )
    chosen = st.multiselect(say("Interventions"), options, key="new_logic_interventions")
    row = {"rule": _id("logic"), "kind": kind, "interventions": ";".join(chosen)}
    if kind.startswith("requires"):
        row["other"] = ";".join(st.multiselect(say("The others"), options, key="new_logic_other"))
        if lag := st.number_input(say("Years before"), 0, 50, 0, key="new_lag_logic"):
            row["lag"] = str(lag)
    elif kind != "together":
        row["count"] = str(st.number_input(say("How many"), 0, 500, 1, key="new_logic_count"))
    return {**row, "basis": _basis("logic")}
