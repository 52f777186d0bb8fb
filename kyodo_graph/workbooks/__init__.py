"""Workbooks that people fill in: sheets of texts with drop-downs; a city as a workbook and back.

XlsxWriter writes, openpyxl reads. Every cell is a text, so that no spreadsheet makes a date of 1-2
or a number of 032093; what is wrong is said with its sheet and cell.
"""

from kyodo_graph.workbooks.city import city_workbook, files_of
from kyodo_graph.workbooks.sheets import Cell, Row, Sheet, read_sheets, refuse, write_sheets

__all__ = [
    "Cell",
    "Row",
    "Sheet",
    "city_workbook",
    "files_of",
    "read_sheets",
    "refuse",
    "write_sheets",
]
