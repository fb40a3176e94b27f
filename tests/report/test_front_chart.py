import prioritizer as pr
from prioritizer.report import charts, front_chart
from prioritizer.report.matter import Matter
from tests.report.matters import extras, matter
from tests.tradeoffs.cases import case


def small_front():
    found = pr.pareto_front(case(), ["o1", "o2"], workers=1).to_dict()
    return Matter(case(), {}), found


def test_every_plan_is_a_point_where_its_values_are():
    about, found = small_front()
    values = front_chart.front(about, found).spec["data"]["values"]
    drawn = {(value["x"], value["y"]) for value in values}
    assert drawn == {(p["values"]["o1"], p["values"]["o2"]) for p in found["points"]}


def test_kinds_of_points_differ_in_shape():
    about, found = small_front()
    encoding = front_chart.front(about, found).spec["encoding"]
    assert encoding["shape"]["scale"]["domain"] == [
        "best for some weights",
        "best for no weights",
        "knee: a good balance",
    ]
    assert len(set(encoding["shape"]["scale"]["range"])) == 3
    assert [
        sum(front_chart.kinds(point).count(kind) for point in found["points"])
        for kind in ("supported", "unsupported", "knee")
    ] == [5, 2, 1]


def test_a_kind_that_is_not_there_has_no_place_in_the_legend():
    about, found = small_front()
    plain = [point | {"supported": True, "knee": False} for point in found["points"]]
    made = front_chart.front(about, found | {"points": plain})
    assert made.spec["encoding"]["shape"]["scale"]["domain"] == ["best for some weights"]
    assert "triangle" not in made.alt
    assert "square" not in made.alt


def test_the_picture_is_told_in_words_and_can_be_drawn():
    about, found = small_front()
    made = front_chart.front(about, found)
    assert made.alt.startswith("7 plans by o1 and o2. 2 of them, triangles, are best for no")
    assert "<svg" in charts.as_svg(made.spec)


def test_axes_tell_which_way_is_better():
    encoding = front_chart.front(matter(), extras()["front"]).spec["encoding"]
    assert encoding["x"]["title"].endswith("[per 100,000 inhabitants]: less is better")
    assert encoding["y"]["title"].endswith("[percent of adults]: more is better")
    assert encoding["x"]["scale"] == {"zero": False}
