"""What the registers of the annex say."""

from reportgen.words.catalogue import Words


def resources(days: float, one_off: float, annual: float, currency: str, words: Words) -> str:
    """What the initiatives take as stated: person-days and money, done and cancelled ones too."""
    parts = [
        (days, words.tn("{n} person-day", "{n} person-days", round(days))),
        (one_off, words.t("{money} once", money=words.money(one_off, currency))),
        (annual, words.t("{money} a year", money=words.money(annual, currency))),
    ]
    said = [text for amount, text in parts if amount]
    if not said:
        return words.t("Neither person-days nor money have been stated for the initiatives")
    return words.t("As stated, the initiatives take {sums}", sums=words.list(said))


def descriptions(total: int, silent: int, words: Words) -> str:
    """How many initiatives are described."""
    if silent == total:
        return words.tn("The only initiative is not described", "None of {n} initiatives is described", total)
    if silent:
        return words.tn(
            "{n} of {total} initiatives is not described",
            "{n} of {total} initiatives are not described",
            silent,
            total=words.number(total),
        )
    return words.tn("The only initiative is described", "All {n} initiatives are described", total)


def capacity(roles: int, words: Words) -> str:
    """Of how many roles the capacity is stated; there is at least one."""
    return words.tn("The capacity of {n} role is stated", "The capacity of {n} roles is stated", roles)
