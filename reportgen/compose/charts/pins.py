"""Dates that cut through a chart (milestones, the status date): a line down to a label that meets no other label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.compose.charts.face import Letter, measure, shorten
from reportgen.compose.charts.kit import Anchor, Stroke, Svg
from reportgen.compose.charts.marks import diamond
from reportgen.compose.charts.palette import Palette, lighter
from reportgen.compose.charts.scale import Horizon, Periods, Time

ROW = 14.0  # height of a row of labels
MOST_ROWS = 6  # more rows than this, and only codes are shown
ASIDE = 9.0  # from the line to the label, past the diamond
AIR = 6.0  # between two labels
SIZE = 9.5
NO_DATES = Horizon(date(2000, 1, 1), date(2000, 12, 31))  # a ground for a chart without any date


@dataclass(frozen=True)
class Milestone:
    """A dated point of the plan."""

    day: date
    code: str
    name: str


@dataclass(frozen=True)
class Status:
    """The status date with its label, such as `15 Feb`."""

    day: date
    words: str


@dataclass(frozen=True)
class Timeline:
    """What a chart over time is told: names of periods, horizon (else from the data), status date, milestones."""

    periods: Periods
    horizon: Horizon | None = None
    status: Status | None = None
    milestones: tuple[Milestone, ...] = ()

    def scale(self, days: Iterable[date | None], left: float, right: float) -> Time:
        """The time scale between two places: the horizon, or the quarters around the days and the milestones."""
        own = [*days, *(milestone.day for milestone in self.milestones), self.status.day if self.status else None]
        return Time(self.horizon or Horizon.around(own) or NO_DATES, left, right)

    def pins(self, time: Time) -> list["Pin"]:
        """Pins for the milestones and the status date that lie within the horizon."""
        first, last = time.horizon.first, time.horizon.last
        marked = [each for each in self.milestones if first <= each.day <= last]
        pins = [Pin(time.end(each.day), f"{each.code} {each.name}", each.code) for each in marked]
        if self.status and first <= self.status.day <= last:
            pins.append(Pin(time.start(self.status.day), self.status.words, self.status.words, status=True))
        return pins


@dataclass(frozen=True)
class Pin:
    """A date with its label: the place across, the full words, the code alone; the status date has no diamond."""

    x: float
    words: str
    code: str
    status: bool = False


@dataclass(frozen=True)
class Hung:
    """A label that found its place: row 0 is the topmost, x where its text starts or ends, the lines that it ends."""

    row: int
    x: float
    anchor: Anchor
    text: str
    pins: tuple[Pin, ...]
    own: bool = True  # its lines run down to it; where not, they end at the diamonds above all labels

    def extent(self, letter: Letter) -> tuple[float, float]:
        """From where to where the text stands."""
        width = measure(self.text, letter)
        return (self.x, self.x + width) if self.anchor == "start" else (self.x - width, self.x)


@dataclass(frozen=True)
class Rail:
    """The strip below a chart in which labels hang."""

    left: float
    right: float
    letter: Letter

    def hang(self, pins: Sequence[Pin]) -> list[Hung]:
        """Give each pin a label of its own in at most `MOST_ROWS` rows; else group their codes in one row."""
        hung = self.each(sorted(pins, key=lambda pin: (pin.x, pin.code)))
        return hung if all(label.row < MOST_ROWS for label in hung) else self.grouped(pins)

    def each(self, pins: Sequence[Pin]) -> list[Hung]:
        """Stagger labels: those to the right of their lines above, those that must stand to the left below them.

        A line may not run through a label. So a label to the right hangs deeper than every line under it, and a label
        that would run over the line of one that stands to the left stands to the left itself, below all others.
        """
        most = (self.right - self.left) * 0.3
        texts = [shorten(pin.words, most, self.letter) for pin in pins]
        ends = [pin.x + ASIDE + measure(text, self.letter) for pin, text in zip(pins, texts, strict=True)]
        barrier = self.right
        leftward: set[int] = set()
        for index in reversed(range(len(pins))):
            if ends[index] > barrier:
                leftward.add(index)
                barrier = pins[index].x - AIR
        rows: dict[int, int] = {}
        for index in reversed(range(len(pins))):
            if index not in leftward:
                under = (j for j in rows if pins[j].x - AIR <= ends[index])
                rows[index] = 1 + max((rows[j] for j in under), default=-1)
        depth = 1 + max(rows.values(), default=-1)
        for index in sorted(leftward):
            width = ends[index] - pins[index].x
            under = (j for j in leftward if j < index and pins[j].x + AIR >= pins[index].x - width)
            rows[index] = max([depth, *(rows[j] + 1 for j in under)])
        return [self._hung(rows[i], pin, texts[i], leftward=i in leftward) for i, pin in enumerate(pins)]

    def _hung(self, row: int, pin: Pin, text: str, *, leftward: bool) -> Hung:
        if leftward:
            return Hung(row, pin.x - ASIDE, "end", shorten(text, pin.x - ASIDE - self.left, self.letter), (pin,))
        return Hung(row, pin.x + ASIDE, "start", text, (pin,))

    def grouped(self, pins: Sequence[Pin]) -> list[Hung]:
        """Put codes in one row, those that stand close together as the first of them and how many more."""
        milestones = sorted((pin for pin in pins if not pin.status), key=lambda pin: (pin.x, pin.code))
        codes = {pin: shorten(pin.code, 60, self.letter) for pin in milestones}
        width = max((measure(code, self.letter) for code in codes.values()), default=0) + measure(" +999", self.letter)
        groups: list[list[Pin]] = []
        free = self.left
        for pin in milestones:
            x = min(pin.x - 5, self.right - width)
            if groups and x < free:
                groups[-1].append(pin)
            else:
                groups.append([pin])
                free = x + width + AIR
        status = [
            Hung(2, *self._beside(pin), shorten(pin.words, 120, self.letter), (pin,), own=False)
            for pin in pins
            if pin.status
        ]
        labels = [(min(group[0].x - 5, self.right - width), more(codes[group[0]], len(group) - 1)) for group in groups]
        return status + [
            Hung(1, x, "start", text, tuple(group), own=False) for (x, text), group in zip(labels, groups, strict=True)
        ]

    def _beside(self, pin: Pin) -> tuple[float, Anchor]:
        return (pin.x, "start") if pin.x < (self.left + self.right) / 2 else (pin.x, "end")


def more(code: str, others: int) -> str:
    """A code, and how many more there are."""
    return f"{code} +{others}" if others else code


def hang_height(pins: Sequence[Pin], time: Time, palette: Palette) -> float:
    """The height that the labels of pins take below the ground."""
    hung = Rail(time.left, time.right, palette.letter(SIZE, palette.ink, bold=True)).hang(pins)
    return ROW * (1 + max(label.row for label in hung)) + 6 if hung else 0


def draw_pins(svg: Svg, pins: Sequence[Pin], time: Time, ground: tuple[float, float], *, over: bool) -> float:
    """Draw lines through the ground (top, bottom) and labels below it; returns the height that the labels take.

    `over` draws the status date over the bars; milestones always run behind them.
    """
    palette = svg.figure.palette
    top, bottom = ground
    hung = Rail(time.left, time.right, palette.letter(SIZE, palette.ink, bold=True)).hang(pins)
    for label in hung:
        y = bottom + 9 + ROW * label.row
        for pin in label.pins:
            colour = palette.red if pin.status else palette.ink
            line = colour if label.own or pin.status else lighter(colour, 0.6)
            end = y if label.own else bottom + (0 if pin.status else 9)
            stroke = Stroke(stroke=line, width=0.9)
            svg.path("marks" if pin.status and over else "rules", stroke, f"M{pin.x:.2f} {top:.2f}V{end:.2f}")
            if not pin.status:
                diamond(svg, pin.x, end, 5, colour)
        colour = palette.red if label.pins[0].status else palette.ink
        svg.text((label.x, y + 3.3), label.text, palette.letter(SIZE, colour, bold=True), label.anchor)
    return hang_height(pins, time, palette)
