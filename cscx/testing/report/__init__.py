"""Reports of tests, one format a file; GitHub's annotations are those of lint."""
