"""A graph for assistants: read-only tools of the Model Context Protocol over a built graph.

In: an open `Graph`. Out: a server that answers on standard input and output. `tools` has the answers as plain Python, `answers` their bounds, `texts` reads a
text that is checked, and `server` alone knows the SDK (the extra `viendan[mcp]`).

Every answer carries the sentences behind it, whose text says so and where it stands there, and under `limits` what is not known or was left out. What stands in
documents is data: an answer holds no control character and nothing that cannot be seen.
"""
