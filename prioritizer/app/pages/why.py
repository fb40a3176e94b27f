"""Why each intervention is funded or not, what it would take, and what rules and limits cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app import running, session
from prioritizer.app.charts.bars import by_name
from prioritizer.app.charts.style import Formats, show_chart, show_table
from prioritizer.app.parts import (
    choose_view,
    needs_scenario,
    page_head,
    plain,
    show_faults,
    stale_mark,
)
from prioritizer.app.run_panel import follow, run_button
from prioritizer.app.words import OPPOSITES, criterion_word
from prioritizer.explanation.constraint_words import constraint_words
from prioritizer.language import current_language, money_text, percent_text, say
from prioritizer.language.terms import BASES, FAMILIES, term
from prioritizer.report.matter import Matter
from prioritizer.report.naming import listed
from prioritizer.scenario import Scenario

OPTIONS = {"gap": 0.0, "time_limit": 1800.0}
"""Options of the search for reasons: it solves each question anew."""

MOST_BARS = 15


def page() -> None:
    """Draw the page."""
    page_head(
        say("Why and why not"),
        (
            say("Find out the reasons once for each state of the scenario; it may take minutes."),
            say(
                "Choose an intervention: the page says why it is funded or not, and what it takes."
            ),
            say("Under “Rules” you see what each rule and earmark costs."),
            say("Under “Limits” you see what one unit more of money or capacity is worth."),
        ),
    )
    if not needs_scenario():
        return
    scenario = session.scenario_or_none()
    if scenario is None:
        show_faults(session.faults())
    found = running.answered("explain")
    if scenario is not None and (found is None or found.is_stale):
        run_button(say("Find out the reasons"), "explain", scenario, OPTIONS)
    follow("explain")
    if found is None:
        st.info(
            say("Every number here is found by solving again, question by question."),
            icon=":material/info:",
        )
        return
    stale_mark(found.scenario.digest)
    _missing(found.document)
    if not found.document["interventions"]:
        return
    views = {
        "interventions": say("Interventions"),
        "rules": say("Rules and earmarks"),
        "limits": say("Limits"),
    }
    chosen = choose_view(views, "why_view")
    if chosen == "rules":
        show_prices(found.scenario, found.document["price_of_constraints"])
    elif chosen == "limits":
        _limits(found.matter, found.document["marginal_values"])
    else:
        _interventions(found)


def _missing(document: Mapping[str, Any]) -> None:
    """What is not explained, and why."""
    if document["message"]:
        st.warning(plain(document["message"]), icon=":material/info:")
    if missing := document["missing"]:
        st.warning(
            say(
                "Not found out before the end: {names}.",
                names=plain(", ".join(missing[:MOST_BARS])),
            ),
            icon=":material/timer_off:",
        )


def _interventions(found: running.Answered) -> None:
    """One intervention in detail, and all of them in a table."""
    rows, matter = found.document["interventions"], found.matter
    names = [matter.decision(row) for row in rows]
    chosen = st.selectbox(
        say("Intervention"),
        range(len(rows)),
        format_func=lambda place: names[place],
        key="why_intervention",
    )
    _one(rows[chosen or 0], found)
    st.subheader(say("All interventions"), anchor=False)
    frame, formats = why_table(rows, matter, found.document["objective"])
    show_table(frame, formats, alt=say("Why each intervention is funded or not"), key="why_table")


def _one(row: Mapping[str, Any], found: running.Answered) -> None:
    """Why one intervention is funded or not, and what it would take."""
    matter, objective = found.matter, found.document["objective"]
    icon = ":material/check_circle:" if row["funded"] else ":material/cancel:"
    with st.container(border=True):
        is_spoken = found.document.get("language") == current_language()
        sentence = row["sentence"] if is_spoken else short_sentence(row, matter)
        st.markdown(f"{icon} {plain(sentence)}")
        facts = what_it_takes(row, matter, objective)
        if facts:
            st.markdown("\n".join(f"- {plain(fact)}" for fact in facts))


def short_sentence(row: Mapping[str, Any], matter: Matter) -> str:
    """Whether an intervention is funded, where the reasons were written in another language."""
    name = matter.decision(row)
    if row["funded"]:
        return say("{name} is funded.", name=name)
    return say("{name} is not funded.", name=name)


def what_it_takes(row: Mapping[str, Any], matter: Matter, objective: float) -> list[str]:
    """The loss of the opposite, the price, the money and the rules, a sentence each."""
    facts = []
    if row["loss"] is not None:
        share = row["loss"] / abs(objective) if objective else None
        template = (
            say("Leaving it out loses {share} of the objective.", share=percent_text(share, 2))
            if row["funded"]
            else say("Forcing it in loses {share} of the objective.", share=percent_text(share, 2))
        )
        facts.append(template)
    if row["displaced"]:
        facts.append(say("It would drop out: {names}.", names=listed(row["displaced"], matter)))
    if row["enters"]:
        facts.append(say("It would come in: {names}.", names=listed(row["enters"], matter)))
    facts += price_facts(row, matter)
    if row["blocked_by"]:
        facts.append(
            say(
                "What stands in the way: {rules}.",
                rules=", ".join(constraint_words(row["blocked_by"])),
            )
        )
    if row["held_blocked_by"]:
        facts.append(
            say(
                "With everything else as planned, this forbids it: {rules}.",
                rules=", ".join(constraint_words(row["held_blocked_by"])),
            )
        )
    if row["essential"]:
        facts.append(say("No plan leaves it out."))
    return facts


def price_facts(row: Mapping[str, Any], matter: Matter) -> list[str]:
    """At which cost, or with how much more money, it would come in."""
    facts = []
    cost, even = row["cost"], row["break_even_cost"]
    if not row["funded"] and cost and even is not None:
        facts.append(
            say(
                "It would come in if it cost {less} less: {even} instead of {cost}.",
                less=percent_text(1 - even / cost, 1),
                even=money_text(even, matter.unit),
                cost=money_text(cost, matter.unit),
            )
        )
    elif not row["funded"] and cost:
        facts.append(say("No price cut brings it in."))
    if not row["funded"] and row["extra_budget_needed"] is not None:
        facts.append(
            say(
                "With {money} more money, a plan that holds it is as good as the best one now.",
                money=money_text(row["extra_budget_needed"], matter.unit),
            )
        )
    return facts


def why_table(
    rows: Sequence[Mapping[str, Any]], matter: Matter, objective: float
) -> tuple[pd.DataFrame, Formats]:
    """A line for each intervention and region."""
    loss, cut, extra = say("Loss otherwise"), say("Price cut"), say("Extra money")
    frame = pd.DataFrame(
        {
            say("Intervention"): [matter.decision(row) for row in rows],
            say("Funded"): [say("yes") if row["funded"] else say("no") for row in rows],
            say("Proof"): [term(OPPOSITES, row["status"]) for row in rows],
            loss: [
                row["loss"] / abs(objective) if row["loss"] is not None and objective else None
                for row in rows
            ],
            cut: [
                1 - row["break_even_cost"] / row["cost"]
                if row["break_even_cost"] is not None and row["cost"]
                else None
                for row in rows
            ],
            extra: [row["extra_budget_needed"] for row in rows],
            say("In the way"): [", ".join(constraint_words(row["blocked_by"])) for row in rows],
        }
    )
    formats: Formats = {
        loss: lambda share: percent_text(share, 2),
        cut: lambda share: percent_text(share, 1),
        extra: 1,
    }
    return frame, formats


def show_prices(scenario: Scenario, prices: Sequence[Mapping[str, Any]]) -> None:
    """What each rule costs: the gain without it, and the money that would gain as much."""
    matter = Matter(scenario, {})
    gains = {
        price["name"]: price["gain"]
        for price in sorted(prices, key=lambda price: -(price["gain"] or 0.0))
        if (price["gain"] or 0.0) > 0
    }
    shown = dict(list(gains.items())[:MOST_BARS])
    criterion = criterion_word(scenario.settings.objective[0])
    gain, money = say("Gain without it"), say("Money that gains as much ({unit})", unit=matter.unit)
    frame = pd.DataFrame(
        {
            say("Rule"): [price["name"] for price in prices],
            say("Kind"): [term(FAMILIES, price["family"]) for price in prices],
            say("Basis"): [term(BASES, price["basis"]) for price in prices],
            gain: [price["gain"] for price in prices],
            money: [price["compensating_budget"] for price in prices],
            say("Comes in without it"): [listed(price["started"], matter) for price in prices],
            say("Drops out without it"): [listed(price["ended"], matter) for price in prices],
        }
    )
    if not shown:
        st.success(say("No rule costs anything: the best plan keeps them all by itself."))
        show_table(frame, {gain: 5, money: 1}, alt=say("Price of each rule"), key="price_table")
        return
    dearest = next(iter(shown))
    show_chart(
        by_name(
            shown, say("gain of the {criterion} without the rule", criterion=criterion), digits=4
        ),
        frame,
        {gain: 5, money: 1},
        alt=say("Bars of what each rule costs. The dearest is {rule}.", rule=dearest),
        key="price_chart",
        is_open=True,
    )
    st.caption(say("Each is the price of one rule alone: prices do not add up, and law is law."))


def _limits(matter: Matter, values: Sequence[Mapping[str, Any]]) -> None:
    """What one unit more of each number is worth."""
    worth, now, step = say("Gain per unit"), say("Now"), say("Step")
    frame = pd.DataFrame(
        {
            say("Limit"): [limit_name(value, matter) for value in values],
            say("Unit"): [value["unit"] for value in values],
            now: [value["value"] for value in values],
            worth: [value["gain_per_unit"] for value in values],
            step: [value["step"] for value in values],
            say("How"): [
                say("exact") if value["method"] == "exact" else say("mean of one step")
                for value in values
            ],
        }
    )
    best = {
        limit_name(value, matter): value["gain_per_unit"] * value["step"]
        for value in sorted(values, key=lambda v: -(v["gain_per_unit"] or 0.0) * v["step"])[
            :MOST_BARS
        ]
        if (value["gain_per_unit"] or 0.0) > 0
    }
    formats = {now: 2, worth: 7, step: 2}
    if best:
        show_chart(
            by_name(best, say("gain of one step"), digits=5),
            frame,
            formats,
            alt=say("Bars of what one step more of each limit gains."),
            key="limit_chart",
            is_open=True,
        )
    else:
        st.success(say("No single limit holds the plan back by itself."))
        show_table(frame, formats, alt=say("What one unit more is worth"), key="limit_table")
    st.caption(
        say(
            "A step is one hundredth of the number, or one unit. Where decisions are whole, ten "
            "steps may gain nothing or a hundred times as much."
        )
    )


def limit_name(value: Mapping[str, Any], matter: Matter) -> str:
    """What a limit is called, with its year."""
    table = {"funder": "funders", "resource": "resources", "veto": "stakeholders"}.get(
        value["kind"]
    )
    name = matter.name(table, value["name"]) if table else value["name"]
    return " ".join(str(part) for part in (name, value["bound"], value["year"] or "") if part)
