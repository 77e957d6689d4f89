"""What is said to people: catalogues, local forms of numbers and dates, the sentences of findings."""
