"""Words in a reader's language: catalogues, plurals, and dates, numbers and money as that language writes them."""

import datetime as dt
import gettext
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from babel import Locale, dates, lists, numbers

from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.labels import CHOICE_SCOPE, written
from reportgen.programme import built_in_templates
from reportgen.words.catalogues import compiled
from reportgen.words.order import Key, order_key

Figure = int | float | Decimal
MINUS = "−"
MOST_DECIMALS = 2
THOUSAND, MILLION = 1_000, 1_000_000
LOCALES = {"en": "en_GB", "da": "da_DK", "de": "de_DE"}


@cache
def _translations(language: str) -> gettext.NullTranslations:
    """All catalogues of a language (`templates/locale/LANGUAGE`) as one; English needs none."""
    folder = built_in_templates() / "locale" / language
    return gettext.GNUTranslations(io.BytesIO(compiled(folder))) if folder.is_dir() else gettext.NullTranslations()


def t(text: str) -> str:
    """The text itself, marked as one that catalogues translate: for tables whose texts are said later, by `Words.t`."""
    return text


class Words:
    """How one language says things; every text a person reads goes through here."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(LOCALES[language])
        self._translations = _translations(language)

    def t(self, text: str, /, **values: object) -> str:
        """Translate an English text, then fill in its `{names}`."""
        translated = self._translations.gettext(text)
        return translated.format(**values) if values else translated

    def tn(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate a text that counts: `one` or `many` by the language's plural rule; `{n}` is the number."""
        return self._translations.ngettext(one, many, n).format(n=self.number(n), **values)

    def date(self, day: dt.date | None) -> str:
        """A date such as 15 Feb 2026; a dash where none is stated."""
        return dates.format_skeleton("yMMMd", day, locale=self.locale) if day else "–"

    def day(self, day: dt.date) -> str:
        """A date without its year, such as 15 Feb."""
        return dates.format_skeleton("MMMd", day, locale=self.locale)

    def long_date(self, day: dt.date) -> str:
        """A date with the month in full, such as 12 March 2026."""
        return dates.format_date(day, "long", locale=self.locale)

    def month(self, day: dt.date) -> str:
        """A month such as Dec 2026."""
        return dates.format_skeleton("yMMM", day, locale=self.locale)

    def period(self, period: Period) -> str:
        """A period such as Q1 2026 or Mar 2026."""
        if period.length is PeriodLength.QUARTER:
            return dates.format_date(period.start, "QQQ y", locale=self.locale)
        return self.month(period.start)

    def choice(self, english: str | None) -> str:
        """A choice of the form (`on hold`, `agreed`, `red`) in this language; a dash where none is stated."""
        return written(CHOICE_SCOPE, english, self.language) if english else "–"

    def quarter(self, number: int) -> str:
        """The name of a quarter (1 to 4), such as Q1."""
        return str(dates.get_quarter_names("abbreviated", locale=self.locale)[number])

    def month_name(self, number: int) -> str:
        """The short name of a month (1 to 12), such as Mar."""
        return str(dates.get_month_names("abbreviated", locale=self.locale)[number])

    def number(self, value: Figure | None, decimals: int | None = None) -> str:
        """A number with the language's separators; `decimals` fixes the places, else at most two; a dash for None."""
        if value is None:
            return "–"
        pattern = "#,##0.##" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
        shown = str(numbers.format_decimal(value, format=pattern, locale=self.locale)).replace("-", MINUS)
        return "0" if shown == f"{MINUS}0" else shown

    def exact(self, value: Figure) -> str:
        """A number with the language's separators and up to four places."""
        return str(numbers.format_decimal(value, format="#,##0.####", locale=self.locale)).replace("-", MINUS)

    def places(self, *columns: Iterable[Figure | None]) -> int:
        """How many decimals figures that stand under each other all need, two at most, so that their points do too."""
        exact = (
            Decimal(str(round(value, MOST_DECIMALS))).normalize() for column in columns for value in column if value
        )
        return max(0, *(-int(value.as_tuple().exponent) for value in exact), 0)

    def percent(self, share: Figure | None) -> str:
        """A share of 1 as whole percent; a dash for None."""
        return str(numbers.format_percent(share, locale=self.locale)).replace("-", MINUS) if share is not None else "–"

    def money(self, value: Figure | None, currency: str) -> str:
        """An amount, in millions or thousands where that is shorter, with its currency; a dash for None."""
        if value is None:
            return "–"
        amount = float(value)
        if round(abs(amount), -3) >= MILLION:  # what would round to a thousand thousands is a million
            text = self.t("{amount} m", amount=numbers.format_decimal(amount / MILLION, "#,##0.0", locale=self.locale))
        elif round(abs(amount)) >= THOUSAND:
            text = self.t("{amount} k", amount=numbers.format_decimal(amount / THOUSAND, "#,##0", locale=self.locale))
        else:
            text = numbers.format_decimal(amount, "#,##0", locale=self.locale)
        shown = self.t("{currency} {amount}", currency=currency, amount=text) if currency else text
        return shown.replace(" ", "\u00a0").replace("-", MINUS)

    def order(self, name: str) -> Key:
        """The key by which this language sorts names: `sorted(names, key=words.order)`."""
        return order_key(name, self.language)

    def list(self, items: Sequence[str]) -> str:
        """Several things as this language lists them: a, b and c."""
        return lists.format_list(items, locale=self.locale)
