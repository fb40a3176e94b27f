"""Criteria solved in order, ties broken, money drawn."""

from prioritizer.stages.course import Course, Deadline, Stage
from prioritizer.stages.drawing import draw_money
from prioritizer.stages.running import run_stages

__all__ = ["Course", "Deadline", "Stage", "draw_money", "run_stages"]
