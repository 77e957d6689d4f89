"""What a file that came back is to this programme: whose it is, which issue, and what became of its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.collect.notices import Notice, notice
from reportgen.deliver.outputs import Entry
from reportgen.model.plan import Plan
from reportgen.read.reviewed import Reviewed
from reportgen.words.catalogue import t

FOREIGN = t("This is no document of reportgen, or its marks were lost; what was said in it is set aside.")
OTHER_PROGRAMME = t("This document belongs to another programme, {programme}; what was said in it is set aside.")
NO_DEPARTMENT = t("This document is of {department}, which is no department of this programme; it is set aside.")
NOT_ASKED = t("This document is of {department}, which was not asked for; what was said in it is set aside.")
OLDER = t("This answers an older issue, of {date}; the latest is of {latest}. See whether it still holds.")
NOT_LATEST = t("This answers another issue than the one that was built last. See whether it still holds.")
FIELDS_LOST = t("The fields for answers were lost when the file was saved: see the changes without a mark for answers.")
RESTYLED = t("Changes of looks alone were tracked too; they are not collected.")
NOTHING = t("Nothing was answered, remarked or changed in it.")


@dataclass(frozen=True)
class Issues:
    """What was built last: the outputs by fingerprint, and the plan that they were made from."""

    plan: Plan
    entries: Sequence[Entry]

    def of(self, fingerprint: str) -> Entry | None:
        """The document that carries a fingerprint, if it is of the latest issue."""
        return next((each for each in self.entries if fingerprint and each.fingerprint == fingerprint), None)

    @property
    def word_files(self) -> Mapping[str, str]:
        """Where the Word file of each document of the latest issue lies below outputs, by its fingerprint."""
        return {
            each.fingerprint: each.file for each in self.entries if each.fingerprint and each.file.endswith(".docx")
        }


def recognised(found: Reviewed, issues: Issues) -> Reviewed:
    """With what the file has lost of its properties filled in from the issue that carries its fingerprint."""
    entry = issues.of(found.fingerprint)
    if entry is None or found.document:
        return found
    return replace(
        found,
        document=entry.document or "",
        reader=entry.reader or "",
        programme=found.programme or issues.plan.programme.name or "",
    )


def standing(found: Reviewed, issues: Issues, asked: Sequence[str]) -> list[Notice]:
    """What is to be said about a file; where one of these sets it aside, it is the first."""
    programme = issues.plan.programme
    if not found.document or not found.fingerprint:
        return [notice(FOREIGN, aside=True)]
    if found.programme and found.programme != (programme.name or ""):
        return [notice(OTHER_PROGRAMME, aside=True, programme=found.programme)]
    if found.reader and found.reader not in issues.plan.department:
        return [notice(NO_DEPARTMENT, aside=True, department=found.reader)]
    if asked and found.reader not in asked:
        return [notice(NOT_ASKED, aside=True, department=found.reader or found.document)]
    said: list[Notice] = []
    status = programme.status_date.isoformat() if programme.status_date else ""
    if found.status[:10] and status and found.status[:10] < status:
        said.append(notice(OLDER, date=found.status[:10], latest=status))
    elif issues.of(found.fingerprint) is None:
        said.append(notice(NOT_LATEST))
    if not found.fields and found.document == "gap-report":
        said.append(notice(FIELDS_LOST))
    if found.restyled:
        said.append(notice(RESTYLED))
    return said
