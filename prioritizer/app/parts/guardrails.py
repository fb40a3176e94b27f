"""The rules of a scenario as sentences, each to be switched off or removed."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.money_unit import money_unit
from prioritizer.app.parts.plain import plain
from prioritizer.drafts import Draft, Row
from prioritizer.drafts.rules_in_words import RULE_TABLES, rule_sentence
from prioritizer.language import marked, say
from prioritizer.language.terms import BASES

HEADINGS = {
    "spending_rules": marked("Rules on the money"),
    "conditions": marked("Conditions of funders"),
    "logic": marked("Order and choice of interventions"),
}


def guardrails() -> None:
    """Show every rule of the open draft."""
    draft = session.draft()
    for table in RULE_TABLES:
        rows = draft.rows(table)
        if not rows:
            continue
        st.subheader(say(HEADINGS[table]), anchor=False)
        for place, row in enumerate(rows):
            _rule(draft, table, place, row)
    if not any(draft.rows(table) for table in RULE_TABLES):
        st.info(say("There is no guardrail yet."))


def _rule(draft: Draft, table: str, place: int, row: Row) -> None:
    number = draft.row_ids[table][place]
    active = row.get("active", "") != "no"
    switch, words, away = st.columns([1, 12, 1], vertical_alignment="center")
    with switch:
        st.checkbox(
            say("In force: {rule}", rule=row.get("rule", "")),
            value=active,
            key=f"rule_{table}_{number}_{active}",
            label_visibility="collapsed",
            on_change=_switch,
            args=(table, place, "no" if active else "yes"),
        )
    with words:
        sentence = plain(rule_sentence(table, row, money_unit(draft)))
        st.markdown(sentence if active else f"~~{sentence}~~")
        st.caption(" · ".join(_remarks(row, active=active)))
    with away:
        st.button(
            say("Remove {rule}", rule=plain(row.get("rule", ""))),
            key=f"remove_{table}_{number}",
            icon=":material/delete:",
            type="tertiary",
            on_click=_remove,
            args=(table, place),
        )


def _remarks(row: Row, *, active: bool) -> list[str]:
    remarks = [plain(row.get("rule", ""))]
    if basis := row.get("basis", ""):
        remarks.append(say("basis: {basis}", basis=say(BASES.get(basis, ""))))
    if not active:
        remarks.append(say("switched off"))
    return remarks


def _switch(table: str, place: int, active: str) -> None:
    session.speak()
    draft = session.draft()
    rule = draft.rows(table)[place].get("rule", "")
    changed = draft.with_cells(table, place, {"active": active})
    label = say("{rule} switched on", rule=rule)
    if active == "no":
        label = say("{rule} switched off", rule=rule)
    session.commit(changed, label)


def _remove(table: str, place: int) -> None:
    session.speak()
    draft = session.draft()
    rows, ids = list(draft.rows(table)), list(draft.row_ids[table])
    rule = rows.pop(place).get("rule", "")
    del ids[place]
    session.commit(draft.with_table(table, rows, row_ids=ids), say("{rule} removed", rule=rule))
