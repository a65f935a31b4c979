"""A finished site as one ZIP file, for computers without a network. The same site gives the same bytes."""

from __future__ import annotations

import os
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

_EARLIEST = 1980  # a ZIP file knows no earlier year


def write_archive(folder: Path, file: Path, moment: datetime) -> None:
    """Put a folder into a ZIP file under the file's own name, every entry dated `moment`.

    The file appears when it is complete.
    """
    date = (max(moment.year, _EARLIEST), *moment.timetuple()[1:6])
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w") as archive:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                inside = f"{file.stem}/{path.relative_to(folder).as_posix()}"
                entry = zipfile.ZipInfo(inside, date)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes())
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
