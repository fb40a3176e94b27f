"""Tables of the context: logic between interventions, stakeholders and regions."""

from __future__ import annotations

from prioritizer.tables.columns import Column, Kind, Table
from prioritizer.tables.declarations.shared import (
    INTERVENTION_IDS,
    REGION_IDS,
    SCALE,
    STAKEHOLDER_IDS,
    active_and_basis,
    indicator,
    intervention,
    lag,
)

LOGIC = Table(
    "logic",
    "Prerequisites and counts between interventions.",
    (
        Column("rule", Kind.ID, "Id of the rule.", required=True),
        Column(
            "kind",
            Kind.CHOICE,
            "What the rule says.",
            required=True,
            choices=("requires", "requires_any", "at_most", "at_least", "exactly", "together"),
        ),
        Column(
            "interventions",
            Kind.REFERENCES,
            "The interventions that the rule binds.",
            required=True,
            refers_to=INTERVENTION_IDS,
        ),
        Column(
            "other",
            Kind.REFERENCES,
            "What they require (requires and requires_any only).",
            refers_to=INTERVENTION_IDS,
        ),
        Column(
            "count",
            Kind.WHOLE,
            "How many (at_most, at_least and exactly only).",
            minimum=0,
        ),
        lag("Years for which the prerequisite must have been met (requires, requires_any)."),
        *active_and_basis(),
    ),
    key=("rule",),
)

STAKEHOLDERS = Table(
    "stakeholders",
    "Who can support, oppose or block the reform.",
    (
        Column("stakeholder", Kind.ID, "Id of the stakeholder.", required=True),
        Column("name", Kind.TEXT, "Name for reports; the id where blank."),
        Column(
            "influence", Kind.NUMBER, "Weight in quorum and opposition.", default=1.0, minimum=0
        ),
        Column("veto", Kind.FLAG, "Whether its support may not fall short.", default=False),
        Column("tolerance", Kind.NUMBER, "How much lost support it bears.", default=0.0, minimum=0),
    ),
    key=("stakeholder",),
)


def _stakeholder() -> Column:
    return Column(
        "stakeholder",
        Kind.REFERENCE,
        "The stakeholder.",
        required=True,
        refers_to=STAKEHOLDER_IDS,
    )


def _region() -> Column:
    return Column("region", Kind.REFERENCE, "The region.", required=True, refers_to=REGION_IDS)


POSITIONS = Table(
    "positions",
    "How stakeholders stand towards interventions.",
    (
        _stakeholder(),
        intervention("The intervention."),
        Column(
            "support",
            Kind.NUMBER,
            "From -1 (wholly against) to 1 (wholly for).",
            required=True,
            minimum=-1,
            maximum=1,
        ),
    ),
    key=("stakeholder", "intervention"),
)

PREFERENCES = Table(
    "preferences",
    "Stakeholders' own weights of the indicators; they change nothing unless asked for.",
    (
        _stakeholder(),
        indicator("The indicator."),
        Column("weight", Kind.NUMBER, "Importance.", required=True, minimum=0),
    ),
    key=("stakeholder", "indicator"),
)

REGIONS = Table(
    "regions",
    "The regions of the country.",
    (
        Column("region", Kind.ID, "Id of the region.", required=True),
        Column("population", Kind.NUMBER, "Inhabitants, or their share.", required=True, above=0),
        Column("name", Kind.TEXT, "Name for reports; the id where blank."),
        Column(
            "size",
            Kind.NUMBER,
            "What a regional programme's costs are multiplied by; blank: population share.",
            above=0,
        ),
    ),
    key=("region",),
)

REGIONAL = Table(
    "regional",
    "What differs between regions for an intervention; a blank takes the intervention's value.",
    (
        intervention("The intervention."),
        _region(),
        Column("size", Kind.NUMBER, "Multiplies costs and use; blank: the region's.", above=0),
        Column(
            "effect_factor",
            Kind.NUMBER,
            "Multiplies the effects in the region.",
            default=1.0,
        ),
        Column(
            "max_scale",
            Kind.NUMBER,
            "Greatest scale in the region; 0: not decided there.",
            unit=SCALE,
            minimum=0,
        ),
        Column("lock", Kind.CHOICE, "Lock in the region.", choices=("in", "out")),
        Column(
            "initial_scale",
            Kind.NUMBER,
            "Scale that operates in the region before the first year.",
            unit=SCALE,
            minimum=0,
        ),
    ),
    key=("intervention", "region"),
)

REGIONAL_INDICATORS = Table(
    "regional_indicators",
    "Baselines and targets of regions that differ from the national ones.",
    (
        _region(),
        indicator("The indicator."),
        Column(
            "baseline",
            Kind.NUMBER,
            "Regional baseline; blank: the national one.",
            unit="the indicator's unit",
        ),
        Column(
            "target",
            Kind.NUMBER,
            "Regional target; blank: the same relative change as nationally.",
            unit="the indicator's unit",
        ),
    ),
    key=("region", "indicator"),
)

CONTEXT_TABLES = (
    LOGIC,
    STAKEHOLDERS,
    POSITIONS,
    PREFERENCES,
    REGIONS,
    REGIONAL,
    REGIONAL_INDICATORS,
)
