import prioritizer as pr
from prioritizer.report.matter import Matter
from prioritizer.report.naming import axis_title, called, listed, objective_name
from tests.app.deciding import ROOT, minimal


def test_decisions_by_their_names() -> None:
    matter = Matter(minimal(), {})
    assert called("vetting", matter) == "Vetting of the police"
    assert listed(["vetting", "unheard"], matter) == "Vetting of the police, unheard"


def test_decisions_in_a_region() -> None:
    matter = Matter(pr.read_scenario(ROOT / "inputs" / "mexico-states"), {})
    assert called("cctv (JAL)", matter).endswith("(Jalisco)")


def test_objectives_in_words() -> None:
    matter = Matter(minimal(), {})
    assert objective_name("police_trust", matter) == "Trust in the police [percent of adults]"
    assert objective_name("cost", matter) == "total cost (million USD, prices of 2027)"
    assert objective_name("value:citizens", matter) == "value to citizens"
    assert objective_name("value:mean", matter) == "mean value to all stakeholders"
    assert objective_name("equity", matter) == "gain of the region that gains least"
    bare = Matter(minimal().replace(currency=""), {})
    assert objective_name("cost", bare) == "total cost (million, prices of 2027)"


def test_the_better_end_of_an_axis() -> None:
    matter, senses = Matter(minimal(), {}), {"complaints": "min", "cost": "min"}
    change = "change of Complaints against officers [per 100 officers]: less is better"
    assert axis_title("complaints", senses, matter) == change
    assert axis_title("police_trust", senses, matter).endswith("more is better")
    cost = objective_name("cost", matter)
    assert axis_title("cost", senses, matter) == f"{cost}: less is better"
    assert axis_title("equity", senses, matter).endswith("least: more is better")
