"""`python -m graph.cli` is `viendan`."""

from graph.cli import main

main()
