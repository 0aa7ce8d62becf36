"""What the page says while no article is on it."""

NO_PROJECT = (
    "No project is open.\n\nCtrl+N makes one, Ctrl+O opens one,\n"
    "Ctrl+Shift+O opens a project of sample articles."
)
NO_ARTICLES = (
    "No article is listed here.\n\nDrop files or folders on the window, or press "
    "Ctrl+I\nto import .txt and .jsonl."
)
