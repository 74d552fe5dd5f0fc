"""A workbook as rows, and rows as a workbook: the values by libraries, and beside them what those do not tell."""
