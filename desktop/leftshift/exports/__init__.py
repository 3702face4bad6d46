"""What leaves the program: workbook, slides, document, web page, data and logs, each from one Snapshot."""
