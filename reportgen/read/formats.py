"""Number formats: is a number a date, a percentage, an amount of which currency."""

import datetime as dt
import re
from decimal import Context, Decimal
from functools import lru_cache

from reportgen.read.grid import Content, Format, Shown

BUILT_IN = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17, 22), "d/m/yyyy"),
    **dict.fromkeys((18, 19, 20, 21), "h:mm"),
}
BUILT_IN |= dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy/m/d") | dict.fromkeys((45, 46, 47), "mm:ss")
"""The formats that a file may name by number only (ECMA-376 part 1, 18.8.30), as far as they change a meaning."""

EXCEL_DIGITS = Context(prec=15, Emin=-307, Emax=308)
"""What a spreadsheet can hold: 15 digits, and nothing beyond the range of floating-point numbers."""
MAX_CODE = 1_000
"""Characters of a format; Excel stops at 255."""
LAST_SERIAL = 2_958_465
"""31 December 9999, the last day that a spreadsheet knows."""


@lru_cache(maxsize=4096)
def format_of(code: str) -> Format:
    """What a format code says; only its first section, which is that of positive numbers."""
    if len(code) > MAX_CODE:
        raise ValueError("a number format is too long")
    named = re.findall(r"\[\$([^\[\]-]++)[^\[\]]*+\]", code)
    escaped = [word.replace("\\", "") for word in re.findall(r"(?:\\[^\W\d_])+", code)]  # such as `\C\H\F`
    marks = (*named, *re.findall(r'"([^"]*)"', code), *escaped, *re.findall(r"[€$£¥]", _bare(code)))
    section = _bare(code).split(";", maxsplit=1)[0].lower()
    if section in {"general", "@", "standard"}:
        return Format(marks=tuple(filter(None, (mark.strip() for mark in marks))))
    shown = Shown.PLAIN
    if "%" in section:
        shown = Shown.PERCENT
    elif re.search(r"[dy]", section) or ("m" in section and not re.search(r"[hs]", section)):
        shown = Shown.DATE
    elif re.search(r"[hs]", section):
        shown = Shown.TIME
    digits = len(section) if re.fullmatch("0+", section) else 0
    return Format(shown, tuple(filter(None, (mark.strip() for mark in marks))), digits)


def _bare(code: str) -> str:
    """A format code without quoted text, escapes, fillers, colours and locales; a time such as `[h]` stays."""
    code = re.sub(r'"[^"]*"|\\.|_.|\*.', "", code)
    return re.sub(r"\[(?!(?:h+|m+|s+)\])[^\[\]]*+\]", "", code, flags=re.IGNORECASE)


def number(text: str) -> Decimal:
    """A stored number, to the 15 digits that a spreadsheet shows (`0.30000000000000004` is 0.3)."""
    exact = Decimal(text)
    if not exact.is_finite():
        raise ValueError(f"not a number: {text!r}")
    return EXCEL_DIGITS.plus(exact)


def dated(serial: Decimal, form: Format, *, from_1904: bool) -> Content:
    """The date that a number means where it is shown as one; else the number itself."""
    if form.shown is not Shown.DATE:
        return serial
    days = int(serial)
    if not (0 if from_1904 else 1) <= days <= LAST_SERIAL - (1462 if from_1904 else 0):
        return serial
    if from_1904:
        return dt.date(1904, 1, 1) + dt.timedelta(days=days)
    # Spreadsheets count a 29 February 1900 that never was, as day 60.
    return dt.date(1899, 12, 30 if days > 60 else 31) + dt.timedelta(days=days)  # noqa: PLR2004 - that day


def day(text: str) -> dt.date | None:
    """The day of an ISO 8601 date, with or without a time; None for what is none, such as a year of five digits."""
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        return None


def duration(text: str) -> Decimal | None:
    """An ISO 8601 duration (`PT36H00M00S`) in days, as spreadsheets count them; None for what is none."""
    match = re.fullmatch(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", text, re.ASCII)
    if match is None:
        return None
    days, hours, minutes, seconds = (Decimal(part or 0) for part in match.groups()[1:])
    length = EXCEL_DIGITS.plus(days + (hours * 3600 + minutes * 60 + seconds) / 86400)
    return -length if match[1] else length
