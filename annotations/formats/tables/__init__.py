"""Spreadsheets: CSV and Excel workbooks."""
