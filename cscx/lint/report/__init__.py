"""Reports: each format one module, each a pure function of the findings."""
