"""The findings of one workbook while it is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.model.finding import Finding, Scalar, Source
from reportgen.model.grouping import grouped
from reportgen.read import package as pk

Values = Mapping[str, Scalar | list[str]]


@dataclass
class Log:
    """Collects findings about one file; whose file it is may become known only on the way."""

    file: str
    department: str | None = None
    most: int | None = None
    """How many findings there may be, while a workbook is read that nobody has looked at before."""
    _found: list[Finding] = field(default_factory=list)

    def at(self, sheet: str, cell: str | None = None) -> Source:
        """A place in this file."""
        return Source(self.file, sheet, cell)

    def add(
        self, code: str, source: Source, values: Values, *, subject: str | None = None, also: Iterable[Source] = ()
    ) -> None:
        """Note a finding; values that are None are left out. UnusableFileError where there are too many."""
        if self.most is not None and len(self._found) >= self.most:
            raise pk.too_large("findings", len(self._found) + 1, self.most)
        self._found.append(
            Finding(
                code=code,
                source=source,
                subjects=(subject,) if subject else (),
                also=tuple(also),
                values={name: value for name, value in values.items() if value is not None},
            )
        )

    def raw(self) -> tuple[Finding, ...]:
        """All of them, each as it was noted."""
        return tuple(self._found)

    def take_over(self, findings: Iterable[Finding]) -> None:
        """Note findings that were made elsewhere about this file."""
        self._found.extend(findings)

    def findings(self) -> tuple[Finding, ...]:
        """All of them, many of a kind in one column as one; those of a department's workbook name the department."""
        found = grouped(self._found)
        if self.department is None:
            return tuple(found)
        return tuple(each.model_copy(update={"departments": (self.department,)}) for each in found)
