"""Contrast measured on painted pixels. Source: WCAG 2.2, relative luminance and contrast ratio."""

import numpy as np
from PySide6.QtGui import QColor, QImage

from leftshift.model.terms import FloatArray

_WEIGHTS = (0.2126, 0.7152, 0.0722)
_SHARES = np.arange(256) / 255
_LINEAR = np.where(_SHARES <= 0.04045, _SHARES / 12.92, ((_SHARES + 0.055) / 1.055) ** 2.4)
_LIGHTS = [weight * _LINEAR for weight in _WEIGHTS]
"""Luminance that each value of red, green and blue adds."""


def light_of(image: QImage) -> FloatArray:
    """Return the relative luminance of every pixel, of shape (height, width)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    dots = np.frombuffer(plain.constBits(), dtype=np.uint32).reshape(plain.height(), plain.width())
    red, green, blue = (
        lights[(dots >> shift) & 0xFF] for lights, shift in zip(_LIGHTS, (16, 8, 0), strict=True)
    )
    return np.asarray(red + green + blue, dtype=np.float64)


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
