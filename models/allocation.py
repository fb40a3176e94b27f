"""The allocation model: the families that it is made of, in reading order.

Source: docs/model.md. Each line below adds the columns and the constraint families of one theme;
the formulas are with the families, one function each.
"""

from __future__ import annotations

from prioritizer.parameters import Parameters
from prioritizer.program import LinearProgram, ProgramBuilder

from .capacity import resource_capacity
from .conditions import attach
from .decisions import decide
from .effects import demand, gains
from .facts import establish
from .logic import obey
from .money import pay
from .objectives import Model, judge
from .politics import negotiate
from .spending_rules import regulate


def allocation_program(parameters: Parameters) -> LinearProgram:
    """The program of the whole model for one scenario's parameters."""
    builder = ProgramBuilder()
    decided = decide(builder, parameters)
    costs, spending = pay(builder, parameters, decided)
    regulate(builder, parameters, spending)
    builder.add(resource_capacity(parameters, decided))
    facts = establish(builder, parameters, decided)
    obey(builder, parameters, decided, facts)
    attach(builder, parameters, spending, facts)
    gained = gains(builder, parameters, decided)
    builder.measure("gain", gained.national(parameters))
    builder.measure("progress", gained.progress)
    demand(builder, parameters, gained)
    negotiate(builder, parameters, decided)
    judge(builder, Model(parameters, decided, costs, spending, gained))
    return builder.program()
