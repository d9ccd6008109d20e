"""What of the docs is made by a program: pages from the tables of the product, and the output below each command by running it.

In: the Markdown pages of `docs/`, and the tables of `graph`. Out: the same pages, current.
"""
