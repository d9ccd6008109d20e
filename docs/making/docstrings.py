"""Examples in docstrings as blocks of code, for the reference of the site.

In: what Griffe reads of a module. Out: the same, with each example of a docstring between fences: Markdown would take `>>>` for a quotation.
"""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

_EXAMPLE = re.compile(r"^>>> .*?(?=\n\n|\Z)", re.DOTALL | re.MULTILINE)


def fenced(docstring: str) -> str:
    """Return a docstring with its examples between fences.

    >>> fenced("Add.\\n\\n>>> 1 + 1\\n2")
    'Add.\\n\\n```python\\n>>> 1 + 1\\n2\\n```'
    """
    return _EXAMPLE.sub(lambda found: f"```python\n{found[0]}\n```", docstring)


class Examples(Extension):
    """Fence the examples of everything that has a docstring."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Change the docstring of an object that was read."""
        if obj.docstring:
            obj.docstring.value = fenced(obj.docstring.value)
