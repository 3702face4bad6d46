"""Files of the office kind with fixed times, so that equal content gives equal bytes."""

import io
import zipfile
from datetime import datetime
from typing import Final

FIXED: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - the office formats want a time without a zone
"""The first time that a ZIP file knows."""


def with_fixed_times(data: bytes) -> bytes:
    """Pack a file again, each of its parts with the fixed time."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, FIXED.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()
