"""The scoring form of a rubric: its canonical form without whatever no score, sum or conclusion depends on.

Two states of a table with the same scoring form give every response the same numbers. What a key is, is told by its
shape: texts are wording, everything else scores. The exceptions stand here, each with its reason.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from rubricpress.core.language.keys import KeySpec, keys_of
from rubricpress.core.language.shape import ByName, Many, OneOf, Shape, Text
from rubricpress.core.plain.codec import encode
from rubricpress.core.rubric import Rubric

# texts that say what an entered number means: with another unit, the same digits are another answer
_TEXTS_THAT_SCORE: Final = frozenset({("Measure", "unit"), ("Fault", "unit")})
# what stands behind these says how the table looks, where its print is damaged, how it is filled in, or what it was before
_NEVER_SCORING: Final = frozenset({"columns", "damage", "examples", "was", "rescale"})


def scores(model: type, spec: KeySpec) -> bool:
    """Whether scores, sums or conclusions depend on what stands behind a key of a model class."""
    if (model.__name__, spec.written) in _TEXTS_THAT_SCORE:
        return True
    return spec.written not in _NEVER_SCORING and not _is_text(spec.shape)


def _is_text(shape: Shape) -> bool:
    match shape:
        case Many(item=item) | ByName(item=item):
            return _is_text(item)
    return isinstance(shape, Text)


def scoring_form(value: Any) -> Any:
    """A model as plain data, without its wording."""
    match value:
        case tuple():
            return [scoring_form(one) for one in value]
        case dict():
            return {name: scoring_form(one) for name, one in value.items()}
    model: type = type(value)
    if not hasattr(model, "__dataclass_fields__"):
        return encode(value)
    data: dict[str, Any] = {}
    for spec in keys_of(model).values():
        one = getattr(value, spec.field)
        if isinstance(spec.shape, OneOf):
            data |= {spec.written: one.NAME, **scoring_form(one)}
        elif scores(model, spec) and (spec.required or one != spec.default):
            data[spec.written] = scoring_form(one)
    return data


def scoring_digest(rubric: Rubric) -> str:
    """SHA-256 of the bytes of the scoring form, as `sha256:` and 64 hexadecimal digits."""
    form = json.dumps(scoring_form(rubric), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(form.encode()).hexdigest()
