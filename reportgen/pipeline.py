"""The whole flow: assess (read, analyse, check), then compose, render, deliver."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen import __version__
from reportgen.analyse import analyse
from reportgen.analyse.facts import Facts
from reportgen.analyse.outcome import ScenarioFact
from reportgen.analyse.scenarios import compare
from reportgen.assessment import Assessment, Progress, assess
from reportgen.build import FORMATS, Failed, Made, key, outstanding, render
from reportgen.cache import Cache
from reportgen.compose.documents import DOCUMENTS, Commission, commissions
from reportgen.compose.glyphs import undrawable
from reportgen.compose.press import Document, FaultyTemplateError, Press
from reportgen.deliver.listing import facts_json, plan_json
from reportgen.deliver.outputs import RETURNED, Entry, Input, Manifest, Outputs, sha256
from reportgen.model.finding import Severity
from reportgen.model.plan import Plan
from reportgen.programme import ProgrammeFolder, demand_known
from reportgen.read import read_programme
from reportgen.read.scenarios import read_scenarios
from reportgen.render.word.reference import usable_reference


@dataclass(frozen=True)
class Request:
    """What to make: departments, documents, formats, all where none is named; `strict`: nothing where faults stand."""

    departments: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    strict: bool = False
    what_if: Path | None = None
    """A file of options to be compared with the plan as it is."""
    reference: Path | None = None
    """A corporate Word template, in place of the brand's."""

    @property
    def whole(self) -> bool:
        """Whether everything is asked for, so that whatever else lies in outputs is no longer wanted."""
        return not (self.departments or self.documents or self.formats)


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


def build(folder: ProgrammeFolder, request: Request, progress: Progress) -> Outcome:
    """Everything below `outputs/`; raises RequestError for unknown names, OutputsError where nothing can be written."""
    demand_known("document", request.documents, DOCUMENTS)
    demand_known("format", request.formats, FORMATS)
    press = Press(folder.template_folders, request.reference)
    if press.brand.reference:
        usable_reference(press.brand.reference)  # said before any work is done
    assessment = assess(folder, progress)
    plan, facts = assessment.plan, assessment.facts
    if plan is None or facts is None:
        return Outcome(assessment)
    demand_known("department", request.departments, sorted(plan.department))
    if request.strict and assessment.count(Severity.ERROR) + assessment.count(Severity.WARNING):
        return Outcome(assessment, refused=True)
    outputs = Outputs(folder.outputs)
    if request.what_if:
        progress.stage("what-if")
        facts = _with_options(plan, facts, request.what_if, press)
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
    results = list(render(jobs, folder.template_folders, progress.done, request.reference))
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


def _with_options(plan: Plan, facts: Facts, file: Path, press: Press) -> Facts:
    """The facts with what each option of a what-if file makes of them."""
    scenarios = read_scenarios(file, plan, lambda text: undrawable(text, press.brand.font_files))
    return facts.model_copy(update={"scenarios": compare(plan, facts, scenarios)})


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
