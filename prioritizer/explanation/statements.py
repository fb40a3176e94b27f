"""All members of a scenario, and the elastic program in which they hold."""

from __future__ import annotations

from dataclasses import dataclass

from prioritizer.explanation.decision_members import decision_members
from prioritizer.explanation.drafting import Drafting, drafting
from prioritizer.explanation.logic_members import logic_members
from prioritizer.explanation.members import Member
from prioritizer.explanation.money_members import money_members
from prioritizer.explanation.purpose_members import purpose_members
from prioritizer.explanation.rule_members import rule_members
from prioritizer.program import LinearProgram
from prioritizer.scenario import Scenario

AUTHORS = (money_members, rule_members, logic_members, decision_members, purpose_members)
"""What planners can speak of, theme by theme."""


@dataclass(frozen=True, eq=False)
class Statements:
    """What the tables of a scenario demand, statement by statement.

    Attributes:
        scenario: whose statements they are.
        draft: how they were written down.
        members: the statements.
        program: has a plan that keeps them all exactly where the scenario has a plan.
    """

    scenario: Scenario
    draft: Drafting
    members: tuple[Member, ...]
    program: LinearProgram


def statements(scenario: Scenario) -> Statements:
    """The members of a scenario and their elastic program."""
    draft = drafting(scenario)
    members = tuple(member for author in AUTHORS for member in author(draft))
    return Statements(scenario, draft, members, draft.builder.program())
