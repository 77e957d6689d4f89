"""From the plan, the facts and the findings to what is said to each reader."""
