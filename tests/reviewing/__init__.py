"""Reviewing: decisions on drafts, the page and the workbook, and what becomes of them."""
