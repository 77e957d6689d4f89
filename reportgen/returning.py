"""The departments' workbooks on their way back: which there are, what each may know, where the copies lie."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from reportgen import __version__
from reportgen.analyse.facts import Facts
from reportgen.compose.need_to_know import Own
from reportgen.deliver.outputs import RETURNED, Entry, Input, Manifest, Outputs, sha256
from reportgen.forms.returned import UNMARKABLE, Copy, findings_alone, returned_copy
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan, Workbook
from reportgen.programme import ProgrammeError, ProgrammeFolder
from reportgen.words.catalogue import Words

PROGRAMME = "PROGRAMME"
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis"


def return_copies(
    folder: ProgrammeFolder, plan: Plan, facts: Facts, findings: Sequence[Finding], departments: Sequence[str]
) -> tuple[str, ...]:
    """Write the copies of all departments' workbooks, or of those named alone; their files, below outputs.

    The programme office's workbook is among them if all are asked for and something is found in it. `findings` are
    those of all departments. Copies of a former round that are no longer wanted are removed; whatever else lies in
    outputs stays. Raises ProgrammeError where a workbook changed meanwhile, OutputsError where nothing can be written.
    """
    made = dict(_copies(folder, plan, facts, findings, departments))
    outputs = Outputs(folder.outputs)
    entries = dict(outputs.entries)
    stems = {PurePosixPath(file).stem for file in made}
    obsolete = [
        file
        for file in outputs.entries
        if file.startswith(RETURNED) and file not in made and (not departments or PurePosixPath(file).stem in stems)
    ]
    for file in obsolete:
        del entries[file]
    data = {}
    for file, content in made.items():
        digest = sha256(content)
        if not outputs.kept(file, digest):
            data[file] = content
        entries[file] = Entry(file=file, sha256=digest, key=digest)
    built = outputs.manifest or Manifest(
        version=__version__, inputs=tuple(Input(file=each.file, sha256=each.sha256) for each in plan.workbooks)
    )
    manifest = built.model_copy(update={"outputs": tuple(entries[file] for file in sorted(entries))})
    outputs.write(manifest, data, sorted(obsolete))
    return tuple(made)


def _copies(
    folder: ProgrammeFolder, plan: Plan, facts: Facts, findings: Sequence[Finding], departments: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    used: set[str] = set()
    for book in plan.workbooks:
        if departments and book.department not in departments:
            continue
        found = _findings(plan, facts, book, findings)
        if book.department is None and not found:
            continue
        language = plan.language_of(book.department or "")
        copy = _copy(_submitted(folder, book), book.file, found, Words(language))
        stem = _free(_stem(plan, book), used)
        yield f"{RETURNED}{stem}{copy.suffix}", copy.data


def _findings(plan: Plan, facts: Facts, book: Workbook, findings: Sequence[Finding]) -> Sequence[Finding]:
    """What is found in a workbook, or has to do with a cell of it, as far and as its department may know it."""
    if book.department not in plan.department:
        return [each for each in findings if _concerns(each, book.file)]
    own = Own(plan, facts, str(book.department))
    known = (own.finding(each) if own.concerns(each) else _at_own_place(each, book) for each in findings)
    return [each for each in known if each and _concerns(each, book.file)]


def _at_own_place(finding: Finding, book: Workbook) -> Finding | None:
    """A finding that names nobody, where it stands in the workbook itself."""
    return finding if finding.source.file == book.file and not finding.departments else None


def _concerns(finding: Finding, file: str) -> bool:
    return any(each.file == file for each in (finding.source, *finding.also))


def _submitted(folder: ProgrammeFolder, book: Workbook) -> bytes:
    """The workbook as it was read."""
    named = folder.root / book.file
    paths = [named] if named.is_file() else sorted(each for each in folder.inputs.iterdir() if each.is_file())
    for data in map(Path.read_bytes, paths):  # a name that is no text is another one in the plan
        if sha256(data) == book.sha256:
            return data
    raise ProgrammeError(f"{named} was changed or taken away while it was being checked. Run check again.")


def _copy(submitted: bytes, file: str, findings: Sequence[Finding], words: Words) -> Copy:
    if OPEN_DOCUMENT in submitted[:200]:
        return findings_alone(file, findings, words)
    try:
        return returned_copy(submitted, file, findings, words)
    except UNMARKABLE:  # what can be read need not be whole
        return findings_alone(file, findings, words)


def _stem(plan: Plan, book: Workbook) -> str:
    """The department's code; for one that nobody registered, the name of its file."""
    if book.department is None:
        return PROGRAMME
    return book.department if book.department in plan.department else PurePosixPath(book.file).stem


def _free(stem: str, used: set[str]) -> str:
    """A name that no other copy has, also where capitals make no difference."""
    names = (stem, *(f"{stem} ({number})" for number in range(2, len(used) + 3)))
    free = next(each for each in names if each.casefold() not in used)
    used.add(free.casefold())
    return free
