"""The JSON Schema of frontmatter, from the models, for editors such as VS Code."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from vanban.documents import models
from vanban.documents.fields import NOT_STATED
from vanban.documents.reading import MODELS


def schema() -> dict[str, Any]:
    """One schema for every kind of document: ``ten_loai`` decides which keys there may be."""
    kinds: dict[type[models.Entry], list[str]] = {}
    for kind, model in MODELS.items():
        kinds.setdefault(model, []).append(kind)
    inputs = [(model, "validation") for model in kinds]
    _, whole = models_json_schema(inputs, schema_generator=_Loose)  # type: ignore[arg-type]
    choices = [
        {
            "if": {"properties": {"ten_loai": {"enum": names}}, "required": ["ten_loai"]},
            "then": {"$ref": f"#/$defs/{model.__name__}"},
        }
        for model, names in kinds.items()
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Phần khai báo của văn bản",
        "type": "object",
        "required": ["ten_loai"],
        "properties": {"ten_loai": {"enum": list(MODELS)}},
        "allOf": choices,
        "$defs": whole["$defs"],
    }


def schema_text() -> str:
    """The schema's file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


class _Loose(GenerateJsonSchema):
    """YAML tools read an unquoted ``05`` as a number and one line for a list as text; both are right here.

    ``không ghi`` may stand where the model says so; a key left empty is a fault, though models know None.
    """

    def str_schema(self, schema: Any) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}

    def tuple_schema(self, schema: Any) -> dict[str, Any]:
        whole = super().tuple_schema(schema)
        return whole if "$ref" in whole["items"] else {"anyOf": [whole["items"], whole]}

    def dataclass_schema(self, schema: Any) -> dict[str, Any]:
        return {"type": "string"}  # numbers, deadlines, labels: all are written as words

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def function_wrap_schema(self, schema: Any) -> dict[str, Any]:
        whole = super().function_wrap_schema(schema)
        return {"anyOf": [whole, {"const": NOT_STATED}]} if "$ref" in whole else whole

    def default_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])
