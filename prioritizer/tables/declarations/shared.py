"""Columns that several tables have."""

from __future__ import annotations

from prioritizer.tables.columns import Column, Kind

INTERVENTION_IDS = ("interventions.intervention",)
INDICATOR_IDS = ("indicators.indicator",)
FUNDER_IDS = ("funding.funder", "funders.funder")
REGION_IDS = ("regions.region",)
STAKEHOLDER_IDS = ("stakeholders.stakeholder",)

MONEY = "currency unit"
SHARE = "share, 0 to 1"
YEARS = "years"
YEAR = "year"
SCALE = "scale"


def intervention(description: str, name: str = "intervention") -> Column:
    """A column that names one intervention."""
    return Column(name, Kind.REFERENCE, description, required=True, refers_to=INTERVENTION_IDS)


def indicator(description: str) -> Column:
    """A column that names one indicator."""
    return Column("indicator", Kind.REFERENCE, description, required=True, refers_to=INDICATOR_IDS)


def year(description: str) -> Column:
    """A required year."""
    return Column("year", Kind.WHOLE, description, required=True, unit=YEAR)


def selectors() -> tuple[Column, ...]:
    """The selecting columns that spending rules and conditions share, but for the funder."""
    return (
        Column(
            "category",
            Kind.SELECTOR,
            "Selects the money of these categories of interventions.",
            refers_to=("interventions.category",),
        ),
        Column(
            "agency",
            Kind.SELECTOR,
            "Selects the money of these agencies.",
            refers_to=("interventions.agency",),
        ),
        Column(
            "intervention",
            Kind.SELECTOR,
            "Selects the money of these interventions.",
            refers_to=INTERVENTION_IDS,
        ),
        Column(
            "region",
            Kind.SELECTOR,
            "Selects the money of these regions; national programmes belong to none.",
            refers_to=REGION_IDS,
        ),
    )


def active_and_basis() -> tuple[Column, ...]:
    """Whether a rule is in force, and on what ground."""
    return (
        Column("active", Kind.FLAG, "A rule with `no` is ignored.", default=True),
        Column(
            "basis",
            Kind.CHOICE,
            "What the rule rests on.",
            choices=("law", "agreement", "policy"),
        ),
    )


def lag(description: str) -> Column:
    """A lag in whole years."""
    return Column("lag", Kind.WHOLE, description, default=0, unit=YEARS, minimum=0)
