"""Tables of the means: money, its rules, and capacities other than money."""

from __future__ import annotations

from prioritizer.tables.columns import Column, Kind, Table
from prioritizer.tables.declarations.shared import (
    FUNDER_IDS,
    INTERVENTION_IDS,
    MONEY,
    SHARE,
    YEAR,
    YEARS,
    active_and_basis,
    intervention,
    lag,
    selectors,
    year,
)

FUNDING = Table(
    "funding",
    "What each funder gives in each year; without this table money is unlimited.",
    (
        Column("funder", Kind.ID, "Id of the funder.", required=True),
        year("Year of the amount; a year without a row has amount 0."),
        Column("amount", Kind.NUMBER, "Money available.", required=True, unit=MONEY, minimum=0),
        Column("currency", Kind.TEXT, "Currency of the amount; blank: the scenario's."),
        Column(
            "prices",
            Kind.CHOICE,
            "`nominal` amounts are divided by the deflator of their year.",
            default="constant",
            choices=("constant", "nominal"),
        ),
    ),
    key=("funder", "year"),
)

FUNDERS = Table(
    "funders",
    "Properties of the funders; a funder needs no row here.",
    (
        Column("funder", Kind.ID, "Id of the funder, as in `funding`.", required=True),
        Column("name", Kind.TEXT, "Name for reports; the id where blank."),
        Column("kind", Kind.CHOICE, "Whose money it is.", choices=("domestic", "donor")),
        Column(
            "carry_over",
            Kind.NUMBER,
            "Share of what is available that may be carried into the next year.",
            default=0.0,
            unit=SHARE,
            minimum=0,
            maximum=1,
        ),
        Column(
            "draw_order",
            Kind.NUMBER,
            "Of equal plans, money is drawn from lower numbers first; blank: table order.",
        ),
    ),
    key=("funder",),
)

SPENDING_RULES = Table(
    "spending_rules",
    "Bounds on selected money: earmarks, bans, floors, caps, co-financing, yearly change.",
    (
        Column("rule", Kind.ID, "Id of the rule.", required=True),
        Column(
            "funder",
            Kind.SELECTOR,
            "Selects the money of these funders.",
            refers_to=FUNDER_IDS,
        ),
        *selectors(),
        Column(
            "economic",
            Kind.SELECTOR,
            "Selects capital or current money.",
            choices=("capital", "current"),
        ),
        Column(
            "year",
            Kind.RULE_YEAR,
            "A year; `each`: every year on its own; blank: the whole horizon.",
        ),
        Column("min_amount", Kind.NUMBER, "Floor.", unit=MONEY, minimum=0),
        Column("max_amount", Kind.NUMBER, "Cap; 0 bans the selection.", unit=MONEY, minimum=0),
        Column("min_share", Kind.NUMBER, "Floor as a share.", unit=SHARE, minimum=0, maximum=1),
        Column("max_share", Kind.NUMBER, "Cap as a share.", unit=SHARE, minimum=0, maximum=1),
        Column(
            "share_of",
            Kind.CHOICE,
            "Share of the funder's own spending, of all funders' money under the other "
            "selectors, or of the funder's amounts.",
            default="own",
            choices=("own", "all", "amount"),
        ),
        Column(
            "min_change",
            Kind.NUMBER,
            "Least change on the year before (-0.1: at most 10 % less).",
            unit="share of the year before",
            minimum=-1,
        ),
        Column(
            "max_change",
            Kind.NUMBER,
            "Greatest change on the year before.",
            unit="share of the year before",
            minimum=-1,
        ),
        Column(
            "previous_amount",
            Kind.NUMBER,
            "The selected money in the year before the first.",
            unit=MONEY,
            minimum=0,
        ),
        *active_and_basis(),
    ),
    key=("rule",),
)

CONDITIONS = Table(
    "conditions",
    "A funder pays for selected interventions only where another one is met.",
    (
        Column("rule", Kind.ID, "Id of the condition.", required=True),
        Column(
            "funder",
            Kind.SELECTOR,
            "The funders that set the condition.",
            required=True,
            refers_to=FUNDER_IDS,
        ),
        Column(
            "requires",
            Kind.REFERENCE,
            "The intervention that must be met.",
            required=True,
            refers_to=INTERVENTION_IDS,
        ),
        *selectors(),
        lag("Years for which it must have been met before."),
        *active_and_basis(),
    ),
    key=("rule",),
)

PHASING = Table(
    "phasing",
    "How the cost of a start is spread over its age; otherwise capital at age 0.",
    (
        intervention("The intervention."),
        Column("age", Kind.WHOLE, "Years since the start.", required=True, unit=YEARS, minimum=0),
        Column(
            "capital_share",
            Kind.NUMBER,
            "Share of the capital cost due at that age; the shares add up to 1.",
            unit=SHARE,
            minimum=0,
            maximum=1,
        ),
        Column(
            "current_share",
            Kind.NUMBER,
            "Multiple of the recurrent cost due at that age; blank: 1.",
            minimum=0,
        ),
    ),
    key=("intervention", "age"),
)

DEFLATORS = Table(
    "deflators",
    "Price levels by which nominal amounts are divided.",
    (
        year("Year of the price level."),
        Column(
            "deflator",
            Kind.NUMBER,
            "Price level of the year, that of price_year being 1.",
            required=True,
            unit="price_year = 1",
            above=0,
        ),
    ),
    key=("year",),
)

EXCHANGE_RATES = Table(
    "exchange_rates",
    "Rates by which amounts in other currencies are multiplied.",
    (
        Column("currency", Kind.ID, "The other currency.", required=True),
        year("Year of the rate."),
        Column(
            "rate",
            Kind.NUMBER,
            "Scenario currency for one unit of the other.",
            required=True,
            unit="scenario currency for one",
            above=0,
        ),
    ),
    key=("currency", "year"),
)

RESOURCES = Table(
    "resources",
    "Capacities other than money: trainers, laboratories, procurement officers.",
    (
        Column("resource", Kind.ID, "Id of the resource.", required=True),
        Column(
            "available",
            Kind.NUMBER,
            "How much there is in the year.",
            required=True,
            unit="the resource's unit",
            minimum=0,
        ),
        Column(
            "year",
            Kind.WHOLE,
            "Year; blank: every year that has no row of its own.",
            unit=YEAR,
        ),
        Column("name", Kind.TEXT, "Name for reports; the id where blank."),
        Column("unit", Kind.TEXT, "Unit of the resource."),
    ),
    key=("resource", "year"),
)

RESOURCE_USE = Table(
    "resource_use",
    "What interventions take from, or add to, the resources.",
    (
        intervention("The intervention."),
        Column(
            "resource",
            Kind.REFERENCE,
            "The resource.",
            required=True,
            refers_to=("resources.resource",),
        ),
        Column(
            "start_use",
            Kind.NUMBER,
            "Taken by starting one unit of scale.",
            default=0.0,
            unit="the resource's unit",
            minimum=0,
        ),
        Column(
            "running_use",
            Kind.NUMBER,
            "Taken by running one unit of scale; negative: supplied by what is mature.",
            default=0.0,
            unit="the resource's unit",
        ),
    ),
    key=("intervention", "resource"),
)

MEANS_TABLES = (
    FUNDING,
    FUNDERS,
    SPENDING_RULES,
    CONDITIONS,
    PHASING,
    DEFLATORS,
    EXCHANGE_RATES,
    RESOURCES,
    RESOURCE_USE,
)
