"""Measuring what a pipeline suggests against what people settled.

A gold article is judged span by span (``matching``), the verdicts are counted
(``tally``) and said (``evaluation``). Nothing is kept of an article but counts,
save for those with the most mistakes.
"""
