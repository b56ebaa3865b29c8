"""The blocks of a body, each with its words where they stand."""

import pytest

from vanban.documents.content import Content

CITED = "Theo Kết luận số 21-KL/TW."


@pytest.mark.parametrize(
    "code",
    ["```mã``` là", "    ```", "```\n~~~\nmã\n```", "````\n```\n````", "~~~ ghi\n## II. B\n~~~"],
    ids=["in a line", "indented", "other signs in it", "shorter ones in it", "a heading in it"],
)
def test_code_ends_where_it_ends(code: str) -> None:
    content = Content(f"## I. A\n\n{code}\n\n{CITED}\n", 10)
    assert content.blocks[-1].text == CITED
    assert content.blocks[-1].line == 10 + content.markdown[: content.blocks[-1].offset].count("\n")
    assert [str(citation.number) for block in content.blocks for citation in block.citations] == ["21-KL/TW"]
    assert list(map(str, content.labels)) == ["I"]
