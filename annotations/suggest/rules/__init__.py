"""The pipeline that is built in: rules and word lists for English news.

``build`` in ``build.py`` puts it together; ``VERSION`` is raised with every change to
what it finds.
"""

NAME = "copydesk_rules"
VERSION = "0.1.0"
