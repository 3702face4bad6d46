"""An explanation as a page for the dialog and as plain text to be copied; both show every link as text."""

from html import escape
from typing import Final

from leftshift.text.citations import Citation
from leftshift.text.explain.explanation import Explanation, FormulaStep
from leftshift.text.explain.input import Input

FACT: Final = "evidence:"
"""Scheme of a link that leads to the evidence page."""
FORMULAS: Final = "formulas:"
"""A link that shows the formulas, or hides them."""
GLOSSARY: Final = "glossary:"
"""A link that leads to the page of the help that explains words."""
_CELL: Final = 'style="padding: 3px 10px 3px 0; vertical-align: top;"'


def as_html(found: Explanation, muted: str, *, formulas: bool = False) -> str:
    """Write where a number is from, in the HTML that Qt's rich text knows; `muted` is the colour of notes.

    The formulas are folded away under a link to `FORMULAS` unless they are wanted.
    """
    value = f"<h2>{escape(found.value)}</h2>".replace("\n", "<br>") if found.value else ""
    note = f"<p>{escape(found.note)}</p>" if found.note else ""
    parts = [
        f"<h3>{escape(found.title)}</h3>{value}<p>Kind of figure: <b>{escape(found.kind)}</b></p>{note}",
        *(f"<p><b>{escape(word)}</b>: {escape(meaning)}</p>" for word, meaning in found.words),
        f'<p><a href="{GLOSSARY}">All words explained</a></p>' if found.words else "",
        *(_step(step, first=place == 0, symbols=formulas) for place, step in enumerate(found.steps)),
        _fold(formulas) if found.steps else "",
        _inputs(found.inputs, muted),
        "<h4>Sources</h4>",
        *(_source(item, muted) for item in found.sources),
        f"<p><b>{escape(found.source_words)}</b></p>" if found.source_words else "",
    ]
    return "".join(parts)


def as_text(found: Explanation) -> str:
    """Write where a number is from: value, formulas, inputs, sources with their links."""
    head = f"{found.title}: {found.value}" if found.value else found.title
    lines = [head, f"Kind of figure: {found.kind}", *([found.note] if found.note else [])]
    lines += [*(f"{word}: {meaning}" for word, meaning in found.words), ""]
    for step in found.steps:
        lines += [step.title, f"  {step.words}", f"  {step.symbols}", ""]
    if found.inputs:
        lines += [
            "What goes in",
            *(f"  {item.label}: {item.value} ({item.kind})" for item in found.inputs),
            "",
        ]
    lines.append("Sources")
    for source in found.sources:
        lines += [f"  {source.line}", *([f"    {source.link}"] if source.link else [])]
    if found.source_words:
        lines.append(f"  {found.source_words}")
    return "\n".join(lines)


def _step(step: FormulaStep, *, first: bool, symbols: bool) -> str:
    heading = "How it is worked out" if first else f"where: {step.title}"
    written = escape(step.symbols).replace(";  ", ";<br>")
    return f"<h4>{escape(heading)}</h4><p>{escape(step.words)}</p>" + (
        f"<p><i>{written}</i></p>" if symbols else ""
    )


def _fold(is_open: bool) -> str:  # noqa: FBT001 - which of its two states
    return f'<p><a href="{FORMULAS}">{"Hide the formulas" if is_open else "Show the formulas"}</a></p>'


def _inputs(inputs: tuple[Input, ...], muted: str) -> str:
    if not inputs:
        return ""
    rows = "".join(_input(item, muted) for item in inputs)
    head = "".join(f'<th align="left" {_CELL}>{name}</th>' for name in ("What goes in", "Value", "Kind"))
    return f"<h4>With these values</h4><table><tr>{head}</tr>{rows}</table>"


def _input(item: Input, muted: str) -> str:
    note = f'<br><span style="color: {muted};">{escape(item.note)}</span>' if item.note else ""
    cited = "".join(f"<br>{_to_evidence(source)}" for source in item.sources)
    cells = (f"{escape(item.label)}{note}", f"<b>{escape(item.value)}</b>", f"{escape(item.kind)}{cited}")
    return f"<tr>{''.join(f'<td {_CELL}>{cell}</td>' for cell in cells)}</tr>"


def _source(item: Citation, muted: str) -> str:
    line = f"<b>{escape(item.title)}</b>, {escape(item.publisher)}, {escape(item.date)} {_code(item)}"
    says = f'<br><span style="color: {muted};">{escape(item.says)}</span>' if item.says else ""
    address = escape(item.link, quote=True)
    link = f'<br><a href="{address}">{address}</a>' if item.link else ""
    return f"<p>{line}{says}{link}</p>"


def _to_evidence(item: Citation) -> str:
    """Link to a source by its name, its code in small print."""
    return f"{escape(item.title)} {_code(item)}"


def _code(item: Citation) -> str:
    return f'<small><a href="{FACT}{escape(item.id, quote=True)}">{escape(item.id)}</a></small>'
