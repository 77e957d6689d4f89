"""What heads answered, remarked and changed in their Word documents: as rows of the Decisions sheet, to be accepted.

Nothing goes into the plan: the programme office reads the workbook that is made here, and copies what it accepts.
`files` reads · `standing` knows whose a file is · `changes` finds what was not tracked · `rows` makes decisions ·
`sheet` writes them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.cache import Cache
from reportgen.collect.changes import untracked
from reportgen.collect.files import Readers, Returned, distinct, readers
from reportgen.collect.notices import Notice, notice
from reportgen.collect.rows import Desk, Row
from reportgen.collect.sheet import Said, workbook
from reportgen.collect.standing import NOTHING, Issues, recognised, standing
from reportgen.deliver.outputs import Outputs
from reportgen.model.plan import Plan
from reportgen.programme import ProgrammeFolder, RequestError, demand_known
from reportgen.read import read_programme
from reportgen.read.reviewed import Reviewed
from reportgen.read.sayings import Saying
from reportgen.words.catalogue import Words, t

TWICE = t("This is the same file as {file}; it was read once.")
SAME = t("{n} of its rows stand among those of another file already.")
IN_LOG = t("Stands in the decisions log already.")


@dataclass(frozen=True)
class Collected:
    """The workbook to accept from, how many rows it holds and how many were set aside, and what was said of files."""

    data: bytes
    rows: int
    aside: int
    files: tuple[Said, ...]


def collect(folder: ProgrammeFolder, files: Sequence[Path], departments: Sequence[str] = ()) -> Collected:
    """Read Word documents that came back; `departments`: only theirs are expected, all where none is named.

    Raises RequestError for an unknown department, and where there is not exactly one programme workbook.
    """
    plan = read_programme(folder.root, Cache(folder.cache)).plan
    if plan is None:
        raise RequestError(f"{folder.inputs} needs exactly one programme workbook. reportgen check says what is there.")
    demand_known("department", departments, sorted(plan.department))
    outputs = Outputs(folder.outputs)
    issues = Issues(plan, tuple(outputs.entries.values()))
    with readers() as reading:
        tray = _Tray(folder.outputs, issues, tuple(departments), reading)
        for returned, earlier in distinct(map(reading.read, files)):
            tray.take(returned, earlier)
    return tray.collected()


class _Tray:
    """What has been collected so far."""

    def __init__(self, outputs: Path, issues: Issues, asked: Sequence[str], reading: Readers) -> None:
        self.outputs, self.issues, self.asked, self.reading = outputs, issues, asked, reading
        self.words = Words(issues.plan.language)
        self.rows: dict[str, Row] = {}
        self.aside: list[Row] = []
        self.files: list[Said] = []
        self.log = {each.id for each in issues.plan.decisions}

    def take(self, returned: Returned, earlier: str) -> None:
        """Another file; `earlier` is the name of one that is the same."""
        if earlier:
            self.files.append(Said(returned.file, "", 0, (notice(TWICE, file=earlier),)))
            return
        if isinstance(returned.found, Notice):
            self.files.append(Said(returned.file, "", 0, (returned.found,)))
            return
        found = recognised(returned.found, self.issues)
        notices = standing(found, self.issues, self.asked)
        made = [*Desk(self.issues.plan, found, returned.file, self.words).rows([*self._sayings(found)])]
        if not made:
            notices.append(notice(NOTHING))
        if any(each.aside for each in notices):
            self.aside += [replace(row, remarks=(notices[0].in_words(self.words), *row.remarks)) for row in made]
        else:
            said = [each.in_words(self.words) for each in notices]
            notices += self._add([replace(row, remarks=(*row.remarks, *said)) for row in made])
        self.files.append(Said(returned.file, found.reader, len(made), tuple(notices)))

    def collected(self) -> Collected:
        """All of it as a workbook."""
        data = workbook([*self.rows.values()], self.aside, self.files, self.words)
        return Collected(data, len(self.rows), len(self.aside), tuple(self.files))

    def _add(self, made: Sequence[Row]) -> Iterator[Notice]:
        """Put rows among those that may be accepted; those that are there already only once, and are counted."""
        again = 0
        for row in made:
            code = self._key(row)
            if code in self.rows:
                again += 1
            elif _is_logged(row, self.issues.plan):
                self.aside.append(replace(row, remarks=(*row.remarks, self.words.t(IN_LOG))))
            else:
                self.rows[code] = row
        return iter([notice(SAME, n=again)] if again else [])

    def _key(self, row: Row) -> str:
        """What tells a row: its code, and where that is one of the log, what was answered."""
        return f"{row.decision.id} {row.answer}" if row.decision.id in self.log else row.decision.id

    def _sayings(self, found: Reviewed) -> Iterator[Saying]:
        """What people said, without our own comments; and what they changed without a mark, where that can be known."""
        sent = self._sent(found)
        ours = {(each.who, each.new) for each in sent.sayings if each.kind == "comment"} if sent else frozenset()
        for each in found.sayings:
            if each.kind != "comment" or not ((each.who, each.new) in ours or _is_ours(each, found)):
                yield each
        if sent:
            yield from untracked(sent, found)

    def _sent(self, found: Reviewed) -> Reviewed | None:
        """The document as it was sent out, as long as it is that of the latest issue."""
        file = self.issues.word_files.get(found.fingerprint)
        if not file or not (self.outputs / file).is_file():
            return None
        sent = self.reading.read(self.outputs / file).found
        return sent if isinstance(sent, Reviewed) and sent.fingerprint == found.fingerprint else None


def _is_ours(said: Saying, found: Reviewed) -> bool:
    """Whether a comment is one that a document was sent out with: by its author, on its status date."""
    return bool(said.who) and said.who == found.author and said.when[:10] == found.status[:10]


def _is_logged(row: Row, plan: Plan) -> bool:
    """Whether the log holds a decision already, word for word where it is to take the place of another."""
    log = next((each for each in plan.decisions if each.id == row.decision.id), None)
    return log is not None and (not row.code.startswith("decision:") or log.decision == row.decision.decision)
