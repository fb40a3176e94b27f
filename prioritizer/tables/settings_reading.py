"""Settings from scenario.toml, a sheet or Python: validated, each fault with its remedy."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from prioritizer.language import say
from prioritizer.tables.cells import number_text
from prioritizer.tables.faults import Fault, did_you_mean, settings_fault
from prioritizer.tables.settings import KEY_OF, SETTINGS, Setting, SettingKind, Settings
from prioritizer.tables.toml import toml_text


def flatten(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings under dotted keys: `{"politics": {"quorum": 0.5}}` as `{"politics.quorum": 0.5}`."""
    flat: dict[str, Any] = {}
    for key, value in settings.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{name}": cell for name, cell in flatten(value).items()}
        else:
            flat[str(key)] = value
    return flat


def read_settings(given: Mapping[str, Any]) -> tuple[Settings, dict[str, Any], list[Fault]]:
    """The settings, the values as given (in plain Python types, dotted keys), and the faults.

    A setting at fault has its default, `years` then (), so that everything else can be checked.
    """
    faults: list[Fault] = []
    clean: dict[str, Any] = {}
    for key, value in flatten(given).items():
        setting = SETTINGS.get(key)
        if setting is None:
            faults.append(_unknown(key, value))
        elif value is not None:
            plain = _plain(value)
            problem = _PROBLEMS[setting.kind](plain, setting)
            if problem:
                faults.append(settings_fault(key, toml_text(plain), problem))
            else:
                clean[key] = plain
    if "years" not in flatten(given):
        faults.append(settings_fault("years", None, say("is missing: add years = [2027, 2028]")))
    faults += _tolerance_faults(clean)
    ordered = {key: clean[key] for key in SETTINGS if key in clean}
    return _complete(ordered), ordered, faults


def _unknown(key: str, value: object) -> Fault:
    hint = did_you_mean(key, (*SETTINGS, *KEY_OF))
    table = KEY_OF.get(key)
    if table is not None:
        section = table.partition(".")[0]
        hint = say("it belongs in the section [{section}]", section=section)
    return settings_fault(key, toml_text(_plain(value)), say("is not a setting: {hint}", hint=hint))


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    return value


def _tolerance_faults(clean: dict[str, Any]) -> Iterable[Fault]:
    tolerance = clean.get("objective_tolerance")
    if tolerance is None:
        return
    count = len(_objectives(clean))
    if len(tolerance) != count:
        del clean["objective_tolerance"]
        yield settings_fault(
            "objective_tolerance",
            toml_text(tolerance),
            say(
                "has {numbers} numbers for {objectives} objectives: give one for each",
                numbers=len(tolerance),
                objectives=count,
            ),
        )


def _objectives(clean: Mapping[str, Any]) -> tuple[str, ...]:
    objective = clean.get("objective", "weighted_gain")
    return (objective,) if isinstance(objective, str) else tuple(objective)


def _complete(clean: Mapping[str, Any]) -> Settings:
    values: dict[str, Any] = {SETTINGS[key].name: value for key, value in clean.items()}
    objective = _objectives(clean)
    values["objective"] = objective
    values["years"] = tuple(values.get("years", ()))
    values.setdefault("objective_tolerance", (0.0,) * len(objective))
    return Settings(**values)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _years_problem(value: Any, _: Setting) -> str:
    if not (isinstance(value, list) and value and all(_is_whole(year) for year in value)):
        return say("is not a list of years: write whole numbers, such as [2027, 2028, 2029]")
    if any(later - earlier != 1 for earlier, later in pairwise(value)):
        return say(
            "are not consecutive: write {years}",
            years=list(range(min(value), min(value) + len(value))),
        )
    return ""


def _text_problem(value: Any, setting: Setting) -> str:
    if not isinstance(value, str):
        return say('is not text: write it in quotes, {name} = "..."', name=setting.name)
    if any(ord(sign) < 32 and sign not in "\n\t" for sign in value) or "\x7f" in value:
        return say("holds a control character, which no table can keep: remove it")
    return ""


def _choice_problem(value: Any, setting: Setting) -> str:
    if value not in setting.choices:
        return say("is not known: {hint}", hint=did_you_mean(str(value), setting.choices))
    return ""


def _choices_problem(value: Any, setting: Setting) -> str:
    if isinstance(value, str):
        return _choice_problem(value, setting)
    if not (isinstance(value, list) and value and all(isinstance(item, str) for item in value)):
        return say(
            'is neither a name nor a list of names: write "weighted_gain", or a list of names'
        )
    for item in value:
        if problem := _choice_problem(item, setting):
            return f"{item} {problem}"
    if len(set(value)) < len(value):
        return say("names an objective twice: list each once")
    return ""


def _number_problem(value: Any, setting: Setting) -> str:
    if not _is_number(value) or not math.isfinite(value):
        return say("is not a finite number: write one such as 0.05, without quotes")
    if setting.minimum is not None and value < setting.minimum:
        return say(
            "is out of range: write at least {minimum}", minimum=number_text(setting.minimum)
        )
    if setting.maximum is not None and value > setting.maximum:
        return say("is out of range: write at most {maximum}", maximum=number_text(setting.maximum))
    if setting.above is not None and value <= setting.above:
        return say("is out of range: write more than {above}", above=number_text(setting.above))
    return ""


def _numbers_problem(value: Any, setting: Setting) -> str:
    if not isinstance(value, list):
        return say("is not a list of numbers: write one for each objective, such as [0.01]")
    return next(filter(None, (_number_problem(item, setting) for item in value)), "")


def _whole_problem(value: Any, _: Setting) -> str:
    return "" if _is_whole(value) else say("is not a whole number: write one without a fraction")


def _flag_problem(value: Any, _: Setting) -> str:
    return "" if isinstance(value, bool) else say("is neither true nor false: write one of them")


_PROBLEMS = {
    SettingKind.YEARS: _years_problem,
    SettingKind.TEXT: _text_problem,
    SettingKind.CHOICE: _choice_problem,
    SettingKind.CHOICES: _choices_problem,
    SettingKind.NUMBER: _number_problem,
    SettingKind.NUMBERS: _numbers_problem,
    SettingKind.WHOLE: _whole_problem,
    SettingKind.FLAG: _flag_problem,
}
