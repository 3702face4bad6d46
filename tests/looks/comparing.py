"""Holds a picture of the window against the one that is kept, blind to fonts and to the edges of lines."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

SMALL: Final = QSize(96, 54)
"""Size of a picture that is kept [pixels]; letters are a shade of grey in it, whatever their font."""
BLOCK: Final = 6
"""Side of the squares that are held against one another [pixels]."""
MEAN_MOST: Final = 0.015
"""Most that two pictures may differ on the whole [share of black to white]."""
BLOCK_MOST: Final = 0.05
"""Most that a square of one may differ from the same square of the other [share of black to white]."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two pictures are apart, on the whole and where they are furthest [share of black to white]."""

    mean: float
    block: float
    place: tuple[int, int]
    """Row and column of the square furthest apart."""

    @property
    def is_small(self) -> bool:
        """Whether it is no more than another font or another screen makes."""
        return self.mean <= MEAN_MOST and self.block <= BLOCK_MOST


def small(image: QImage) -> QImage:
    """Return a picture as it is kept."""
    modes = (Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return image.scaled(SMALL, *modes).convertToFormat(QImage.Format.Format_RGB888)


def difference(one: QImage, other: QImage) -> Difference:
    """Hold two small pictures against each other."""
    ones, others = _dots(one), _dots(other)
    mean = float(np.abs(ones - others).mean())
    apart = np.abs(_blocks(ones) - _blocks(others)).max(axis=2)
    row, column = np.unravel_index(int(apart.argmax()), apart.shape)
    return Difference(mean, float(apart.max()), (int(row), int(column)))


def _dots(image: QImage) -> NDArray[np.float64]:
    """Return the colours of a picture: rows × columns × red, green, blue, from 0 to 1."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    used = lines[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3)
    return used.astype(np.float64) / 255


def _blocks(dots: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean colour of each square: rows × columns × red, green, blue."""
    rows, columns, colours = dots.shape
    return dots.reshape(rows // BLOCK, BLOCK, columns // BLOCK, BLOCK, colours).mean(axis=(1, 3))
