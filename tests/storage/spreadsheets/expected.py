"""What each file of inputs/ must become, read for Norfolk and Waveney (QMM) and 2025/26."""
# ruff: noqa: E501 - one file a line, read as a table

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What a file becomes."""

    money: dict[str, float] = field(default_factory=dict)
    """Sectors that are taken, with the proposals of what is asked [£m]."""
    asks: dict[str, str] = field(default_factory=dict)
    """What must be answered: keys of the questions with their proposals; an empty one has none."""
    offers: dict[str, str] = field(default_factory=dict)
    """What can be changed and need not be answered, likewise."""
    said: tuple[str, ...] = ()
    """Pieces of the sentences beside the preview and of the reasons in it."""
    refused: tuple[str, ...] = ()
    """Pieces of the refusal; none where the file is read."""


def money(acute: float, community: float | None = None, **others: float) -> dict[str, float]:
    return {"acute": acute, **({} if community is None else {"community": community}), **others}


ACUTE = Expected(money=money(1500))
BOTH = Expected(money=money(1500, 300))

LEDGERS: dict[str, Expected] = {
    "h_2526plan.csv": ACUTE,
    "h_2col.csv": Expected(money=money(1500), asks={"amount": "budget£m"}),
    "h_amount000.csv": BOTH,
    "h_amt_star.csv": ACUTE,
    "h_annualbudget.csv": ACUTE,
    "h_budget2526.csv": ACUTE,
    "h_desc.csv": ACUTE,
    "h_expcat.csv": ACUTE,
    "h_forecast.csv": Expected(money=money(1500), asks={"amount": "budget£m"}, said=("“Variance £m”",)),
    "h_gbpm.csv": ACUTE,
    "h_lowm.csv": ACUTE,
    "h_netexp.csv": ACUTE,
    "h_outturn.csv": ACUTE,
    "h_planm.csv": ACUTE,
    "h_pounds.csv": ACUTE,
    "h_progarea.csv": ACUTE,
    "h_spend_year.csv": ACUTE,
    "h_total_m.csv": ACUTE,
    "h_value.csv": Expected(money=money(1500), asks={"unit": "gbp_m"}),
    "led_quoted.csv": BOTH,
    "led_quoted_nohead.csv": Expected(money=money(1500), said=("£m fits the derived figures",)),
    "t1.csv": Expected(asks={"twice:acute": "add", "far:acute": "", "far:mental_health": ""}, said=("a trust's type is no sector",)),
    "t2.csv": Expected(asks={"shares": ""}, said=("a share, which is never taken for money",)),
    "t3.csv": Expected(money=money(1500), said=("of another year: 2024/25",)),
    "t4.csv": Expected(money=money(1500), offers={"amount": "202526"}, said=("Left out as of another year: B1",)),
    "v_1252.csv": Expected(money=money(1500), said=("Windows-1252",)),
    "v_after20.csv": ACUTE,
    "v_big.csv": Expected(money=money(1500, 300), asks={"unit": "gbp_k"}),
    "v_bigp.csv": Expected(money=money(1500, 300), asks={"unit": "gbp"}),
    "v_bom.csv": ACUTE,
    "v_brackets.csv": Expected(refused=("cell B3", "“(3.2)” is negative")),
    "v_cp437.csv": Expected(money=money(1500), said=("DOS",)),
    "v_cr.csv": BOTH,
    "v_dash.csv": Expected(money=money(1500), said=("not known: Leftshift’s own figure stays", "No figure for Specialised, Mental health, Community")),
    "v_est.csv": Expected(money=money(1500), said=("marked as an estimate",)),
    "v_eur.csv": Expected(money=money(1500.5), asks={"decimal": "comma"}),
    "v_excelq.csv": ACUTE,
    "v_gbp.csv": ACUTE,
    "v_header2.csv": ACUTE,
    "v_k.csv": ACUTE,
    "v_mn.csv": ACUTE,
    "v_moji.csv": ACUTE,
    "v_multi.csv": Expected(money=money(1500), said=("another area's: QOQ",)),
    "v_multi1.csv": Expected(refused=("another area's (QOQ)", "none is of Norfolk and Waveney (QMM)")),
    "v_na.csv": Expected(money=money(1500), said=("not known: Leftshift’s own figure stays",)),
    "v_note.csv": Expected(money=money(1500, 300), said=("a note or a heading",)),
    "v_note2.csv": Expected(money=money(1500, 300), said=("a note or a heading",)),
    "v_percent.csv": Expected(asks={"shares": ""}, said=("a share, which is never taken for money",)),
    "v_pipe.csv": ACUTE,
    "v_plus.csv": ACUTE,
    "v_quotethin.csv": ACUTE,
    "v_reserves.csv": Expected(money=money(1500, 300), offers={"map:reserves": "leave_out"}, said=("money held back", "B5 is a total; it agrees")),
    "v_sci.csv": ACUTE,
    "v_sep.csv": ACUTE,
    "v_sepc.csv": ACUTE,
    "v_share.csv": Expected(asks={"shares": ""}, said=("a share, which is never taken for money",)),
    "v_smallk.csv": Expected(asks={"unit": "gbp_k", "far:acute": "", "far:community": ""}),
    "v_space.csv": Expected(money=money(1500.5)),
    "v_star.csv": Expected(money=money(1500), said=("not known: Leftshift’s own figure stays",)),
    "v_subtotal.csv": Expected(money=money(1500, 300), said=("B3 is a total; it agrees", "B5 is a total; it agrees")),
    "v_title.csv": ACUTE,
    "v_total.csv": Expected(money=money(1500, 300), said=("B4 is a total; it agrees",)),
    "v_totalexp.csv": Expected(money=money(1500, 300), said=("B4 is a total; it agrees",)),
    "v_totalnet.csv": Expected(money=money(1500, 300), said=("0.4 apart. The total is left out.",)),
    "v_trail.csv": ACUTE,
    "v_twice.csv": Expected(money=money(1500, 300), asks={"twice:acute": "add"}),
    "v_utf16.csv": ACUTE,
    "v_wide.csv": Expected(money=money(1500, 300, mental_health=290), said=("it was turned",)),
    "v_widet.csv": Expected(money=money(1500, 300), offers={"amount": "qmm"}, said=("another area's: C1 “QOQ”",)),
    "v_yr.csv": Expected(money=money(1500), asks={"year": ""}, said=("The figures are of 2024/25",)),
    "v_yr2.csv": BOTH,
    "v_yr3.csv": ACUTE,
    "v_yr4.csv": Expected(money=money(1500), said=("of another year: 2024/25",)),
    "x_hiddenrow.xlsx": Expected(money=money(1500, 300), asks={"hidden": "leave_out"}, said=("the row is hidden",)),
    "x_instr.xlsx": Expected(money=money(1500, 300), said=("The sheet “Data” was read",)),
    "x_linebreak.xlsx": ACUTE,
    "x_mergedsector.xlsx": Expected(refused=("cells A2:A3", "the cells are merged")),
    "x_pct.xlsx": Expected(asks={"shares": ""}, said=("a share, which is never taken for money",)),
    "x_thouformat.xlsx": BOTH,
    "x_trans.xlsx": Expected(money=money(1500, 300), said=("it was turned",)),
    "x_twoheader.xlsx": Expected(money=money(1500), asks={"amount": "budget£m"}),
    "x_twoheader2.xlsx": Expected(money=money(1500), offers={"amount": "plan£m"}, said=("left out: C2 “2025/26 Forecast”",)),
    "x_wide2.xlsx": Expected(money=money(1500, 300), said=("The sheet “Summary” was read",)),
    "x_yeardate.xlsx": ACUTE,
    "x_yearnum.xlsx": ACUTE,
    "x_years.xlsx": Expected(money=money(1500, 300), offers={"sheet": "2025-26"}),
}  # fmt: skip

Seats = tuple[tuple[str, str, bool], ...]
BOARDS: dict[str, tuple[Seats, dict[str, str]]] = {
    "b_names.xlsx": ((("Chair", "independent", True), ("Chief Executive", "executive", True), ("Partner member - NHS trusts", "trust", True)), {"group:chair": "independent", "group:chiefexecutive": "executive", "group:partnermembernhstrusts": "trust"}),
    "b_part.xlsx": ((("Chair", "independent", True), ("Partner", "trust", True), ("Partner", "local_authority", True), ("Partner", "general_practice", True), ("Other", "executive", True), ("VCSE", "voluntary", False)), {}),
    "b_tick.xlsx": ((("Chair", "independent", True), ("CEO", "executive", True), ("Observer", "voluntary", False)), {}),
    "b_type.xlsx": ((("Chair", "independent", True), ("CEO", "executive", True), ("GP", "general_practice", True)), {}),
    "b_vacant.xlsx": ((("Chair", "independent", True),), {"group:a3": "leave_out"}),
    "b_vot.xlsx": ((("Chair", "independent", True), ("CEO", "executive", False)), {}),
    "board_comma.csv": ((("Chair", "independent", True), ("Director, Finance", "executive", False)), {}),
    "board_quoted.csv": ((("Chair", "independent", True), ("GP", "general_practice", False)), {}),
    "board_semi.csv": ((("Chair", "independent", True), ("Director; Finance", "executive", False)), {}),
}  # fmt: skip
"""Seats (role, group, vote) of each list, and what is offered."""
