"""What the page says while no article is on it."""

NO_PROJECT = (
    "No project is open.\n\n{project.new} makes one, {project.open} opens one,\n"
    "{project.samples} opens a project of sample articles."
)
NO_ARTICLES = (
    "No article is listed here.\n\nDrop files or folders on the window, or press "
    "{project.import}\nto import .txt and .jsonl."
)
