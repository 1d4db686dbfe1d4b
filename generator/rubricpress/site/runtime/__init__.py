"""The scoring runtime that the site ships: Pyodide, cut to what the core needs, and the memory of a started one."""
