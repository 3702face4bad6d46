"""An explanation as plain text, to be copied or read aloud."""

from leftshift.text.explain.explanation import Explanation


def as_text(found: Explanation) -> str:
    """Write where a number is from: value, formulas, inputs, sources with their links."""
    head = f"{found.title}: {found.value}" if found.value else found.title
    lines = [head, f"Standing: {found.standing}", *([found.note] if found.note else []), ""]
    for step in found.steps:
        lines += [step.title, f"  {step.words}", f"  {step.symbols}", ""]
    if found.inputs:
        lines += [
            "What goes in",
            *(f"  {item.label}: {item.value} ({item.standing})" for item in found.inputs),
            "",
        ]
    lines.append("Sources")
    for source in found.sources:
        lines += [f"  {source.line}", *([f"    {source.link}"] if source.link else [])]
    if found.source_words:
        lines.append(f"  {found.source_words}")
    return "\n".join(lines)
