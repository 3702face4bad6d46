from PySide6.QtWidgets import QApplication

from leftshift.window.controls.fonts import Size, sized
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.theme import ThemeChoice, theme_of


def test_that_the_colour_of_a_row_grows_with_its_text(qapp: QApplication) -> None:
    colour = theme_of(ThemeChoice.LIGHT).surfaces.accent
    line = HeadingLine("Community", colour)
    widths = []
    for times in (1, 2):
        font = sized(qapp.font(), Size.TEXT)
        font.setPixelSize(Size.TEXT * times)
        line.setFont(font)
        line.resize(400, line.sizeHint().height())
        image = line.grab().toImage()
        middle = image.height() // 2
        widths.append(next(x for x in range(400) if image.pixelColor(x, middle) != colour))
    assert widths[1] == 2 * widths[0]
