"""Examples for models/response.py."""

from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import Row, continuous, crime, effect, integer, trust


def points(intervention: str, *given: tuple[float, float]) -> list[Row]:
    return [{"intervention": intervention, "scale": s, "share": share} for s, share in given]


# a flattens out and needs no switch; b rises more steeply further up; c flattens out too, but does
# harm to crime; d, in whole units, rises, flattens and rises again; e is a straight line.
CURVES = tiny(
    continuous("a"),
    continuous("b"),
    continuous("c"),
    integer("d", max_scale=3),
    continuous("e"),
    effects=[
        effect("a", 4),
        effect("b", 4),
        effect("c", 4),
        effect("c", 1, "crime"),
        effect("d", 4),
        effect("e", 4),
    ],
    indicators=[trust(), crime()],
    response=[
        *points("a", (0.5, 0.75), (1, 1)),
        *points("b", (0.5, 0.25), (1, 1)),
        *points("c", (0.5, 0.75), (1, 1)),
        *points("d", (1, 0.5), (2, 0.625), (3, 1)),
        *points("e", (0.5, 0.5), (1, 1)),
    ],
    years=(2026,),
)

EXAMPLES = {"segments_fill": CURVES, "segment_full": CURVES, "segment_waits": CURVES}
