"""Figures on screen: how a widget says which formula its numbers are of, and how they are found."""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QAbstractSlider, QLineEdit, QWidget

from leftshift.model.terms import Sector
from leftshift.text.explain.figure import Figure
from leftshift.window.controls.fine_line import FineLine
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.plain_text import PlainLabel

_FORMULA: Final = "figure"
"""Qt property that holds the key of a widget's formula."""
_ABOUT: Final = "figureAbout"
_SECTOR: Final = "figureSector"
_YEAR: Final = "figureYear"


@runtime_checkable
class ShowsFigures(Protocol):
    """What a widget with several figures, or with figures that change, has besides being a widget."""

    def figures(self) -> tuple[Figure, ...]:
        """List the figures shown just now, the main one first."""

    def figure_at(self, place: QPoint | None) -> Figure | None:
        """Return the figure at a place [pixels], or the one with the keyboard; None where none is."""


def set_formula(widget: QWidget, formula: str, about: str = "", *, sector: Sector | None = None) -> None:
    """Declare that all numbers on a widget, and on what it holds, are of one formula.

    `about` is the key of the one assumption or fact that it shows, `sector` the one sector that it is of.
    """
    widget.setProperty(_FORMULA, formula)
    if about:
        widget.setProperty(_ABOUT, about)
    if sector is not None:
        widget.setProperty(_SECTOR, str(sector))


def set_year(widget: QWidget, year: int) -> None:
    """Declare which financial year the numbers on a widget are of just now, by its first calendar year."""
    widget.setProperty(_YEAR, year)


def figure_of_widget(widget: QWidget, at: QPoint | None = None) -> Figure | None:
    """Find the figure that a widget shows, or shows at a place on the screen; None where none is declared.

    The nearest of the widget and its parents decides.
    """
    asker: QWidget | None = widget
    while asker is not None:
        if isinstance(asker, ShowsFigures):
            found = asker.figure_at(None if at is None else asker.mapFromGlobal(at))
            listed = asker.figures()
            return found or (listed[0] if listed else None)
        formula = asker.property(_FORMULA)
        if formula:
            # A widget without words has those of the one that declares the formula.
            name, value = words_on(widget, at)
            parent_name, parent_value = words_on(asker)
            sector, year = asker.property(_SECTOR), asker.property(_YEAR)
            return Figure(
                formula=str(formula),
                name=name or parent_name,
                value=value or parent_value,
                sector=Sector(sector) if sector else None,
                year=int(year) if year else None,
                about=str(asker.property(_ABOUT) or ""),
            )
        asker = asker.parentWidget()
    return None


def words_on(widget: QWidget, at: QPoint | None = None) -> tuple[str, str]:
    """Return what a widget's number is called and how it is written, as far as it says."""
    if isinstance(widget, PlainLabel):
        return "", widget.text()
    if isinstance(widget, QLineEdit):
        return widget.accessibleName(), widget.text()
    if isinstance(widget, QAbstractSlider):
        return widget.accessibleName(), widget.accessibleDescription()
    view = widget if isinstance(widget, QAbstractItemView) else widget.parentWidget()
    if isinstance(view, QAbstractItemView):
        return _words_of_cell(view, at)
    if isinstance(widget, FineLine | HeadingLine):
        return widget.name, widget.text
    return widget.accessibleName(), ""


def _words_of_cell(view: QAbstractItemView, at: QPoint | None) -> tuple[str, str]:
    index = view.currentIndex() if at is None else view.indexAt(view.viewport().mapFromGlobal(at))
    if not index.isValid():
        return view.accessibleName(), ""
    first = index.siblingAtColumn(0).data()
    return (str(first or ""), str(index.data() or ""))
