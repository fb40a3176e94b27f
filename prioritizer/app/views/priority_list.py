"""One ranked list for any budget: what to fund first while the money is not known yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd
import streamlit as st

from prioritizer.app import running
from prioritizer.app.charts.priority_list import list_chart
from prioritizer.app.charts.style import Formats, show_chart, show_table
from prioritizer.app.parts import plain
from prioritizer.app.run_panel import answer_shown, run_button
from prioritizer.app.views.figures import show_figures
from prioritizer.app.words import criterion_word
from prioritizer.explanation.operating import decision_names
from prioritizer.explanation.priority_list import FACTORS
from prioritizer.language import number_text, percent_text, say
from prioritizer.parameters import resolve
from prioritizer.report.matter import Matter
from prioritizer.report.naming import called, listed
from prioritizer.runs.state import FAILED
from prioritizer.scenario import Scenario

Writer: TypeAlias = Callable[[float | None], str]

SECONDS = 300.0
"""How long the best plan of each budget is looked for, and then the list."""

BUDGETS = (0.4, 0.6, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4, 1.6)
"""Budgets to choose from, as shares of the scenario's."""

SHOWN = 5e-5
"""The least loss that is not written as 0.00 %."""


def show_priority_list(scenario: Scenario | None) -> None:
    """Ask for a list, and show it with what it loses at each budget."""
    st.markdown(
        say(
            "If you do not know yet how much money there will be, decide on a list now: each of "
            "the budgets below buys the top of it, and more money only adds to what less money "
            "buys."
        )
    )
    if scenario is not None:
        _start(scenario)
    found = answer_shown("priority_list")
    state = running.asked("priority_list")
    if state is not None and state.state == FAILED:
        st.caption(
            say(
                "A list needs a plan at every budget chosen. Take out the budgets that are too "
                "low; where no budget has a plan, the page Check and run says why."
            )
        )
    if found is None:
        return
    document, matter = found.document, Matter(found.scenario, {})
    _verdict(document, matter)
    _items(found, matter)
    _levels(document, matter, criterion_word(found.scenario.settings.objective[0]))


def _start(scenario: Scenario) -> None:
    aims = {False: say("the loss on average"), True: say("the loss at the worst budget")}
    worst = st.selectbox(
        say("Keep as small as possible"),
        list(aims),
        format_func=lambda aim: aims[aim],
        key="list_aim",
    )
    factors = st.multiselect(
        say("Possible budgets, as a share of the scenario's"),
        BUDGETS,
        default=FACTORS,
        format_func=percent_text,
        placeholder=say("Choose budgets"),
        key="list_budgets",
    )
    st.caption(
        say("On average each of these budgets counts alike. The more budgets, the longer it takes.")
    )
    if not factors:
        st.info(say("Choose at least one budget."), icon=":material/info:")
        return
    options = {"factors": sorted(factors), "worst": worst, "gap": 0.0, "time_limit": SECONDS}
    run_button(say("Find the list"), "priority_list", scenario, options)


def _verdict(document: Mapping[str, Any], matter: Matter) -> None:
    """What the list loses in all, and whether that is proven."""
    levels, loss = document["levels"], loss_writer(document["levels"])
    expected, worst = document["expected_loss"], document["worst_loss"]
    hardest = max(levels, key=lambda level: level["loss"])
    show_figures(
        [
            (say("Loss on average"), loss(expected), None),
            (say("Largest loss"), loss(worst), None),
        ]
    )
    if max(abs(level["loss"]) for level in levels) < SHOWN:
        st.markdown(
            say(
                "At each of these budgets the list is as good as the best plan there, to within "
                "{share}.",
                share=percent_text(2 * SHOWN, 2),
            )
        )
    else:
        st.markdown(
            plain(
                say(
                    "Against the best plan at each budget, the list loses {expected} on average "
                    "and at most {worst}, at a budget of {money}.",
                    expected=loss(expected),
                    worst=loss(worst),
                    money=matter.money(hardest["budget"]),
                )
            )
        )
    if document["status"] == "optimal":
        st.markdown(
            say("It is proven that no list has a smaller largest loss at these budgets.")
            if document["worst"]
            else say("It is proven that no list loses less on average over these budgets.")
        )
    else:
        _unproven(document, loss)


def _unproven(document: Mapping[str, Any], loss: Writer) -> None:
    """What was not found out before a limit or a cancellation."""
    st.warning(
        say(
            "The search ended early: there may be a list that loses less, or a better plan at one "
            "of the budgets."
        ),
        icon=":material/timer_off:",
    )
    if (document["bound"] or 0.0) >= SHOWN:
        bound = loss(document["bound"])
        st.markdown(
            plain(
                say("Every list has a largest loss of {bound} or more.", bound=bound)
                if document["worst"]
                else say("Every list loses {bound} or more on average.", bound=bound)
            )
        )


def _items(found: running.Answered, matter: Matter) -> None:
    """The list, and what it does not hold."""
    document = found.document
    st.subheader(say("The list"), anchor=False)
    if not document["items"]:
        st.info(say("None of these budgets buys anything."), icon=":material/info:")
        return
    frame, formats = items_table(document, matter)
    show_table(frame, formats, alt=say("The priority list"), key="list_table")
    st.caption(
        say(
            "What comes in at the same budget stands in no order that matters: earlier starts "
            "come first, then what costs less. A budget between two of these was not looked at."
        )
    )
    if matter.unit:
        st.caption(say("Amounts in {unit}.", unit=plain(matter.unit)))
    on_list = {entry["item"] for entry in document["items"]}
    others = [name for name in decision_names(resolve(found.scenario)) if name not in on_list]
    if others:
        st.markdown(
            say("**Bought at none of these budgets:** {names}", names=plain(listed(others, matter)))
        )


def items_table(document: Mapping[str, Any], matter: Matter) -> tuple[pd.DataFrame, Formats]:
    """A line for each place of the list; the cost is of all down to its budget's last line."""
    items = document["items"]
    cost_at = {level["factor"]: level["total_cost"] for level in document["levels"]}
    share = say("Comes in at")
    money, cost = say("Money"), say("Cost of the list up to there")
    frame = pd.DataFrame(
        {
            say("Rank"): [entry["rank"] for entry in items],
            share: [entry["factor"] for entry in items],
            say("Intervention"): [called(entry["item"], matter) for entry in items],
            money: [entry["budget"] for entry in items],
            cost: [cost_at[entry["factor"]] for entry in items],
        }
    )
    return frame, {share: percent_text, money: 1, cost: 1}


def _levels(document: Mapping[str, Any], matter: Matter, criterion: str) -> None:
    """What the list reaches at each budget, against the plan that is best there."""
    levels = document["levels"]
    st.subheader(say("What the list loses at each budget"), anchor=False)
    frame, formats = levels_table(levels)
    show_chart(
        list_chart(levels, matter.unit, criterion),
        frame,
        formats,
        alt=say(
            "The {criterion} of the list and of the best plan at each of {count} budgets. The "
            "largest loss is {worst}.",
            criterion=criterion,
            count=len(levels),
            worst=loss_writer(levels)(document["worst_loss"]),
        ),
        key="list_chart",
        is_open=True,
    )
    if any(not level["best_objective"] for level in levels):
        st.caption(
            say(
                "Losses are written as shares: {number} is {share}. Where the best plan reaches "
                "0, the loss is the difference itself.",
                number=number_text(0.05, 2),
                share=percent_text(0.05),
            )
        )


def levels_table(levels: Sequence[Mapping[str, Any]]) -> tuple[pd.DataFrame, Formats]:
    """A line for each budget, from the lowest to the highest."""
    share, money, loss = say("Share"), say("Money"), say("Loss")
    mine, best, lost = say("List"), say("Best plan"), say("Difference")
    cost = say("Cost of the list")
    frame = pd.DataFrame(
        {
            share: [level["factor"] for level in levels],
            money: [level["budget"] for level in levels],
            loss: [level["loss"] for level in levels],
            mine: [level["objective"] for level in levels],
            best: [level["best_objective"] for level in levels],
            lost: [level["loss"] * (abs(level["best_objective"]) or 1.0) for level in levels],
            say("Interventions"): [len(level["funded"]) for level in levels],
            cost: [level["total_cost"] for level in levels],
        }
    )
    formats: Formats = {
        share: percent_text,
        money: 1,
        loss: loss_writer(levels),
        mine: 4,
        best: 4,
        lost: 4,
        cost: 1,
    }
    return frame, formats


def loss_writer(levels: Sequence[Mapping[str, Any]]) -> Writer:
    """What writes a loss: a percentage, but a number where the best plan of a level reaches 0."""
    if all(level["best_objective"] for level in levels):
        return lambda loss: percent_text(loss, 2)
    return lambda loss: number_text(loss, 4)
