"""From what was said in a document to rows of the Decisions sheet, for the programme office to accept."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportgen.collect.placeholders import placeholders
from reportgen.model.finding import Source
from reportgen.model.plan import Plan
from reportgen.model.records import Decision
from reportgen.read.dates import read_date
from reportgen.read.reviewed import Reviewed
from reportgen.read.sayings import Saying
from reportgen.words.catalogue import Words, t

TICKED = frozenset("●☑☒xX✓✔")
RATING = re.compile("^[■▲●][^·]* · ")
"""How the row of an open point begins: with its kind, as a sign and a word."""
CODE = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?")
LONGEST = 15_000
"""Characters of a text in one cell, of which a spreadsheet takes twice as many; the rest stands in a further row."""

KINDS: Mapping[str, str] = {
    "answer": t("Answer"),
    "tick": t("Answer"),
    "comment": t("Comment"),
    "change": t("Tracked change"),
    "move": t("Moved text"),
    "unmarked": t("Change without a mark"),
}
PARTS: Mapping[str, str] = {
    "header": t("Header"),
    "footer": t("Footer"),
    "footnotes": t("Footnote"),
    "endnotes": t("Endnote"),
}
ACCEPTED, DECLINED = t("We commit"), t("We cannot commit yet")
BOTH = t("We commit, and we cannot commit yet: both are ticked")
IN_PLACE = t("Takes the place of the row {code} in the decisions log.")
UNREAD_DATE = t("The date “{text}” cannot be read; type it.")
TWO_DATES = t("The date “{text}” has two readings; the one that Word kept was taken.")
CONTINUED = t("The text is continued in the row {code}.")
SETTLED = t("Marked as resolved in Word.")


@dataclass(frozen=True)
class Row:
    """A decision as it would stand in the log, with what it comes from; `remarks` are to be seen to."""

    decision: Decision
    kind: str
    code: str
    who: str
    when: str
    place: str
    old: str
    new: str
    answer: str
    passage: str
    file: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Desk:
    """What rows are made with: the plan, the document that came back, and the language of the log."""

    plan: Plan
    found: Reviewed
    file: str
    words: Words

    def rows(self, sayings: Sequence[Saying]) -> Iterator[Row]:
        """The rows of a document, in its order; fields that nobody touched give none."""
        given = [each for each in sayings if not _is_empty(each)]
        by_code: dict[str, list[Saying]] = {}
        for each in given:
            by_code.setdefault(_question(each), []).append(each)
        told: set[str] = set()
        for each in given:
            question = _question(each)
            if not question:
                yield from self._parted(self._remark(each))
            elif question not in told:
                told.add(question)
                yield from self._parted(self._answer(question, by_code[question]))

    @cached_property
    def known(self) -> frozenset[str]:
        """The codes of all records."""
        return frozenset(str(code) for each in self.plan.records() if (code := getattr(each, "id", None)))

    def _answer(self, question: str, given: Sequence[Saying]) -> Row:
        kind = question.partition(":")[0]
        texts = [each.new.strip() for each in given if each.kind == "answer" and not each.code.startswith("due:")]
        boxes = {each.code.split(":")[1] for each in given if each.kind == "tick"}
        remarks: list[str] = []
        due = None
        for each in given:
            if each.code.startswith(("due:", "signed:")):
                due, remark = self._date(each)
                remarks += [remark] if remark else []
        answer = "\n".join(filter(None, [self._ticked(boxes), *dict.fromkeys(texts)]))
        first = replace(given[0], who=next((each.who for each in given if each.who), ""))
        named = _tail(given) or first.row.split()[:1]
        log = next((each for each in self.plan.decisions if each.id in named), None)
        row = self._row(first, topic=self._topic(kind, first), text=answer, due=due, answer=answer)
        if log is not None and kind == "decision":
            decided = log.model_copy(update={"decision": answer, "status": "decided"})
            remarks.append(self.words.t(IN_PLACE, code=log.id))
            row = replace(row, decision=decided)
        dated = " · ".join(each.new.strip() for each in given if each.code.startswith("due:"))
        return replace(row, answer="\n".join(filter(None, [answer, dated])), remarks=(*row.remarks, *remarks))

    def _ticked(self, boxes: set[str]) -> str:
        if boxes >= {"accept", "decline"}:
            return self.words.t(BOTH)
        said = ACCEPTED if "accept" in boxes else DECLINED
        return self.words.t(said) if boxes else ""

    def _topic(self, kind: str, first: Saying) -> str:
        if kind == "commitment":
            return self.words.t("Commitment")
        if kind == "signed":
            return self.words.t("Signed: {who}", who=first.row or first.title or "–")
        return RATING.sub("", first.row) or first.title or first.place

    def _remark(self, said: Saying) -> Row:
        place = self.words.t(PARTS[said.place]) if said.place in PARTS else said.place
        kind = self.words.t(KINDS[said.kind])
        topic = f"{kind}: {said.new}" if said.kind == "comment" else f"{kind}: {said.old or '–'} → {said.new or '–'}"
        row = self._row(replace(said, place=place), topic=topic, text=None, due=None, answer="")
        settled = (self.words.t(SETTLED),) if said.settled else ()
        return replace(row, remarks=(*row.remarks, *settled))

    def _row(self, said: Saying, *, topic: str, text: str | None, due: dt.date | None, answer: str) -> Row:
        found, programme = self.found, self.plan.programme
        saved = found.saved_by if found.saved_by != found.author else ""
        when = said.when or (found.saved if found.saved != found.status else "")
        department = self.plan.department.get(found.reader)
        decision = Decision(
            source=Source(self.file),
            id=self._id(said, answer),
            date=_day(when) or programme.status_date,
            session="individual",
            topic=" ".join(topic.split()),
            departments=(found.reader,) if department else (),
            concerns=self._concerns(said),
            decision=text or None,
            owner=(department.head if department else None) or said.who or saved or "–",
            due=due,
            status="decided" if text else "open",
        )
        return Row(
            decision,
            kind=self.words.t(KINDS[said.kind]),
            code=said.code,
            who=said.who or saved,
            when=when,
            place=said.place,
            old=said.old,
            new=said.new if not _question(said) else "",
            answer=answer,
            passage=said.passage if not said.answers_to else f"{said.answers_to}\n↳ {said.passage}",
            file=self.file,
        )

    def _id(self, said: Saying, answer: str) -> str:
        """The same for the same words of the same document, so that nothing is accepted twice."""
        told = (self.found.reader, said.kind, _question(said), said.place, said.who, said.when, said.old, said.new)
        digest = hashlib.sha256(repr((*told, answer)).encode()).hexdigest()[:8]
        return f"{self.found.reader or 'PLAN'}-{digest}".upper()

    def _concerns(self, said: Saying) -> tuple[str, ...]:
        """The codes of records that the field names, or else that stand in its row or passage."""
        told = _tail([said]) or CODE.findall(f"{said.title} {said.row} {said.old} {said.passage}")
        found = (code for each in told for code in (each, f"{self.found.reader}.{each}") if code in self.known)
        return tuple(dict.fromkeys(code for code in found if any(map(str.isdigit, code))))

    def _date(self, said: Saying) -> tuple[dt.date | None, str]:
        """The day that was put in, and what is to be said about it."""
        text = said.new.strip()
        read = read_date(text, first_day=False)
        if isinstance(read, dt.date):
            return read, ""
        kept = _day(said.day)
        return kept, self.words.t(TWO_DATES if kept else UNREAD_DATE, text=text)

    def _parted(self, row: Row) -> Iterator[Row]:
        """The row, and further ones for what goes beyond the length of a cell."""
        longest = max(map(len, (row.old, row.new, row.answer, row.decision.topic or "", row.decision.decision or "")))
        if longest <= LONGEST:
            yield row
            return
        codes = [row.decision.id, *(f"{row.decision.id}-{number}" for number in range(2, -(-longest // LONGEST) + 1))]
        for number, code in enumerate(codes):
            part = slice(number * LONGEST, (number + 1) * LONGEST)
            more = [self.words.t(CONTINUED, code=codes[number + 1])] if number + 1 < len(codes) else []
            decision = row.decision
            cut = {"topic": (decision.topic or "")[part] or code, "decision": (decision.decision or "")[part] or None}
            yield replace(
                row,
                decision=decision.model_copy(update={**cut, "id": code}),
                old=row.old[part],
                new=row.new[part],
                answer=row.answer[part],
                remarks=(*row.remarks, *more),
            )


def _question(said: Saying) -> str:
    """What a saying answers: fields about one thing are one question; empty for a remark."""
    kind, _, rest = said.code.partition(":")
    if said.kind not in {"answer", "tick"}:
        return ""
    if kind == "commitment":
        return kind
    return f"{'point' if kind == 'due' else kind}:{rest.partition(':')[0]}"


def _tail(given: Sequence[Saying]) -> list[str]:
    """The codes of records that a field's own code ends in."""
    tails = ",".join(each.code.split(":", 2)[2] for each in given if each.code.count(":") > 1)
    return list(dict.fromkeys(filter(None, tails.split(","))))


def _is_empty(said: Saying) -> bool:
    """Whether a field was left as it was sent out."""
    if said.kind == "tick":
        return not TICKED.intersection(said.new)
    return said.kind == "answer" and (not said.new.strip() or said.new.strip() in placeholders())


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
