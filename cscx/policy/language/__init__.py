"""The words of a policy: typed values, units, conditions in a cell, formulas."""
