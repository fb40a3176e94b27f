"""Tables of the programme itself: interventions, indicators, effects and the plan."""

from __future__ import annotations

from prioritizer.tables.columns import Column, Kind, Table
from prioritizer.tables.declarations.shared import (
    MONEY,
    SCALE,
    YEAR,
    YEARS,
    indicator,
    intervention,
    year,
)
from prioritizer.tables.declarations.shared import REGION_IDS as REGIONS

INTERVENTIONS = Table(
    "interventions",
    "What can be funded: one row per intervention.",
    (
        Column("intervention", Kind.ID, "Id of the intervention.", required=True),
        Column(
            "decision",
            Kind.CHOICE,
            "How its scale is decided: 0 or 1, any scale, or whole units.",
            required=True,
            choices=("binary", "continuous", "integer"),
        ),
        Column("name", Kind.TEXT, "Name for reports; the id where blank."),
        Column("category", Kind.LABEL, "Kind of programme, by which spending rules select."),
        Column(
            "scope",
            Kind.CHOICE,
            "Whether it is decided once for the country or region by region.",
            default="national",
            choices=("national", "regional"),
        ),
        Column(
            "min_scale",
            Kind.NUMBER,
            "Least scale in a year in which it operates; below it there is nothing.",
            unit=SCALE,
            minimum=0,
        ),
        Column("max_scale", Kind.NUMBER, "Greatest scale.", default=1.0, unit=SCALE, minimum=0),
        Column(
            "capital_cost",
            Kind.NUMBER,
            "Cost of starting one unit of scale, paid once.",
            default=0.0,
            unit=MONEY,
            minimum=0,
        ),
        Column(
            "recurrent_cost",
            Kind.NUMBER,
            "Cost of running one unit of scale for a year.",
            default=0.0,
            unit=f"{MONEY} a year",
            minimum=0,
        ),
        Column("first_year", Kind.WHOLE, "First year in which it may start.", unit=YEAR),
        Column("last_year", Kind.WHOLE, "Last year in which it may start.", unit=YEAR),
        Column(
            "lead_time",
            Kind.WHOLE,
            "Years from the start until it acts.",
            default=0,
            unit=YEARS,
            minimum=0,
        ),
        Column(
            "duration",
            Kind.WHOLE,
            "Years that a start operates, counted from the start; blank: it does not end.",
            unit=YEARS,
            minimum=1,
        ),
        Column(
            "lock",
            Kind.CHOICE,
            "`in`: mandatory; `out`: excluded (what runs goes on).",
            choices=("in", "out"),
        ),
        Column(
            "initial_scale",
            Kind.NUMBER,
            "Scale that operates before the first year.",
            default=0.0,
            unit=SCALE,
            minimum=0,
        ),
        Column("may_end", Kind.FLAG, "Whether the initial scale may be ended.", default=False),
        Column(
            "success_probability",
            Kind.NUMBER,
            "Probability that it works; effects are multiplied by it.",
            default=1.0,
            unit="probability, 0 to 1",
            minimum=0,
            maximum=1,
        ),
        Column("agency", Kind.LABEL, "Who carries it out, by which spending rules select."),
        Column("output_unit", Kind.TEXT, "What one unit of scale delivers, in words."),
        Column(
            "output_per_scale", Kind.NUMBER, "How many output units one unit of scale delivers."
        ),
    ),
    key=("intervention",),
    required=True,
)

INDICATORS = Table(
    "indicators",
    "What the reform is to change: one row per indicator.",
    (
        Column("indicator", Kind.ID, "Id of the indicator.", required=True),
        Column(
            "baseline",
            Kind.NUMBER,
            "Value before the reform; it already holds what operates before the first year.",
            required=True,
            unit="the indicator's unit",
        ),
        Column(
            "target",
            Kind.NUMBER,
            "Value aimed at; its side of the baseline says which way is better.",
            required=True,
            unit="the indicator's unit",
        ),
        Column("name", Kind.TEXT, "Name for reports; the id where blank."),
        Column("unit", Kind.TEXT, "Unit of the indicator."),
        Column(
            "weight",
            Kind.NUMBER,
            "Importance; weights are normalised to sum 1.",
            default=1.0,
            minimum=0,
        ),
        Column(
            "required",
            Kind.NUMBER,
            "Minimum value: the national value of the last year must reach it.",
            unit="the indicator's unit",
        ),
        Column(
            "baseline_year",
            Kind.WHOLE,
            "Year of the baseline, from which the trend counts; blank: the first year.",
            unit=YEAR,
        ),
        Column(
            "trend",
            Kind.NUMBER,
            "Yearly change without reform.",
            default=0.0,
            unit="the indicator's unit a year",
        ),
        Column(
            "lowest", Kind.NUMBER, "Lowest possible value; below it: a warning.", unit="its unit"
        ),
        Column(
            "highest", Kind.NUMBER, "Highest possible value; above it: a warning.", unit="its unit"
        ),
        Column(
            "level",
            Kind.CHOICE,
            "Place in the results chain.",
            choices=("output", "outcome", "impact"),
        ),
    ),
    key=("indicator",),
    required=True,
)

EFFECTS = Table(
    "effects",
    "What one unit of an intervention's scale changes in an indicator.",
    (
        intervention("The intervention that acts."),
        indicator("The indicator that it moves."),
        Column(
            "effect",
            Kind.NUMBER,
            "Change by one unit of scale; its sign is the indicator's own.",
            required=True,
            unit="the indicator's unit, or a share of the baseline",
        ),
        Column(
            "measure",
            Kind.CHOICE,
            "`relative`: effect is a share of the baseline (-0.14 = 14 % less).",
            default="absolute",
            choices=("absolute", "relative"),
        ),
        Column("low", Kind.NUMBER, "Lower end of a 90 % interval.", unit="as effect"),
        Column("high", Kind.NUMBER, "Upper end of a 90 % interval.", unit="as effect"),
        Column(
            "evidence",
            Kind.CHOICE,
            "Strength of the evidence, A the strongest.",
            choices=("A", "B", "C", "D", "E"),
        ),
    ),
    key=("intervention", "indicator"),
    required=True,
)

RESPONSE = Table(
    "response",
    "How the effect grows with scale: points, or a named curve; linear without a row.",
    (
        intervention("The intervention whose effects respond so."),
        Column(
            "scale",
            Kind.NUMBER,
            "Scale of a point; (0, 0) is always one.",
            unit=SCALE,
            above=0,
        ),
        Column("share", Kind.NUMBER, "Share of the effect reached at that scale."),
        Column(
            "curve",
            Kind.CHOICE,
            "A named curve instead of points.",
            choices=("saturating", "s_shaped"),
        ),
        Column(
            "rate",
            Kind.NUMBER,
            "Steepness of the curve, other than 0; a steeper one is a step: give points.",
            minimum=-100,
            maximum=100,
        ),
        Column(
            "midpoint",
            Kind.NUMBER,
            "Where an s_shaped curve is steepest, as a share of max_scale.",
            default=0.5,
            minimum=-1,
            maximum=2,
        ),
    ),
    key=("intervention", "scale"),
)

INTERACTIONS = Table(
    "interactions",
    "What two interventions change together beyond the sum of their effects.",
    (
        intervention("One of the two.", "intervention_a"),
        intervention("The other; the order does not matter.", "intervention_b"),
        indicator("The indicator that they move together."),
        Column(
            "effect",
            Kind.NUMBER,
            "Change where both are at full scale.",
            required=True,
            unit="the indicator's unit",
        ),
    ),
    key=("intervention_a", "intervention_b", "indicator"),
)

PLAN = Table(
    "plan",
    "Starts that are approved (fixed), proposed, or past (before the first year).",
    (
        intervention("The intervention that starts."),
        year("Year of the start; before the first year: a past start."),
        Column("start", Kind.NUMBER, "Scale that is added.", required=True, unit=SCALE, minimum=0),
        Column(
            "region",
            Kind.REFERENCE,
            "Region of a regional intervention; blank for a national one.",
            refers_to=REGIONS,
        ),
        Column(
            "keep",
            Kind.NUMBER,
            "What remains of the initial scale; blank: as the year before.",
            unit=SCALE,
            minimum=0,
        ),
        Column(
            "status",
            Kind.CHOICE,
            "`fixed` binds; `proposed` is judged by evaluate and starts the search.",
            default="proposed",
            choices=("proposed", "fixed"),
        ),
    ),
    key=("intervention", "region", "year"),
)

MILESTONES = Table(
    "milestones",
    "Values that indicators must reach by a year.",
    (
        indicator("The indicator."),
        year("The year by which it must be reached."),
        Column(
            "required",
            Kind.NUMBER,
            "Value to be reached nationally.",
            required=True,
            unit="the indicator's unit",
        ),
    ),
    key=("indicator", "year"),
)

PROGRAMME_TABLES = (INTERVENTIONS, INDICATORS, EFFECTS, RESPONSE, INTERACTIONS, PLAN, MILESTONES)
