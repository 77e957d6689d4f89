"""What several documents say in the same way: rows and figures made ready for a template, from facts and words."""
