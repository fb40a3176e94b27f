"""The settings of a scenario (scenario.toml): the declarations and the complete record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

OBJECTIVES = ("weighted_gain", "largest_shortfall", "targets_met", "min_cost")


class Settings(BaseModel):
    """The settings, with defaults filled in (docs/data.md, A scenario).

    Years are consecutive; `objective` and `objective_tolerance` have the same length; money is in
    `currency_unit` of `currency`; `discount_rate` is a share a year.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    years: tuple[int, ...]
    title: str = ""
    currency: str = ""
    currency_unit: float = 1e6
    price_year: int | None = None
    discount_rate: float = 0.0
    objective: tuple[str, ...] = ("weighted_gain",)
    objective_tolerance: tuple[float, ...] = (0.0,)
    evaluate: Literal["all_years", "final_year"] = "all_years"
    credit_beyond_target: bool = False
    political_capital: float | None = None
    quorum: float | None = None
    tail_ceiling: float | None = None


class SettingKind(StrEnum):
    """How the value of a setting is written."""

    YEARS = "list of whole numbers"
    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choice, or a list of choices"
    NUMBER = "number"
    NUMBERS = "list of numbers"
    WHOLE = "whole number"
    FLAG = "true or false"


@dataclass(frozen=True)
class Setting:
    """A setting: its dotted key, kind, bounds, meaning, and default in words of TOML."""

    key: str
    kind: SettingKind
    description: str
    default: str = ""
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    above: float | None = None
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name in `Settings` and in `Scenario.replace`: the last part of the key."""
        return self.key.rpartition(".")[2]

    @property
    def is_text(self) -> bool:
        """Whether a value that is not TOML is taken as the text itself."""
        return self.kind in (SettingKind.TEXT, SettingKind.CHOICE, SettingKind.CHOICES)


SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting("years", SettingKind.YEARS, "The years of the plan, consecutive.", required=True),
        Setting("title", SettingKind.TEXT, "Title of the scenario.", '""'),
        Setting("currency", SettingKind.TEXT, "Currency of all money.", '""'),
        Setting(
            "currency_unit",
            SettingKind.NUMBER,
            "How much currency one unit of the money columns is (1e6: millions).",
            "1e6",
            above=0,
        ),
        Setting("price_year", SettingKind.WHOLE, "Year whose prices all money is in."),
        Setting(
            "discount_rate",
            SettingKind.NUMBER,
            "Yearly rate at which later gains count less.",
            "0",
            above=-1,
        ),
        Setting(
            "objective",
            SettingKind.CHOICES,
            "What is optimised, in order of priority.",
            '"weighted_gain"',
            choices=OBJECTIVES,
        ),
        Setting(
            "objective_tolerance",
            SettingKind.NUMBERS,
            "Relative loss of each criterion that later ones may use.",
            "0 for each",
            minimum=0,
            maximum=1,
        ),
        Setting(
            "evaluate",
            SettingKind.CHOICE,
            "Which years count.",
            '"all_years"',
            choices=("all_years", "final_year"),
        ),
        Setting(
            "credit_beyond_target",
            SettingKind.FLAG,
            "Whether progress beyond the target counts.",
            "false",
        ),
        Setting(
            "politics.political_capital",
            SettingKind.NUMBER,
            "Most opposition that can be borne in a year.",
            minimum=0,
        ),
        Setting(
            "politics.quorum",
            SettingKind.NUMBER,
            "Share of influence that must not be opposed.",
            minimum=0,
            maximum=1,
        ),
        Setting(
            "sustainability.tail_ceiling",
            SettingKind.NUMBER,
            "Most that the year after the last may cost without a new decision.",
            minimum=0,
        ),
    )
}
"""Every setting by its dotted key."""

KEY_OF = {setting.name: setting.key for setting in SETTINGS.values()}
"""The dotted key of each setting's name."""
