"""The features of which random scenarios are made.

They are put in in the order of ALL: what later ones say may build on earlier ones. FEATURES are
those of the parts of docs/model.md that this version optimises; a part moves from LATER_PARTS to
PARTS when it is optimised.
"""

from tests.oracle.features import decisions, effects, logic, money, politics, regions, shapes
from tests.oracle.features.feature import FIRST_YEAR, TAG, Draft, Feature, Row, Unsuitable

PARTS = (decisions, money, logic, effects)
LATER_PARTS = (regions, shapes, politics)

FEATURES: dict[str, Feature] = {
    feature.name: feature for part in PARTS for feature in part.FEATURES
}
ALL: dict[str, Feature] = {
    **FEATURES,
    **{feature.name: feature for part in LATER_PARTS for feature in part.FEATURES},
}

__all__ = ["ALL", "FEATURES", "FIRST_YEAR", "TAG", "Draft", "Feature", "Row", "Unsuitable"]
