"""The sheets on money: allocation, shares, running costs and spend, year by year."""

from functools import partial

import numpy as np

from leftshift.exports.workbook.book import Book, YearSheet
from leftshift.exports.workbook.levers import YES, goal_formula
from leftshift.model.allocation import allocation_path, distance_left, growth_index
from leftshift.model.commissioning import posts_by_function
from leftshift.model.own_figures import allocation_of_years
from leftshift.model.policies import double_running_path, policy_ramp
from leftshift.model.projection import levers_of, team_part
from leftshift.model.scenario import RunningCostLever, Scenario
from leftshift.model.spend import possible_move, spend_path
from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, SECTORS, FloatArray
from leftshift.questions.study import Study
from leftshift.snapshot.snapshot import Snapshot

CASH, REAL, SHARE = "£m cash", "£m, 2025/26 prices", "share"


def allocation_sheet(book: Book, snapshot: Snapshot, study: Study) -> None:
    """Write prices, growth and the allocation."""
    seen, years = snapshot.results.outlook, book.years
    given = seen.assumptions
    sheet = YearSheet(
        book, "Allocation", "Allocation by year", "One table. Growth, prices and the allocation."
    )
    sheet.row("t", "Years after the first", "years", str, np.arange(years, dtype=np.float64), kind="year")
    published = [None if np.isnan(one) else float(one) for one in study.inflation]
    sheet.inputs(
        "published", "Published rise of prices", SHARE, published, "share", how="HM Treasury, deflators"
    )

    def deflator(t: int) -> str:
        rise = f"IF(ISNUMBER({book.year('published', t)}),{book.year('published', t)},later_inflation)"
        return "1" if t == 0 else f"{book.year('deflator', t - 1)}*(1+{rise})"

    sheet.row(
        "deflator", "GDP deflator", "index", deflator, seen.deflator, kind="index", how="Rises multiplied up"
    )

    def growth(t: int) -> str:
        if t == 0:
            return "1"
        before = book.year("growth", t - 1)
        real = {1: "growth_2026", 2: "growth_2027"}.get(t)
        if real:
            return f"{before}*(1+{real})"
        above = "real_growth_2028" if t == 3 else "real_growth"  # noqa: PLR2004 - 2028/29
        return f"{before}*(1+{above})*{book.year('deflator', t)}/{book.year('deflator', t - 1)}"

    index = growth_index(given, seen.deflator)
    sheet.row(
        "growth", "Growth of allocations", "index", growth, index, kind="index", how="As published, then real"
    )
    left = 1 - float(np.asarray(given.convergence)) * (1 - distance_left(given.convergence_years, years))
    sheet.row(
        "left",
        "Distance from target that is left",
        SHARE,
        lambda t: f"1-convergence*(1-(1-MIN(1,{t}/convergence_years)))",
        left,
        kind="share",
        how="Closes in a straight line (DG05)",
    )
    worked = allocation_path(snapshot.baseline, index, left)
    sheet.row(
        "worked",
        "Allocation as worked out",
        CASH,
        lambda t: (
            f"{book.year('growth', t)}"
            f"*((core_goal+other_allocations)+(core-core_goal)*{book.year('left', t)})"
        ),
        worked,
        how="Growth × (target + what is left of the distance)",
    )
    own = allocation_of_years(snapshot.scenario.own_allocations, book.first_year, years)
    typed = [None] * years if own is None else [None if np.isnan(one) else float(one) for one in own]
    sheet.inputs(
        "own", "The area’s own allocation", CASH, typed, "money", how="Wins for its year; empty: none"
    )
    sheet.row(
        "allocation",
        "Allocation",
        CASH,
        lambda t: f"IF(ISNUMBER({book.year('own', t)}),{book.year('own', t)},{book.year('worked', t)})",
        seen.allocation,
    )
    sheet.row(
        "pay",
        "Programme pay before any cut",
        CASH,
        lambda t: f"pay_now*{book.year('deflator', t)}",
        seen.programme_pay,
        how="Rises with the deflator",
    )
    sheet.row(
        "money",
        "Money of the seven sectors",
        CASH,
        lambda t: f"{book.year('allocation', t)}-{book.year('pay', t)}",
        seen.money,
        how="Allocation less programme pay",
    )
    sheet.row(
        "population",
        "Registered population",
        "people",
        lambda t: f"population_now*(1+population_growth)^{t}",
        seen.population,
        kind="whole",
    )
    sheet.finish()


def ramp_formula(x: str, ramp: str) -> str:
    """Write how far a lever has moved when the part `x` of its years has gone, in the shape of a ramp."""
    curved = f'IF({ramp}="early",1-(1-{x})^2,{x}*{x})'
    return f'IF({ramp}="straight",{x},IF({ramp}="smooth",{x}*{x}*(3-2*{x}),{curved}))'


def _gone(book: Book, start: str, end: str, t: int) -> str:
    """Write what part of a lever's years has gone."""
    return f"MIN(MAX(({book.first_year + t}-{start})/({end}-{start}),0),1)"


def share_sheet(book: Book, snapshot: Snapshot, study: Study) -> None:
    """Write how the shares move."""
    results, scenario, years = snapshot.results, snapshot.scenario, book.years
    seen, given = results.outlook, results.outlook.assumptions
    levers = levers_of(scenario, study.start_shares)
    sheet = YearSheet(
        book, "Shares", "Budget shares by year", "One table. How far the levers have come, and the shares."
    )
    _years_gone(book, sheet, scenario)
    sheet.row(
        "share_ramp",
        "How far the shares have moved, as planned",
        SHARE,
        lambda t: ramp_formula(book.year("share_x", t), "shares_ramp"),
        levers.share_ramp,
        kind="share",
    )
    sheet.row(
        "cut_path",
        "Cut to operating cost so far",
        SHARE,
        lambda t: f"cut*{ramp_formula(book.year('cut_x', t), 'cut_ramp')}",
        scenario.running_costs.cut * levers.cut_ramp,
        kind="share",
    )
    sheet.row(
        "other_ramp",
        "How far the other changes have come in",
        SHARE,
        lambda t: ramp_formula(book.year("other_x", t), "shares_ramp"),
        policy_ramp(scenario, levers.share_ramp),
        kind="share",
    )
    sheet.row(
        "team",
        "Delivery that the commissioning team leaves",
        SHARE,
        lambda t: f"1-team_effect*MIN({book.year('cut_path', t)}*team_part,1)",
        _team(snapshot, levers.cut_ramp),
        kind="share",
        how="1 − effect × part of the team’s posts that has gone",
    )
    ramp = float(np.asarray(given.delivery)) * levers.share_ramp * _team(snapshot, levers.cut_ramp)
    sheet.row(
        "ramp",
        "How far the shares have moved, as delivered",
        SHARE,
        lambda t: f"delivery*{book.year('share_ramp', t)}*{book.year('team', t)}",
        ramp,
        kind="share",
    )
    sheet.row(
        "double",
        "Part of the money moved that is paid twice",
        SHARE,
        lambda t: (
            f"IF(double_running_years>0,double_running*({book.year('share_ramp', t)}-"
            f"IF({t}<double_running_years,0,INDEX({book.span('share_ramp')},1,"
            f"MAX(1,{t}-double_running_years+1)))),0)"
        ),
        double_running_path(
            levers.share_ramp, scenario.policies.double_running, scenario.policies.double_running_years
        ),
        kind="share",
    )
    move = possible_move(seen.start_shares, levers.move, levers.unallocated)
    sheet.sectors(
        "move",
        SHARE,
        lambda sector, _t: (
            f"IF(least_goal<0,MAX({goal_formula(sector)},0)*(1-shares_unallocated)/kept_goals"
            f"-start_share_{sector},"
            f"shares_{sector}-known_{sector})"
        ),
        np.broadcast_to(move, (years, len(SECTORS))),
        what="Planned move",
        kind="share",
        how="Share in the target year − share planned from; none falls below 0",
    )
    sheet.sectors(
        "share",
        SHARE,
        lambda sector, t: f"{book.year('ramp', t)}*{book.year(f'move_{sector}', t)}+start_share_{sector}",
        results.shares,
        what="Share",
        kind="share",
        how="Baseline share + delivered part of the move",
    )
    sheet.finish()


def _years_gone(book: Book, sheet: YearSheet, scenario: Scenario) -> None:
    """Write what part of the years of the shares, of the cut and of the other changes has gone."""
    own = "AND(ISNUMBER(other_start),ISNUMBER(other_end))"
    year = np.arange(book.years)
    for key, label, start, end, span in (
        ("share_x", "the shares", "shares_start", "shares_end", (scenario.shares.start, scenario.shares.end)),
        ("cut_x", "the cut", "cut_start", "cut_end", _years_of(scenario.running_costs)),
        (
            "other_x",
            "the other changes",
            f"IF({own},other_start,shares_start)",
            f"IF({own},other_end,shares_end)",
            _other_years(scenario),
        ),
    ):
        sheet.row(
            key,
            f"Part of the years gone: {label}",
            SHARE,
            partial(_gone, book, start, end),
            np.clip((year + book.first_year - span[0]) / (span[1] - span[0]), 0.0, 1.0),
            kind="share",
        )


def _years_of(lever: RunningCostLever) -> tuple[int, int]:
    return lever.start, lever.end


def _other_years(scenario: Scenario) -> tuple[int, int]:
    """Return the years in which the other changes come in: their own, or those of the shares."""
    own = scenario.policies
    if own.start is None or own.end is None:
        return scenario.shares.start, scenario.shares.end
    return own.start, own.end


def _team(snapshot: Snapshot, cut_ramp: FloatArray) -> FloatArray:
    costs, effect = snapshot.scenario.running_costs, snapshot.scenario.policies.team_effect
    gone = np.minimum(costs.cut * cut_ramp * team_part(costs.functions, costs.protected), 1.0)
    return np.asarray(1 - effect * gone)


def running_cost_sheet(book: Book, snapshot: Snapshot) -> None:
    """Write operating cost, the cut, the posts and what the saving pays for."""
    results = snapshot.results
    seen = results.outlook
    sheet = YearSheet(
        book, "Running costs", "Running costs by year", "One table. Operating cost, saving, posts, payback."
    )

    def path(name: str, place: int) -> str:
        return book.year(name, place)

    sheet.row(
        "operating",
        "Operating cost before the cut",
        CASH,
        lambda t: f"operating_now*{path('deflator', t)}",
        seen.operating_cost,
    )
    sheet.row(
        "saving", "Saving", CASH, lambda t: f"{path('cut_path', t)}*{path('operating', t)}", results.saving
    )
    sheet.row(
        "posts",
        "Posts removed so far",
        "posts",
        lambda t: f"{path('cut_path', t)}*posts_all",
        results.posts_removed,
        kind="number",
        how="Cut × operating cost ÷ saving from one post (C13)",
    )
    sheet.row(
        "one_off",
        "One-off cost",
        CASH,
        lambda t: (
            f"({path('posts', t)}{'' if t == 0 else '-' + path('posts', t - 1)})"
            f"*one_off_per_post*{path('deflator', t)}/1000000"
        ),
        results.one_off,
        how="Posts that go in the year × cost of one (C13)",
    )
    sheet.row(
        "back",
        "Net saving put back into care",
        CASH,
        lambda t: f"reinvested*MAX({path('saving', t)}-{path('one_off', t)},0)",
        results.reinvested,
    )
    sheet.row(
        "operating_charge",
        "Paid time of leads on boards",
        CASH,
        lambda t: (
            f"{path('other_ramp', t)}*{path('deflator', t)}"
            "*board_leads*board_sessions*lead_session_cost/1000000"
        ),
        results.operating_charge,
    )
    sheet.row(
        "surplus",
        "Left of the saving",
        CASH,
        lambda t: f"{path('saving', t)}-{path('one_off', t)}-{path('back', t)}-{path('operating_charge', t)}",
        results.surplus,
    )
    sheet.row(
        "a_head",
        "Operating cost after the cut",
        "£ a head, cash",
        lambda t: (
            f"({path('operating', t)}-{path('saving', t)}+{path('operating_charge', t)})"
            f"*1000000/{path('population', t)}"
        ),
        results.operating_cost_per_head,
        kind="pounds",
    )
    sheet.row(
        "a_head_real",
        "Operating cost after the cut, 2025/26 prices",
        "£ a head",
        lambda t: f"{path('a_head', t)}/{path('deflator', t)}",
        results.running_cost_per_head,
        kind="pounds",
    )
    sheet.row(
        "envelope",
        "Limit",
        "£ a head",
        lambda _t: "envelope_per_head",
        _limit(snapshot, book.years),
        kind="pounds",
    )
    _posts_left(book, sheet, snapshot)
    sheet.finish()


def _posts_left(book: Book, sheet: YearSheet, snapshot: Snapshot) -> None:
    """Write the posts that each function has left; protected ones lose some only after all others."""
    results = snapshot.results
    posts = posts_by_function(
        snapshot.scenario.running_costs,
        snapshot.baseline,
        results,
        results.outlook.assumptions.saving_per_post,
    )
    for place, function in enumerate(FUNCTIONS):

        def left(t: int, function: str = function) -> str:
            gone = book.year("posts", t)
            # The protected functions lose posts only once the others have none left.
            return (
                f"MAX(posts_{function}*(posts_all-"
                f'IF(kept_{function}="{YES}",'
                f"IF(part_kept>0,MIN({gone}-MIN({gone},part_carrying*posts_all),part_kept*posts_all)/part_kept,0),"
                f"IF(part_carrying>0,MIN({gone},part_carrying*posts_all)/part_carrying,0))),0)"
            )

        sheet.row(
            f"left_{function}",
            f"Posts left: {FUNCTION_LABELS[function]}",
            "posts",
            left,
            posts.after[:, place],
            kind="number",
            how="Functions that are not protected carry the cut",
        )


def _limit(snapshot: Snapshot, years: int) -> FloatArray:
    return np.full(years, snapshot.scenario.assumptions["envelope_per_head"])


def planned_spend(snapshot: Snapshot, study: Study) -> FloatArray:
    """Work out spend before any overspending, shape (years, sectors) [£m cash]."""
    results = snapshot.results
    levers = levers_of(snapshot.scenario, study.start_shares)
    return spend_path(results.money, results.shares, results.reinvested, levers.reinvested_to)
