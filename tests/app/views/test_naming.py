import prioritizer as pr
from prioritizer.app.views.naming import called, listed
from prioritizer.report.matter import Matter
from tests.app.deciding import ROOT, minimal


def test_decisions_by_their_names() -> None:
    matter = Matter(minimal(), {})
    assert called("vetting", matter) == "Vetting of the police"
    assert listed(["vetting", "unheard"], matter) == "Vetting of the police, unheard"


def test_decisions_in_a_region() -> None:
    matter = Matter(pr.read_scenario(ROOT / "inputs" / "mexico-states"), {})
    assert called("cctv (JAL)", matter).endswith("(Jalisco)")
