"""Words: how a case, a question and a reason are said, in Korean first."""
