"""Files of cases: read (CSV, xlsx), mapped to inputs, decided by columns, written back whole.

problem · encoding → csv_rows | xlsx_rows → mapping → cells → run → written.
"""
