"""Spreadsheets of the planner: what is read from CSV files and workbooks."""
