"""The shapes that pyqtgraph lacks: bands that flow, seats at a table, dots of areas in a row."""
