"""The features of which random scenarios are made.

They are put in in the order of FEATURES: what later ones say may build on earlier ones.
"""

from tests.oracle.features import decisions, effects, logic, money, politics, regions, shapes
from tests.oracle.features.feature import FIRST_YEAR, TAG, Draft, Feature, Row, Unsuitable

PARTS = (decisions, money, logic, effects, regions, shapes, politics)

FEATURES: dict[str, Feature] = {
    feature.name: feature for part in PARTS for feature in part.FEATURES
}

__all__ = ["FEATURES", "FIRST_YEAR", "TAG", "Draft", "Feature", "Row", "Unsuitable"]
