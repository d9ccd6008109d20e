"""`viendan units`: who is charged with work."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.options import BOM, DEFAULT, BomOption, FormatOption, GraphOption, OutputOption, give, opened

EXAMPLES = "Example: viendan units 'Sở Giáo dục'"


def run(
    unit: Annotated[str | None, typer.Argument(metavar="[UNIT]", help="Part of a unit's name: its work is listed.")] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    graph: GraphOption = DEFAULT,
) -> None:
    """List the units that are charged with work, or the work of one."""
    from extractors.registry import fold_key
    from graph.queries import query
    from graph.store import Rows

    opened_graph = opened(graph)
    if unit is None:
        give(opened_graph.units, form, output, bom=bom)
        return
    rows = opened_graph.query(query("work"))
    give(Rows(rows.columns, [row for row in rows if fold_key(unit) in fold_key(row["unit"])]), form, output, bom=bom)
