"""Contrast measured on painted pixels. Source: WCAG 2.2, relative luminance and contrast ratio."""

import numpy as np
from PySide6.QtGui import QColor, QImage

from leftshift.model.terms import FloatArray

_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])


def light_of(image: QImage) -> FloatArray:
    """Return the relative luminance of every pixel, of shape (height, width)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    dots = np.frombuffer(plain.constBits(), dtype=np.uint32).reshape(plain.height(), plain.width())
    parts = np.stack([(dots >> shift) & 0xFF for shift in (16, 8, 0)], axis=-1) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ _WEIGHTS, dtype=np.float64)


def light_of_colour(colour: QColor) -> float:
    """Return the relative luminance of one colour."""
    dot = QImage(1, 1, QImage.Format.Format_RGB32)
    dot.fill(colour)
    return float(light_of(dot)[0, 0])


def contrast_of(light: FloatArray, other: FloatArray | float) -> FloatArray:
    """Return the contrast of luminances with another, or with one for each pixel, 1 to 21."""
    return np.asarray((np.maximum(light, other) + 0.05) / (np.minimum(light, other) + 0.05))


def ground_of(light: FloatArray) -> float:
    """Return the commonest luminance of a picture: that of the background."""
    values, counts = np.unique(light, return_counts=True)
    return float(values[counts.argmax()])
