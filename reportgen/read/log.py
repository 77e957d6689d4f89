"""The findings of one workbook while it is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.model.finding import Finding, Scalar, Source

Values = Mapping[str, Scalar | list[str]]


@dataclass
class Log:
    """Collects findings about one file; whose file it is may become known only on the way."""

    file: str
    department: str | None = None
    _found: list[Finding] = field(default_factory=list)

    def at(self, sheet: str, cell: str | None = None) -> Source:
        """A place in this file."""
        return Source(self.file, sheet, cell)

    def add(
        self, code: str, source: Source, values: Values, *, subject: str | None = None, also: Iterable[Source] = ()
    ) -> None:
        """Note a finding; values that are None are left out."""
        self._found.append(
            Finding(
                code=code,
                source=source,
                subjects=(subject,) if subject else (),
                also=tuple(also),
                values={name: value for name, value in values.items() if value is not None},
            )
        )

    def findings(self) -> tuple[Finding, ...]:
        """All of them; those of a department's workbook name the department."""
        if self.department is None:
            return tuple(self._found)
        return tuple(each.model_copy(update={"departments": (self.department,)}) for each in self._found)
