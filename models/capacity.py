"""Capacities other than money: trainers, polygraphists, procurement officers.

Source: docs/model.md, Capacity.
"""

from __future__ import annotations

import numpy as np

from prioritizer.parameters import Parameters
from prioritizer.program import Index, Rows, constraint, sum_product

from .decisions import Decided


@constraint
def resource_capacity(parameters: Parameters, x: Decided) -> Rows:
    """Starting and running use no more of a resource than there is and is supplied.

    ``sum over i,r of start_use[q,i,r] * start[i,r,t] + running_use[q,i,r] * scale[i,r,t]
    - supply[q,i,r] * mature[i,r,t] <= available[q,t]``

    - start_use, running_use: of one unit of scale, times size
    - supply: a negative running_use; what is being built supplies nothing yet
    - available: of resource q in year t
    """
    capacity = parameters.capacity
    use = (
        sum_product(capacity.start_use, x.start)
        + sum_product(capacity.running_use, x.scale)
        - sum_product(capacity.supply, x.mature)
    )
    index = Index.of("resource", capacity.resources) * Index.of("year", parameters.years.tolist())
    matrices = (capacity.start_use, capacity.running_use, capacity.supply)
    is_used = np.sum([np.diff(matrix.indptr) for matrix in matrices], axis=0) > 0
    chosen = np.flatnonzero(np.repeat(is_used, len(parameters.years)))
    return Rows(index[chosen], use.flat[chosen], upper=capacity.available.ravel()[chosen])
