"""How long the model takes: one area, 42 areas."""

from timing import Report, each_ms, spread

from leftshift.evidence.areas import find_area
from leftshift.evidence.baselines import all_icbs, baseline
from leftshift.evidence.economy import deflator_growth
from leftshift.evidence.start import baseline_scenario
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import outlook
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results


def measure(report: Report) -> None:
    """Measure the model alone, from baseline and assumptions to results."""
    scenario = baseline_scenario(find_area("T6Y0W"))
    assumptions = Assumptions.of(scenario.assumptions)
    inflation = deflator_growth(scenario.years)

    def projected(area: Baseline) -> Results:
        seen = outlook(area, assumptions, inflation, scenario.years.first)
        return project(seen, levers_of(scenario))

    one, many = baseline(find_area("T6Y0W")), all_icbs()
    report.heading("Model: from baseline and assumptions to results, 11 years, 7 sectors")
    taken = each_ms(lambda: projected(one), 3000, warm_up=200)
    report.figure("one area", spread(taken), value=float(sorted(taken)[1500]), goal=0.1)
    taken = each_ms(lambda: projected(many), 1000, warm_up=100)
    report.figure("42 areas in one call", spread(taken), value=float(sorted(taken)[500]), goal=1.0)
    seen = outlook(one, assumptions, inflation, scenario.years.first)
    report.figure(
        "a lever alone, one area", spread(each_ms(lambda: project(seen, levers_of(scenario)), 3000))
    )
