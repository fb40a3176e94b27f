"""Moments in the time zone of the reader's browser."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from prioritizer.language import date_text


def moment_text(moment: datetime.datetime) -> str:
    """Date and time of day where the reader is, in the number style in use.

    Args:
        moment: aware of its time zone.
    """
    return date_text(moment.astimezone(_zone()))


def _zone() -> datetime.tzinfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.UTC
