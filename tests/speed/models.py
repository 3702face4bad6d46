"""How long the model takes: one area, 42 areas."""

import numpy as np
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
from leftshift.questions.study import study_of
from leftshift.questions.uncertainty import Uncertainty


def measure(report: Report) -> None:
    """Measure the model alone, from baseline and assumptions to results."""
    scenario = baseline_scenario(find_area("T6Y0W"))
    assumptions = Assumptions.of(scenario.assumptions)
    inflation = deflator_growth(scenario.years)

    def projected(area: Baseline) -> Results:
        seen = outlook(area, assumptions, inflation, scenario.years.first)
        return project(seen, levers_of(scenario, start_shares))

    one, many = baseline(find_area("T6Y0W")), all_icbs()
    start_shares = one.shares
    report.heading("Model: from baseline and assumptions to results, 11 years, 7 sectors")
    taken = each_ms(lambda: projected(one), 3000, warm_up=200)
    report.figure("one area", spread(taken), value=float(sorted(taken)[1500]), goal=0.15)
    taken = each_ms(lambda: projected(many), 1000, warm_up=100)
    report.figure("42 areas in one call", spread(taken), value=float(sorted(taken)[500]), goal=1.0)
    seen = outlook(one, assumptions, inflation, scenario.years.first)
    report.figure(
        "a lever alone, one area",
        spread(each_ms(lambda: project(seen, levers_of(scenario, start_shares)), 3000)),
    )
    study = study_of(scenario)
    drawn, levers = Uncertainty().outlook(study), study.levers()
    taken = each_ms(lambda: _outcomes(project(drawn, levers)), 300)
    report.figure("1,000 draws and their outcomes", spread(taken), value=float(np.median(taken)), goal=4.0)


def _outcomes(results: Results) -> tuple[object, ...]:
    """Ask for what is worked out on demand."""
    return results.unfunded, results.hospital_unfunded, results.new_care, results.required_efficiency
