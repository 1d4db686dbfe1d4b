"""The pure core: rubrics, responses and their scoring.

Standard library only; no input or output, no clock, no randomness. The very same bytes run in
CPython (command line, tests) and in the browser (Pyodide).
"""
