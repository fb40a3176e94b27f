"""Money by funder and year, and the guardrails on it as sentences."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts import needs_scenario, page_head, show_faults, undo_buttons
from prioritizer.app.parts.grid_editor import edit_grid
from prioritizer.app.parts.guardrails import guardrails
from prioritizer.app.parts.money_unit import money_unit
from prioritizer.app.parts.new_guardrail import new_guardrail
from prioritizer.app.parts.optional_table import optional_table
from prioritizer.drafts import Draft
from prioritizer.drafts.grids import BUDGET
from prioritizer.drafts.rules_in_words import RULE_TABLES
from prioritizer.language import number_text, say
from prioritizer.parameters.money import resolve_funding
from prioritizer.tables.cells import number_text as plain_number

MONEY_TABLES = ("funding", "funders", "exchange_rates", "deflators")


def page() -> None:
    """Draw the page."""
    page_head(
        say("Budget and rules"),
        (
            say("Write what each funder gives in each year; a blank cell is nothing."),
            say("Under Funders, say how much of unspent money may be carried into the next year."),
            say(
                "Guardrails are rules on the money and on the order of things: read them as "
                "sentences, switch them off and on, or add new ones with the form."
            ),
            say("Every step can be undone."),
        ),
    )
    if not needs_scenario():
        return
    undo_buttons()
    money, rules = st.tabs([say("Money"), say("Guardrails")])
    with money:
        _money(session.draft())
        _faults(MONEY_TABLES)
    with rules:
        guardrails()
        new_guardrail()
        _faults(RULE_TABLES)


def _faults(tables: tuple[str, ...]) -> None:
    show_faults([fault for fault in session.faults() if fault.table in tables], key=tables[0])


def _money(draft: Draft) -> None:
    years = draft.settings.get("years")
    across = [str(year) for year in years] if isinstance(years, list | tuple) else []
    if "funding" not in draft.tables:
        st.info(say("Without funding, money is unlimited. Add a funder to limit it."))
    else:
        st.subheader(say("What each funder gives"), anchor=False)
        st.caption(money_unit(draft))
        funders = [
            (name, "", "")
            for name in draft.values("funders", "funder")
            if name not in draft.values("funding", "funder")
        ]
        edit_grid(BUDGET, across=across, lines=funders, line_titles=_names(draft))
        _totals()
    _new_funder(across)
    st.subheader(say("Funders"), anchor=False)
    st.caption(
        say(
            "carry_over is the share of what is available that may be kept for the next "
            "year, from 0 to 1."
        )
    )
    optional_table("funders", key="budget")
    with st.expander(say("Exchange rates and price levels")):
        optional_table("exchange_rates", key="budget")
        optional_table("deflators", key="budget")


def _names(draft: Draft) -> dict[str, str]:
    pairs = zip(draft.values("funders", "funder"), draft.values("funders", "name"), strict=True)
    return {funder: name for funder, name in pairs if name}


def _totals() -> None:
    """What all funders give together, in the scenario's currency and constant prices."""
    scenario = session.scenario_or_none()
    if scenario is None:
        st.caption(say("The totals are shown when every fault is repaired."))
        return
    years = scenario.settings.years
    amounts = resolve_funding(scenario).amount.sum(axis=0).tolist()
    cells = {str(year): [number_text(sum_)] for year, sum_ in zip(years, amounts, strict=True)}
    label = say("All funders")
    st.dataframe(
        pd.DataFrame({"": [label], **cells, say("All years"): [number_text(sum(amounts))]}),
        hide_index=True,
        key="totals",
        alt=say("What all funders give, by year, at constant prices"),
    )


def _new_funder(years: list[str]) -> None:
    form = st.popover(say("Add a funder"), icon=":material/add:").form(
        "new_funder", border=False, clear_on_submit=True
    )
    form.text_input(say("Id, a short word without blanks"), key="new_funder_id")
    form.text_input(say("Name"), key="new_funder_name")
    form.selectbox(say("Kind"), ["domestic", "donor"], key="new_funder_kind")
    form.form_submit_button(say("Add"), on_click=_add_funder, args=(years,))


def _add_funder(years: list[str]) -> None:
    session.speak()
    draft, funder = session.draft(), st.session_state["new_funder_id"].strip()
    if not funder:
        return
    amounts = [{"funder": funder, "year": year, "amount": plain_number(0.0)} for year in years]
    changed = draft.with_table("funding", [*draft.rows("funding"), *amounts])
    row = {
        "funder": funder,
        "name": st.session_state["new_funder_name"].strip(),
        "kind": st.session_state["new_funder_kind"],
    }
    changed = changed.with_table("funders", [*draft.rows("funders"), row])
    session.commit(changed, say("new funder {funder}", funder=funder))
