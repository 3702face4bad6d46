"""The charts: what is drawn (money, board, questions), how (plotting, shapes), and where (chart_area)."""
