"""The workbook whose formulas work out again what the program has worked out."""
