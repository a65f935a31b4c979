"""Comments that silence a finding. What is found about them is found by cscx.lint.suppression."""
