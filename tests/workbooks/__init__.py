"""Workbooks: sheets of texts, and a city as a workbook and back."""
