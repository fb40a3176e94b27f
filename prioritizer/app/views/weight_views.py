"""How much the plan depends on the weights: the range of each, and what survives all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app import running
from prioritizer.app.charts.bars import by_name
from prioritizer.app.charts.style import Formats, show_chart, show_table
from prioritizer.app.charts.weight_bars import range_chart
from prioritizer.app.parts import plain, stale_mark
from prioritizer.app.run_panel import answer_shown, follow, run_button
from prioritizer.language import percent_text, say
from prioritizer.language.terms import POSSIBLE_WEIGHTS, VERDICTS
from prioritizer.report.matter import Matter
from prioritizer.report.naming import called
from prioritizer.report.preference_sections import exchanged, tolerance_sentence
from prioritizer.scenario import Scenario

SECONDS = 300.0
"""How long each of these is looked for."""

SAMPLES = 100


def show_weight_ranges(scenario: Scenario | None) -> None:
    """Within which range of each weight the plan stays best."""
    found = running.answered("weight_ranges")
    if scenario is not None and (found is None or found.is_stale):
        options = {"samples": SAMPLES, "time_limit": SECONDS}
        run_button(say("Vary the weights"), "weight_ranges", scenario, options)
    follow("weight_ranges")
    if found is None:
        return
    stale_mark(found.scenario.digest)
    document, matter = found.document, Matter(found.scenario, {})
    _missing(document["missing"])
    if document["tolerance"] is not None:
        st.markdown(plain(tolerance_sentence(document)))
    _ranges(document["ranges"], matter)
    _funded_shares(document, matter)


def _missing(missing: Sequence[str]) -> None:
    if missing:
        st.warning(
            say("Not done before the end: {names}.", names=plain("; ".join(missing))),
            icon=":material/timer_off:",
        )


def _ranges(ranges: Sequence[Mapping[str, Any]], matter: Matter) -> None:
    names = [say("Weight"), say("Least"), say("Most")]
    frame = pd.DataFrame(
        {
            say("Indicator"): [matter.name("indicators", row["indicator"]) for row in ranges],
            names[0]: [row["weight"] for row in ranges],
            names[1]: [row["low"] for row in ranges],
            names[2]: [row["high"] for row in ranges],
            say("Below it comes in"): [exchanged(row["below"], matter) for row in ranges],
            say("Above it comes in"): [exchanged(row["above"], matter) for row in ranges],
        }
    )
    bars = [
        (matter.name("indicators", row["indicator"]), row["weight"], row["low"], row["high"])
        for row in ranges
    ]
    writer = lambda share: percent_text(share, 1)  # noqa: E731 - one writer for three columns
    formats: Formats = dict.fromkeys(names, writer)
    show_chart(
        range_chart(bars),
        frame,
        formats,
        alt=say("For each indicator the range of its weight in which the plan stays the best."),
        key="range_chart",
        is_open=True,
    )
    st.caption(
        say(
            "Each weight is varied by itself, as a share of all; the others keep their proportions."
        )
    )


def _funded_shares(document: Mapping[str, Any], matter: Matter) -> None:
    """How often each decision is in the best plan for random weights."""
    shares = document["funded_share"]
    if not shares:
        return
    share = say("Share of random weights")
    frame = pd.DataFrame(
        {
            say("Intervention"): [called(name, matter) for name in shares],
            share: list(shares.values()),
        }
    ).sort_values(share, ascending=False)
    st.subheader(
        say("Funded for how many of {count} random weights", count=document["samples"]),
        anchor=False,
    )
    formats: Formats = {share: percent_text}
    show_table(frame, formats, alt=say("How often each is funded"), key="funded_share")


def show_core(scenario: Scenario | None) -> None:
    """What to fund, drop or decide whichever weights win."""
    if scenario is not None:
        _start_core(scenario)
    found = answer_shown("core_index")
    if found is None:
        return
    document, matter = found.document, Matter(found.scenario, {})
    st.caption(say("The shares are of: {basis}.", basis=plain(say(document["basis"]))))
    _missing(document["missing"])
    entries = sorted(document["entries"], key=lambda entry: -entry["core_index"])
    for place, verdict in zip(st.columns(3), VERDICTS, strict=True):
        names = [called(e["name"], matter) for e in entries if e["verdict"] == verdict]
        with place.container(border=True):
            st.markdown(f"**{say(VERDICTS[verdict]).capitalize()}** ({len(names)})")
            st.markdown(plain(", ".join(names) or "–"))
    index = say("Core index")
    frame = pd.DataFrame(
        {
            say("Intervention"): [called(entry["name"], matter) for entry in entries],
            index: [entry["core_index"] for entry in entries],
            say("Verdict"): [say(VERDICTS[entry["verdict"]]) for entry in entries],
            say("Proven"): [say("yes") if entry["is_proven"] else say("no") for entry in entries],
        }
    )
    shown = {called(e["name"], matter): 100 * e["core_index"] for e in entries[:MOST_BARS]}
    formats: Formats = {index: percent_text}
    show_chart(
        by_name(shown, say("% of the portfolios that hold it"), digits=0),
        frame,
        formats,
        alt=say("Bars of the share of the portfolios that hold each intervention."),
        key="core_chart",
    )


MOST_BARS = 40


def _start_core(scenario: Scenario) -> None:
    choices = [
        name for name in POSSIBLE_WEIGHTS if name != "people" or "preferences" in scenario.tables
    ]
    which = st.selectbox(
        say("Weights that may win"),
        choices,
        format_func=lambda name: say(POSSIBLE_WEIGHTS[name]),
        key="core_weights",
    )
    options = {"weights": which, "samples": SAMPLES, "time_limit": SECONDS}
    run_button(say("Find what survives"), "core_index", scenario, options)
