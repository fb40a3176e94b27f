"""The settings of a scenario, one field each."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

import streamlit as st

from prioritizer.app import session
from prioritizer.drafts.number_cells import typed_cell
from prioritizer.language import say
from prioritizer.language.numbers import POINT_STYLES
from prioritizer.tables.columns import Column, Kind
from prioritizer.tables.settings import SETTINGS, Setting, SettingKind
from prioritizer.tables.toml import toml_text, toml_value

_NUMBER = Column("number", Kind.NUMBER, "")


def settings_form(keys: Sequence[str] = tuple(SETTINGS)) -> None:
    """Show settings of the open draft for editing; all of them unless told which."""
    left, right = st.columns(2)
    for place, setting in enumerate(SETTINGS[key] for key in keys):
        with left if place % 2 == 0 else right:
            _field(setting)


def _field(setting: Setting) -> None:
    value = session.draft().settings.get(setting.key)
    # a new key whenever the value is another one, so that undo shows in the field
    key = f"setting_{setting.key}_{value!r}_{session.number_style()}"
    label = f"{say(setting.description)}{' *' if setting.required else ''}"
    about = f"`{setting.key}`"
    if setting.default and not setting.required:
        about = f"{about} · {say('Blank means {default}.', default=setting.default)}"
    args = (setting.key, key)
    if setting.kind in (SettingKind.CHOICE, SettingKind.FLAG):
        options = ["", *(setting.choices or ("true", "false"))]
        text = str(value).lower() if isinstance(value, bool) else str(value or "")
        options = list(dict.fromkeys((*options, text)))
        st.selectbox(
            label,
            options,
            index=options.index(text),
            key=key,
            on_change=_commit,
            args=args,
        )
    else:
        st.text_input(
            label,
            value=shown_setting(value, setting),
            key=key,
            on_change=_commit,
            args=args,
        )
    st.caption(about)


def shown_setting(value: Any, setting: Setting) -> str:
    """A setting as text to edit: lists with commas, numbers in the style in use."""
    if value is None:
        return ""
    if isinstance(value, list | tuple) and setting.kind is not SettingKind.NUMBERS:
        return ", ".join(map(str, value))
    if isinstance(value, str):
        return value
    text = toml_text(value)
    is_number = setting.kind is SettingKind.NUMBER and isinstance(value, int | float)
    if is_number and session.number_style() not in POINT_STYLES:
        return text.replace(".", ",")
    return text


def typed_setting(text: str, setting: Setting, style: str) -> Any:
    """The value that a text states; None where it is blank, the text where it states none.

    >>> typed_setting("2027, 2028", SETTINGS["years"], "en_US")
    [2027, 2028]
    """
    stripped = text.strip()
    if not stripped:
        return None
    match setting.kind:
        case SettingKind.TEXT | SettingKind.CHOICE:
            return stripped
        case SettingKind.CHOICES:
            names = [name.strip(' []"') for name in stripped.split(",")]
            return names[0] if len(names) == 1 else names
        case SettingKind.YEARS:
            return _list(stripped)
        case SettingKind.NUMBER:
            return toml_value(typed_cell(stripped, _NUMBER, style))
        case _:
            return toml_value(stripped)


def _list(text: str) -> Any:
    bare = text.strip("[]")
    try:
        return tomllib.loads(f"value = [{bare}]")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _commit(key: str, widget: str) -> None:
    session.speak()
    setting = SETTINGS[key]
    value = typed_setting(str(st.session_state[widget] or ""), setting, session.number_style())
    changed = session.draft().with_settings(**{key: value})
    session.commit(changed, say("setting {setting}", setting=key))
