"""Features of politics."""

from __future__ import annotations

from tests.oracle.features.feature import Draft, Feature


def _stakeholder(draft: Draft, feature: Feature, **cells: object) -> None:
    name = f"stakeholder {len(draft.tables.get('stakeholders', [])) + 1}"
    tolerance = draft.pick([0, 0, 0.25])
    draft.add("stakeholders", feature, stakeholder=name, tolerance=tolerance, **cells)
    for intervention in draft.several(1):
        support = draft.pick([-1, -0.5, -0.25, 0.5, 1])
        draft.add(
            "positions", feature, stakeholder=name, intervention=intervention, support=support
        )


def _politics(draft: Draft, **settings: float) -> None:
    draft.settings["politics"] = {**draft.settings.get("politics", {}), **settings}


def _put_veto(draft: Draft, feature: Feature) -> None:
    _stakeholder(draft, feature, veto=True)


def _put_political_capital(draft: Draft, feature: Feature) -> None:
    for _ in range(2):
        _stakeholder(draft, feature, influence=draft.pick([0, 1, 2]))
    _politics(draft, political_capital=draft.pick([0, 0.25, 0.5, 1]))


def _put_quorum(draft: Draft, feature: Feature) -> None:
    for _ in range(2):
        _stakeholder(draft, feature, influence=draft.pick([1, 2]))
    _politics(draft, quorum=draft.pick([0.25, 0.5, 0.75]))


FEATURES = [
    Feature("veto", _put_veto),
    Feature("political capital", _put_political_capital, settings=("politics",)),
    Feature("quorum", _put_quorum, settings=("politics",)),
]
