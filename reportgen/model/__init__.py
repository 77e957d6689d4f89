"""What a programme is made of: columns, records, the plan, findings, the calendar."""
