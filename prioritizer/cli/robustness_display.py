"""Weights, groups, robustness and sensitivity as tables for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from prioritizer.cli.curve_display import console
from prioritizer.cli.display import grid, number, percent
from prioritizer.language import percent_text, say
from prioritizer.language.terms import VERDICTS

if TYPE_CHECKING:
    from prioritizer.tradeoffs.audit import PlanAudit
    from prioritizer.tradeoffs.grouping_plans import GroupPlans
    from prioritizer.tradeoffs.regret import ExtremeRegret, MinimaxRegret
    from prioritizer.tradeoffs.robust import RobustPortfolio
    from prioritizer.tradeoffs.sensitivity import Exchange, WeightSensitivity
    from prioritizer.tradeoffs.weighting.elicited import IndicatorWeights


def tell(*lines: str) -> None:
    """Print lines as they are."""
    screen = console()
    for line in lines:
        screen.print(line, markup=False, highlight=False)


def shares(weights: dict[str, float]) -> str:
    """Weights in one line, those of 0 left out."""
    return ", ".join(
        f"{name} {percent_text(weight, 1)}" for name, weight in weights.items() if weight > 0
    )


def listed(names: Iterable[str]) -> str:
    """Names with commas between; a dash for none."""
    return ", ".join(names) or "-"


def show_weights(found: IndicatorWeights) -> None:
    """Print weights, then the notes on them."""
    rows = [[name, percent_text(weight, 1)] for name, weight in found.weights.items()]
    title = say("Weights, by {method}", method=found.method)
    console().print(grid(title, [say("indicator"), say("weight")], rows))
    ratio = getattr(found, "consistency_ratio", None)
    if ratio is not None:
        tell(say("Consistency ratio: {ratio} (0.1 or less is accepted)", ratio=number(ratio, 3)))
    if hasattr(found, "input_consistency"):
        tell(
            say(
                "Consistency: {xi} (0 where all comparisons agree)",
                xi=number(getattr(found, "consistency", None), 4),
            )
        )
    tell(*found.notes)


def show_groups(found: GroupPlans) -> None:
    """Print what each member gets from its own plan, the compromise and the fair plan."""
    rows = [
        [
            member.name,
            number(member.best_value, 4),
            number(member.compromise_value, 4),
            number(member.compromise_loss, 4),
            part(member.share(member.compromise_value)),
            number(member.fair_value, 4),
            number(member.fair_loss, 4),
            part(member.share(member.fair_value)),
        ]
        for member in found.members
    ]
    head = [
        say("stakeholder"),
        say("own best"),
        say("compromise"),
        say("loss"),
        say("share"),
        say("fair plan"),
        say("loss"),
        say("share"),
    ]
    console().print(grid(say("What each plan is worth to each stakeholder"), head, rows))
    if found.compromise is not None:
        tell(say("The compromise funds {names}", names=listed(found.compromise.funded)))
    if found.fair is not None:
        tell(
            say("The fair plan funds {names}", names=listed(found.fair.funded)),
            say(
                "Least share of the possible gain: {share} ({status})",
                share=part(found.least_share),
                status=found.fair_status,
            ),
        )
    tell(*found.weights.notes, *found.missing)


def part(share: float | None) -> str:
    """A share as a percentage, a dash for none."""
    return "-" if share is None else percent(share)


def show_core(found: RobustPortfolio) -> None:
    """Print the verdict on every intervention."""
    rows = [
        [
            entry.name,
            say(VERDICTS[entry.verdict]),
            percent(entry.core_index),
            say("proven") if entry.is_proven else say("estimated"),
        ]
        for entry in found.entries
    ]
    head = [say("intervention"), say("verdict"), say("core index"), ""]
    title = say("Whichever of the possible weights win")
    console().print(grid(title, head, rows, text=2))
    tell(
        say("Shares are of {basis} ({count})", basis=found.basis, count=len(found.portfolios)),
        *found.missing,
    )


def show_regret(found: MinimaxRegret) -> None:
    """Print the plan of least largest regret."""
    if found.plan is None:
        tell(say("No plan of least regret: stopped before"), *found.missing)
        return
    regrets_table(found.regrets, say("The plan of least largest regret, at extreme weights"))
    tell(
        say(
            "Largest regret {regret} ({status}); funds {names}",
            regret=number(found.regret, 4),
            status=found.status,
            names=listed(found.plan.funded),
        )
    )


def regrets_table(regrets: tuple[ExtremeRegret, ...], title: str) -> None:
    """Print the regret of a plan at each extreme point."""
    rows = [
        [
            entry.name,
            shares(entry.weights),
            number(entry.value, 4),
            number(entry.best, 4),
            number(entry.regret, 4),
        ]
        for entry in regrets
    ]
    head = ["", say("weights"), say("value"), say("best"), say("regret")]
    console().print(grid(title, head, rows, text=2))


def show_audit(found: PlanAudit) -> None:
    """Print the regrets of the proposed plan and the swap that removes the largest."""
    regrets_table(found.regrets, say("The proposed plan, at extreme weights"))
    tell(*found.violations)
    if found.largest is not None:
        tell(
            say(
                "Largest regret {regret}, at {weights}",
                regret=number(found.largest.regret, 4),
                weights=shares(found.largest.weights),
            )
        )
    if found.swap is not None:
        tell(
            say(
                "Removed by adding {added}, dropping {dropped}, rescheduling {moved}",
                added=listed(found.swap.added),
                dropped=listed(found.swap.dropped),
                moved=listed(found.swap.rescheduled),
            )
        )
    tell(*found.missing)


def show_sensitivity(found: WeightSensitivity) -> None:
    """Print the range of each weight, the common tolerance and the shares of random weights."""
    rows = [
        [
            entry.indicator,
            percent_text(entry.weight, 1),
            percent_text(entry.low, 1),
            percent_text(entry.high, 1),
            exchanged(entry.below),
            exchanged(entry.above),
        ]
        for entry in found.ranges
    ]
    head = [
        say("indicator"),
        say("weight"),
        say("least"),
        say("most"),
        say("below"),
        say("above"),
    ]
    title = say("Range of each weight in which the plan stays best, the others in proportion")
    console().print(grid(title, head, rows))
    if found.tolerance is not None:
        text = percent_text(found.tolerance, 1)
        if found.tolerance_is_proven:
            tell(say("All weights may be wrong at once by {share}, up or down", share=text))
        else:
            tell(
                say("All weights may be wrong at once by {share} at most, perhaps less", share=text)
            )
    rows = [[name, percent(share)] for name, share in found.funded_share.items()]
    if rows:
        title = say("Share of {count} random weights that fund it", count=found.samples)
        console().print(grid(title, [say("intervention"), say("share")], rows))
    if found.missing:
        tell(say("Not done: {names}", names=", ".join(found.missing)))


def exchanged(exchange: Exchange | None) -> str:
    """What another plan adds and drops."""
    if exchange is None:
        return "-"
    return " ".join([*(f"+{n}" for n in exchange.added), *(f"-{n}" for n in exchange.dropped)]) or (
        say("other years")
    )
