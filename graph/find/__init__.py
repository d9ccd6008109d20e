"""From what a person types or pastes to the document, or the unit, that is meant.

In: a store and a text: an id, a file's name, a number or its beginning, a name, a citation as documents print it, with marks or without. Out: the id of the
one document or unit. Nothing is guessed: several are an error that lists them, none an error that names the nearest.
"""

from __future__ import annotations

from graph.find.documents import citations_of, find
from graph.find.units import find_unit, find_units

__all__ = ["citations_of", "find", "find_unit", "find_units"]
