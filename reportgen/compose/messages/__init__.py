"""The sentences that documents open with, chosen from computed facts: none may claim what the data do not show."""
