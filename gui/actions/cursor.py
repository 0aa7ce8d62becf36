"""The token cursor: words to label, found with the keys."""

from functools import partial

from gui.actions.spec import ActionSpec, Menu, Needs, Use
from gui.commands import Commands
from gui.token_cursor import TokenCursor

_Row = partial(
    ActionSpec,
    menu=Menu.CURSOR,
    needs=Needs.ARTICLE,
    use=Use.ADD,
    in_article=True,
    repeats=True,
)


def _cursor(commands: Commands) -> TokenCursor:
    return commands.reviewing.pointing.cursor


# fmt: off
CURSOR_ACTIONS = (
    ActionSpec(id="cursor.jump", title="&Jump to words…", menu=Menu.CURSOR,
               keys=("/",), needs=Needs.ARTICLE, use=Use.ADD,
               run=lambda c: c.reviewing.pointing.jump.open(),
               tip="Type some letters of them; Enter puts the cursor there"),
    _Row(id="cursor.right", title="To the word on the &right", keys=("Right",),
         apart=True, run=lambda c: _cursor(c).step(1),
         tip="Walk by words from the current span; a label's key marks them"),
    _Row(id="cursor.left", title="To the word on the &left", keys=("Left",),
         run=lambda c: _cursor(c).step(-1)),
    _Row(id="cursor.extend_right", title="&Take in the word on the right",
         keys=("Shift+Right",), run=lambda c: _cursor(c).extend(1)),
    _Row(id="cursor.extend_left", title="Ta&ke in the word on the left",
         keys=("Shift+Left",), run=lambda c: _cursor(c).extend(-1)),
    _Row(id="cursor.next_unmarked", title="&Next unmarked name or number",
         keys=("Ctrl+Right",), run=lambda c: _cursor(c).jump(1),
         tip="Take the next capitalised words, or number, that nothing marks"),
    _Row(id="cursor.previous_unmarked", keys=("Ctrl+Left",),
         title="&Previous unmarked name or number",
         run=lambda c: _cursor(c).jump(-1)),
    _Row(id="cursor.down", title="To the line &below", keys=("Down",),
         use=None, run=lambda c: _cursor(c).go_line(1)),
    _Row(id="cursor.up", title="To the line &above", keys=("Up",),
         use=None, run=lambda c: _cursor(c).go_line(-1)),
    _Row(id="cursor.extend_down", title="Take in &down to the line below",
         keys=("Shift+Down",), use=None,
         run=lambda c: _cursor(c).go_line(1, extend=True)),
    _Row(id="cursor.extend_up", title="Take in &up to the line above",
         keys=("Shift+Up",), use=None,
         run=lambda c: _cursor(c).go_line(-1, extend=True)),
    _Row(id="cursor.line_end", title="To the &end of the line", keys=("End",),
         use=None, run=lambda c: _cursor(c).go_end(1)),
    _Row(id="cursor.line_start", title="To the be&ginning of the line",
         keys=("Home",), use=None, run=lambda c: _cursor(c).go_end(-1)),
    _Row(id="cursor.extend_line_end", title="Take in t&o the end of the line",
         keys=("Shift+End",), use=None,
         run=lambda c: _cursor(c).go_end(1, extend=True)),
    _Row(id="cursor.extend_line_start", keys=("Shift+Home",),
         title="Take in to t&he beginning of the line",
         use=None, run=lambda c: _cursor(c).go_end(-1, extend=True)),
)
# fmt: on
