"""The recipe of the trained pipeline: `python -m model --corpora FOLDER`."""
