"""Lines over logarithmic axes as SVG: a chart a quantity, a line a name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10

WIDTH, HEIGHT, LEFT, TOP, GAP = 300, 260, 50, 30, 90
COLOURS = ("#555", "#b45309", "#0f766e", "#7c3aed", "#b91c1c", "#1d4ed8", "#be185d", "#4d7c0f")

Figures = Mapping[str, Mapping[int, Sequence[float]]]
"""By name and size: the quantities, one for each chart."""


@dataclass(frozen=True)
class _Axis:
    first: float
    last: float
    begin: float
    end: float

    @classmethod
    def of(cls, values: Sequence[float], begin: float, end: float) -> "_Axis":
        return cls(log10(min(values)), log10(max(values)) + 0.01, begin, end)

    def at(self, value: float) -> float:
        return self.begin + (log10(value) - self.first) / (self.last - self.first) * (self.end - self.begin)


def plot(titles: Sequence[str], figures: Figures) -> str:
    """The whole picture."""
    names = [
        f'<rect x="{LEFT + n % 4 * 270}" y="{HEIGHT + 66 + n // 4 * 20}" width="14" height="4" fill="{colour}"/>'
        f'<text x="{LEFT + 20 + n % 4 * 270}" y="{HEIGHT + 75 + n // 4 * 20}">{name}</text>'
        for n, (colour, name) in enumerate(zip(COLOURS, figures, strict=False))
    ]
    charts = [part for n, title in enumerate(titles) for part in _chart(n, title, figures)]
    box = f"0 0 {len(titles) * (WIDTH + GAP)} {HEIGHT + 110}"
    look = 'font-family="sans-serif" font-size="13" fill="#333"'
    said = "<title>Theo số văn bản; số liệu ở bảng cùng trang</title>"
    return "\n".join(
        [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {look}>', said, *charts, *names, "</svg>\n"]
    )


def _chart(number: int, title: str, figures: Figures) -> Iterator[str]:
    left, bottom = LEFT + number * (WIDTH + GAP), TOP + HEIGHT
    sizes = sorted({size for found in figures.values() for size in found})
    values = [each[number] for found in figures.values() for each in found.values()]
    across, up = _Axis.of(sizes, left, left + WIDTH), _Axis.of(values, bottom, TOP)
    yield f'<text x="{left}" y="18" font-weight="bold">{title}</text>'
    yield f'<rect x="{left}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#999"/>'
    for size in sizes:
        yield f'<text x="{across.at(size):.0f}" y="{bottom + 18}" text-anchor="middle">{size}</text>'
    for amount in (10.0**power for power in range(-2, 6) if min(values) <= 10.0**power <= max(values)):
        yield f'<text x="{left - 6}" y="{up.at(amount):.0f}" text-anchor="end">{amount:g}</text>'
    for colour, found in zip(COLOURS, figures.values(), strict=False):
        points = " ".join(f"{across.at(size):.0f},{up.at(each[number]):.0f}" for size, each in found.items())
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
