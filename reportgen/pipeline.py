"""The whole flow: read, analyse, check, compose, render, deliver."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen import __version__
from reportgen.analyse import analyse
from reportgen.analyse.facts import Facts
from reportgen.analyse.outcome import ScenarioFact
from reportgen.analyse.scenarios import compare
from reportgen.build import FORMATS, Failed, Job, Made, key, outstanding, render
from reportgen.cache import Cache
from reportgen.check import check
from reportgen.compose.documents import DOCUMENTS, Commission, commissions
from reportgen.compose.glyphs import glyph_findings
from reportgen.compose.press import Document, FaultyTemplateError, Press
from reportgen.deliver.listing import facts_json, findings_json, plan_json
from reportgen.deliver.outputs import RETURNED, Entry, Input, Manifest, Outputs, sha256
from reportgen.forms import department_form, programme_form
from reportgen.model.finding import Finding, Severity
from reportgen.model.grouping import grouped
from reportgen.model.plan import Plan, Workbook, sorted_findings
from reportgen.programme import ProgrammeFolder
from reportgen.read import read_programme
from reportgen.read.scenarios import read_scenarios
from reportgen.read.typed import typed_in
from reportgen.words.catalogue import Words


class RequestError(Exception):
    """Something was asked for that does not exist; the text says what there is."""


@dataclass(frozen=True)
class Request:
    """What to make: departments, documents, formats, all where none is named; `strict`: nothing where faults stand."""

    departments: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    strict: bool = False
    what_if: Path | None = None
    """A file of options to be compared with the plan as it is."""

    @property
    def whole(self) -> bool:
        """Whether everything is asked for, so that whatever else lies in outputs is no longer wanted."""
        return not (self.departments or self.documents or self.formats)


@dataclass(frozen=True)
class Assessment:
    """What the workbooks say and what does not fit; `plan` and `facts` are None without one programme workbook."""

    plan: Plan | None
    facts: Facts | None
    findings: tuple[Finding, ...]
    workbooks: tuple[Workbook, ...]

    def count(self, severity: Severity) -> int:
        """How many findings weigh that much."""
        return sum(1 for each in self.findings if each.severity is severity)

    def as_json(self) -> str:
        """The findings as JSON, their sentences in the programme's language."""
        return findings_json(self.findings, Words(self.plan.language if self.plan else "en"))


@dataclass(frozen=True)
class Outcome:
    """All outputs there are, which of them were `made` anew, what failed, and what was found."""

    assessment: Assessment
    entries: tuple[Entry, ...] = ()
    made: frozenset[str] = frozenset()
    failed: tuple[Failed, ...] = ()
    refused: bool = False
    """Whether nothing was made, because `strict` was asked for and faults stand."""


@dataclass(frozen=True)
class _Work:
    """What came of the documents: outputs that stay as they are, documents that were set, those that could not be."""

    kept: Sequence[Entry]
    made: Sequence[Made]
    failed: Sequence[Failed]


@dataclass(frozen=True)
class Progress:
    """How a build tells what it does: a stage begins; a number of documents is to be made; one of them is done."""

    stage: Callable[[str], None] = field(default=lambda _: None)
    outstanding: Callable[[int], None] = field(default=lambda _: None)
    done: Callable[[Job], None] = field(default=lambda _: None)


def assess(folder: ProgrammeFolder, progress: Progress) -> tuple[Assessment, Press]:
    """Read, analyse, check: everything that is known before a document is composed."""
    press = Press(folder.template_folders)
    progress.stage("read")
    reading = read_programme(folder.root, Cache(folder.cache))
    if reading.plan is None:
        return Assessment(None, None, reading.findings, reading.workbooks), press
    plan = reading.plan
    progress.stage("analyse")
    facts = analyse(plan)
    progress.stage("check")
    findings = [*plan.findings, *check(plan, facts), *grouped(glyph_findings(plan, press.brand))]
    return Assessment(plan, facts, tuple(sorted_findings(findings, plan.workbooks)), reading.workbooks), press


def chosen(assessment: Assessment, departments: Sequence[str]) -> Assessment:
    """The assessment with the findings that concern `departments` alone; with all where none is named."""
    if assessment.plan is None or not departments:
        return assessment
    _demand_known("department", departments, sorted(assessment.plan.department))
    found = tuple(each for each in assessment.findings if not set(departments).isdisjoint(each.departments))
    return replace(assessment, findings=found)


@dataclass(frozen=True)
class FormOrder:
    """Which workbooks to fill in are wanted: `departments` (all where none is named) or the `programme`'s own, or both.

    `language`: of all of them, instead of each one's own; `carry_over`: with what was last submitted.
    """

    departments: tuple[str, ...] = ()
    programme: bool = False
    language: str | None = None
    carry_over: bool = False


@dataclass(frozen=True)
class MadeForms:
    """Workbooks to fill in by file name; of which there was nothing to carry over; what has no place in a form."""

    files: Mapping[str, bytes]
    blank: tuple[str, ...] = ()
    left_behind: tuple[Finding, ...] = ()


LEFT_BEHIND = frozenset(
    {"stray-cell", "unknown-column", "unknown-sheet", "duplicate-sheet", "comment", "error-cell", "struck-through"}
)
"""The findings at what a workbook holds and its form has no place for."""


def forms_to_fill(folder: ProgrammeFolder, order: FormOrder) -> MadeForms:
    """The workbooks that departments and programme office fill in.

    Raises RequestError for an unknown department, and where there is not exactly one programme workbook to take
    guidelines and codes from; the programme's own blank workbook needs none.
    """
    plan = read_programme(folder.root, Cache(folder.cache)).plan
    alone = order.programme and not order.departments
    if plan is None and alone and not order.carry_over:
        return MadeForms({"programme.xlsx": programme_form(order.language or "en")})
    if plan is None:
        raise RequestError(f"{folder.inputs} needs exactly one programme workbook. reportgen check says what is there.")
    _demand_known("department", order.departments, sorted(plan.department))
    codes = () if alone else order.departments or tuple(sorted(plan.department))
    carried, typed = order.carry_over, typed_in(folder.root)
    made = {}
    if order.programme:
        language = order.language or plan.language
        made["programme.xlsx"] = programme_form(language, plan, carry_over=carried, typed=typed)
    for code in codes:
        language = order.language or plan.language_of(code)
        made[f"{code}.xlsx"] = department_form(plan, code, language, carry_over=carried, typed=typed)
    if not carried:
        return MadeForms(made)
    wanted = {book.file for book in plan.workbooks if book.department in codes or (alone and not book.department)}
    kept = {each.source[:2] for each in plan.records()}
    behind = (
        each
        for each in plan.findings
        if each.source.file in wanted
        and (each.code in LEFT_BEHIND or (each.code == "missing-value" and each.source[:2] not in kept))
    )
    return MadeForms(made, tuple(code for code in codes if code not in plan.submission), tuple(behind))


def build(folder: ProgrammeFolder, request: Request, progress: Progress) -> Outcome:
    """Everything below `outputs/`; raises RequestError for unknown names, OutputsError where nothing can be written."""
    _demand_known("document", request.documents, DOCUMENTS)
    _demand_known("format", request.formats, FORMATS)
    assessment, press = assess(folder, progress)
    plan, facts = assessment.plan, assessment.facts
    if plan is None or facts is None:
        return Outcome(assessment)
    _demand_known("department", request.departments, sorted(plan.department))
    if request.strict and assessment.count(Severity.ERROR) + assessment.count(Severity.WARNING):
        return Outcome(assessment, refused=True)
    outputs = Outputs(folder.outputs)
    if request.what_if:
        progress.stage("what-if")
        facts = _with_options(plan, facts, request.what_if)
        assessment = replace(assessment, facts=facts)
    progress.stage("compose")
    fewest = folder.settings.fewest_leaders
    wanted = commissions(plan, facts, assessment.findings, fewest, request.departments, request.documents)
    documents, failed = _composed(list(wanted), press)
    progress.stage("render")
    jobs, kept = outstanding(documents, request.formats or FORMATS, outputs, press.assets)
    if jobs:
        outputs.demand_writable()
    progress.outstanding(len(jobs))
    results = list(render(jobs, folder.template_folders, progress.done))
    made = [each for each in results if isinstance(each, Made)]
    failed += [each for each in results if isinstance(each, Failed)]
    progress.stage("deliver")
    return _deliver(outputs, assessment, request, _Work(kept, made, failed), press.assets)


def what_if(folder: ProgrammeFolder, file: Path, progress: Progress) -> tuple[Plan, tuple[ScenarioFact, ...]] | None:
    """The plan, and its figures as it is and with each option of a what-if file; None without a programme workbook.

    Raises ScenarioError for a fault in the file.
    """
    progress.stage("read")
    plan = read_programme(folder.root, Cache(folder.cache)).plan
    if plan is None:
        return None
    scenarios = read_scenarios(file, plan)
    progress.stage("what-if")
    return plan, compare(plan, analyse(plan), scenarios)


def _with_options(plan: Plan, facts: Facts, file: Path) -> Facts:
    """The facts with what each option of a what-if file makes of them."""
    return facts.model_copy(update={"scenarios": compare(plan, facts, read_scenarios(file, plan))})


def _demand_known(what: str, asked: Sequence[str], known: Sequence[str]) -> None:
    for name in asked:
        if name not in known:
            raise RequestError(f"There is no {what} {name}. Known are: {', '.join(known) or 'none'}.")


def _composed(wanted: Sequence[Commission], press: Press) -> tuple[list[Document], list[Failed]]:
    documents, failed = [], []
    for commission in wanted:
        try:
            documents.append(commission.make(press))
        except FaultyTemplateError as fault:
            failed.append(Failed(commission.stem, str(fault)))
    return documents, failed


def _deliver(outputs: Outputs, assessment: Assessment, request: Request, work: _Work, assets: str) -> Outcome:
    """Put what was made into place; a document that failed keeps what was there before."""
    data: dict[str, bytes] = {}
    entries = {each.file: each for each in work.kept}
    for each in work.made:
        for name, content in each.data.items():
            file = f"{each.job.document.stem}.{name}"
            data[file], entries[file] = content, _entry(file, content, each, assets)
    for file, content in _listings(assessment).items():
        digest = sha256(content)
        kept_as_it_is = outputs.kept(file, digest)
        entries[file] = kept_as_it_is or Entry(file=file, sha256=digest, key=digest)
        if not kept_as_it_is:
            data[file] = content
    entries = {**_staying(outputs, request, work.failed), **entries}
    manifest = Manifest(
        version=__version__,
        inputs=tuple(Input(file=each.file, sha256=each.sha256) for each in assessment.workbooks),
        outputs=tuple(entries[file] for file in sorted(entries)),
    )
    outputs.write(manifest, data, sorted(set(outputs.entries) - set(entries)))
    return Outcome(assessment, manifest.outputs, frozenset(data), tuple(work.failed))


def _staying(outputs: Outputs, request: Request, failed: Sequence[Failed]) -> dict[str, Entry]:
    """Earlier outputs that this build leaves alone: what was not asked for or could not be made, returned copies."""
    broken = {each.stem for each in failed}
    return {
        file: each
        for file, each in outputs.entries.items()
        if (not request.whole or file.rpartition(".")[0] in broken or file.startswith(RETURNED)) and outputs.holds(file)
    }


def _entry(file: str, content: bytes, made: Made, assets: str) -> Entry:
    document = made.job.document
    return Entry(
        file=file,
        sha256=sha256(content),
        key=key(document, assets),
        document=document.kind,
        reader=document.reader,
        fingerprint=document.fingerprint,
        pages=made.pages,
    )


def _listings(assessment: Assessment) -> dict[str, bytes]:
    if assessment.plan is None or assessment.facts is None:
        return {}
    return {
        "plan.json": plan_json(assessment.plan).encode(),
        "facts.json": facts_json(assessment.facts).encode(),
        "findings.json": assessment.as_json().encode(),
    }
