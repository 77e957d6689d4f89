"""The terms of the plan, in the reader's language."""

from reportgen.words.catalogue import Words

Entry = tuple[str, str]


def glossary(words: Words) -> list[tuple[Entry, Entry]]:
    """Terms with their meaning, in alphabetical order of the language, down two columns side by side."""
    terms = [
        (words.t("Guideline"), words.t("A rule that the strategy sets for everybody.")),
        (words.t("Option"), words.t("A variant that was thought through for a guideline, chosen or not.")),
        (words.t("Requirement"), words.t("What the business expects of the strategy.")),
        (words.t("Translation"), words.t("What a guideline means for one department, and why it changes.")),
        (words.t("Demand"), words.t("What a department needs from IT.")),
        (words.t("Service"), words.t("What IT offers to meet demands.")),
        (words.t("Gap"), words.t("The distance from the current to the target state of one capability.")),
        (words.t("Initiative"), words.t("A piece of work that closes gaps.")),
        (words.t("Interconnection"), words.t("A deliverable that one department needs and another provides.")),
        (words.t("Milestone"), words.t("A date that the programme promises.")),
        (words.t("Capacity"), words.t("The person-days that a role has beside the day-to-day business.")),
        (words.t("Coordination"), words.t("Moving initiatives as little as possible until links and capacities hold.")),
        (words.t("Critical"), words.t("Without float: a day lost here is a day lost at a promised date.")),
        (words.t("Consensus"), words.t("How far leaders agree on what a guideline means, from 0 to 1.")),
    ]
    terms.sort(key=lambda each: each[0].casefold())
    half = len(terms) // 2
    return list(zip(terms[:half], terms[half:], strict=True))
