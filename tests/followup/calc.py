"""LibreOffice Calc without a window: a CSV file opened, cells typed into, and saved again, as a clerk would."""

import shutil
import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path

MISSING = (
    "LibreOffice Calc is not installed (Debian: apt install libreoffice-calc); "
    "the book cannot be filled in a real spreadsheet"
)

_MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{code}
</script:module>
"""
_FILL = """\
Function Asked(filterOptions As String)
  Dim given(2) As New com.sun.star.beans.PropertyValue
  given(0).Name = "FilterName" : given(0).Value = "Text - txt - csv (StarCalc)"
  given(1).Name = "FilterOptions" : given(1).Value = filterOptions
  given(2).Name = "Hidden" : given(2).Value = True
  Asked = given
End Function

Sub Fill
  On Error GoTo Done
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, Asked("{opened}"))
  sheet = book.Sheets.getByIndex(0)
{typed}
  book.storeToURL("{target}", Asked("{saved}"))
  book.close(True)
Done:
  StarDesktop.terminate
End Sub
"""


def find_calc() -> str | None:
    """The program, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def fill(program: str, file: Path, typed: Mapping[tuple[int, int], str], work: Path, separator: str = ";") -> None:
    """Open the book, type words into cells (row, column from 0) as at a keyboard, and save it with ``separator``.

    Calc recognises dates and numbers when it opens the file, and saves what its cells show. ``work`` is an empty
    folder for its settings.
    """
    cells = "\n".join(
        f'  sheet.getCellByPosition({column}, {row}).FormulaLocal = "{words.replace(chr(34), chr(34) * 2)}"'
        for (row, column), words in typed.items()
    )
    code = _FILL.format(
        source=file.as_uri(),
        target=file.as_uri(),
        opened="59,34,76,1,,0,false,true",
        saved=f"{ord(separator)},34,76,1,,0,false,true,false",
        typed=cells,
    )
    command = [program, f"-env:UserInstallation={work.as_uri()}", "--headless", "--norestore"]
    subprocess.run([*command, "--terminate_after_init"], check=True, timeout=90, capture_output=True)
    module = work / "user/basic/Standard/Module1.xba"  # the empty one that the first start made
    assert module.is_file()
    module.write_text(_MODULE.format(code=escape(code)), encoding="utf-8")
    before = file.read_bytes()
    subprocess.run([*command, "macro:///Standard.Module1.Fill"], check=True, timeout=90, capture_output=True)
    assert file.read_bytes() != before, "Calc saved nothing"
