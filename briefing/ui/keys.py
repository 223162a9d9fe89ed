"""The one table of keys: bindings, footer, help, presets and the README are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from textual.binding import Binding, BindingType

from briefing.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does. `where` names the place whose bindings hold it.

    `keys` are in Textual's notation, parted by commas. `short` are the words of the footer.
    """

    id: str
    keys: str
    words: str
    group: str
    where: str = "desk"
    short: str = ""


# Places: list (any list of lines), hand (deeds with the articles at hand), desk (main and reading
# screen), main, panes (inside the main screen), app (everywhere).
ACTIONS: tuple[Action, ...] = (
    Action("down", "j,down", "Move down; in an article, to the next sentence", "Move", "list"),
    Action("up", "k,up", "Move up; in an article, to the sentence before", "Move", "list"),
    Action("left", "h,left", "Fold, or go to the cell or the pane on the left", "Move", "desk"),
    Action(
        "right", "l,right", "Unfold, or go to the cell or the pane on the right", "Move", "desk"
    ),
    Action("pane", "tab", "Next pane", "Move", "panes", "pane"),
    Action("pane_back", "shift+tab", "Previous pane", "Move", "panes"),
    Action("first", "g,home", "To the beginning", "Move", "list"),
    Action("last", "G,end", "To the end", "Move", "list"),
    Action("page_down", "pagedown,ctrl+f,ctrl+d", "A page on", "Move", "list"),
    Action("page_up", "pageup,ctrl+b,ctrl+u", "A page back", "Move", "list"),
    Action("on", "space", "A page on; at the end, the next unread article", "Move"),
    Action("next_unread", "n", "Next unread article", "Move"),
    Action("previous_unread", "p", "Previous unread article", "Move"),
    Action("next_story", "J", "Next story", "Move"),
    Action("previous_story", "K", "Previous story", "Move"),
    Action("next_outlet", "]", "The next outlet on the same thing", "Move"),
    Action("previous_outlet", "[", "The outlet before on the same thing", "Move"),
    Action(
        "open",
        "enter",
        "Open the story, the article, or the sentence of a claim",
        "Read",
        "list",
        "open",
    ),
    Action("browser", "o", "Open the page in the browser", "Read", "hand"),
    Action("read", "m", "Mark read or unread", "Read", "hand", "read"),
    Action("story_read", "M", "Mark the whole story read", "Read", "hand"),
    Action("list_read", "A", "Mark every article of the list read", "Read", "hand"),
    Action("select", "v", "Select or let go of an article of the list", "Read", "panes"),
    Action("compare", "c", "Compare the selected articles", "Read", "main"),
    Action("why", "w", "Why this article is in this story", "Read", "hand"),
    Action("zen", "z", "Only the text: hide everything around it", "Read"),
    Action("star", "s", "Star", "Mark", "hand", "star"),
    Action("tag", "t", "Tag", "Mark", "hand", "tag"),
    Action("untag", "T", "Take a tag off", "Mark", "hand"),
    Action("note", "a", "Note on the article, the claim or the sentence", "Mark", "hand", "note"),
    Action("copy", "y", "Copy the link, or the claim with its quotes", "Mark", "hand"),
    Action("quote", "Y", "Copy the sentence as a Markdown quote", "Mark", "hand"),
    Action("undo", "u", "Undo", "Mark", "app", "undo"),
    Action("redo", "ctrl+r", "Redo", "Mark", "app"),
    Action("search", "/", "Search all articles", "Find", "app", "search"),
    Action("filter", "f", "Filter the list by words", "Find", "main"),
    Action("which", "full_stop", "List all, unread or starred", "Find", "main"),
    Action(
        "lens",
        "1,2,3,4,5,6,7,8,9,number_sign,W",
        "Framing: all, or one kind of difference; coverage, shares, over weeks",
        "Find",
        "main",
    ),
    Action("hide", "x", "Hide this claim for good", "Correct", "main"),
    Action("out", "-", "Move the article out of its story", "Correct", "hand"),
    Action("into", "+", "Move the article into another story", "Correct", "hand"),
    Action("split", "D", "Part the story in two: this article begins the other", "Correct", "hand"),
    Action("merge", "ampersand", "Merge the story with another", "Correct", "hand"),
    Action("pin", "P", "Pin the story as a topic, or unpin", "Correct", "hand"),
    Action("rename", "comma", "Rename the story or topic", "Correct", "hand"),
    Action("mute", "X", "Mute the topic; on all articles: bring back", "Correct", "hand"),
    Action("refresh", "r", "Refresh the outlets of the selection", "Program", "main", "refresh"),
    Action("refresh_all", "R", "Refresh every feed", "Program", "app"),
    Action("feeds", "F", "Feeds, and what is wrong with them", "Program", "desk"),
    Action("export", "e", "Export the digest as Markdown", "Program", "hand", "export"),
    Action("pipe", "|", "Pipe the text to a command", "Program", "hand"),
    Action("palette", "colon,ctrl+p", "Every action by name", "Program", "app"),
    Action("help", "?", "Help, and how differences are found", "Program", "desk", "help"),
    Action("back", "q", "Back; from the tree, quit", "Program", "desk", "back"),
    Action(
        "leave", "escape", "Leave the innermost: dialog, selection, filter, pane", "Program", "desk"
    ),
    Action("stop", "ctrl+q,ctrl+c", "Quit at once", "Program", "app"),
)

FIXED = frozenset({"lens"})  # one action for many keys: the tabs show them

# What other readers' keys do here. Only where the same thing exists.
PRESETS: Mapping[str, Mapping[str, str]] = {
    "newsboat": {
        "read": "N",
        "refresh": "r",
        "refresh_all": "R",
        "list_read": "A",
        "story_read": "C",
        "next_story": "J,ctrl+n",
        "previous_story": "K",
        "which": "l",
        "right": "right",
        "left": "left,h",
        "filter": "f,ctrl+e",
        "feeds": "v",
        "select": "V",
        "export": "e,E",
        "browser": "o,O",
        "stop": "Q,ctrl+q,ctrl+c",
    },
    "eilmeldung": {
        "refresh_all": "s",
        "refresh": "S",
        "read": "r,u",
        "list_read": "R",
        "star": "m,v",
        "select": "V",
        "undo": "U",
        "filter": "equals_sign",
        "page_down": "ctrl+f,pagedown",
        "page_up": "ctrl+b,pageup",
        "next_story": "ctrl+j",
        "previous_story": "ctrl+k",
    },
}


def keymap(chosen: Iterable[tuple[str, str]] = (), preset: str = "") -> dict[str, str]:
    """Return the keys of every action that can be rebound, after the preset and the reader's own.

    A key that was given to one action leaves every other that could hear it.
    Raises ConfigError, with the nearest name, on an unknown action or preset.
    """
    if preset and preset not in PRESETS:
        raise ConfigError(
            f"no preset is called {preset!r}", subject="keys", advice=_near(preset, PRESETS)
        )
    keys = {action.id: action.keys for action in ACTIONS if action.id not in FIXED}
    for given in (PRESETS.get(preset, {}), dict(chosen)):
        for name in given:
            if name not in keys:
                raise ConfigError(
                    f"no action is called {name!r}", subject="keys", advice=_near(name, keys)
                )
        keys = _rebound(keys, given)
    return keys


def _near(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    close = get_close_matches(name, names, 1)
    return f"Did you mean {close[0]!r}?" if close else f"Known are: {', '.join(names)}."


def _rebound(keys: dict[str, str], given: Mapping[str, str]) -> dict[str, str]:
    taken = {key for wish in given.values() for key in wish.split(",")}
    kept = {
        name: ",".join(key for key in held.split(",") if key not in taken)
        for name, held in keys.items()
    }
    return {**kept, **given}


def bindings(where: str) -> list[BindingType]:
    """Return the bindings of one place, with the ids by which they can be rebound."""
    return [binding for action in ACTIONS if action.where == where for binding in _bindings(action)]


def named(*names: str) -> list[BindingType]:
    """Return the bindings of some actions, for a container that carries them out itself."""
    return [binding for action in ACTIONS if action.id in names for binding in _bindings(action)]


def _bindings(action: Action) -> list[BindingType]:
    if action.id in FIXED:
        return [
            Binding(key, f"{action.id}('{shown(key)}')", action.words, show=False)
            for key in action.keys.split(",")
        ]
    name = f"do('{action.id}')" if action.where == "hand" else action.id
    return [Binding(action.keys, name, action.words, show=False, id=action.id)]


_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "enter": "↵", "space": "Space",
    "full_stop": ".", "comma": ",", "colon": ":", "ampersand": "&", "equals_sign": "=",
    "number_sign": "#",
    "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "tab": "Tab",
    "shift+tab": "Shift+Tab", "escape": "Esc",
}  # fmt: skip


def shown(key: str) -> str:
    """Return a key as it stands on the reader's keyboard."""
    return _SHOWN.get(key, key.replace("ctrl+", "Ctrl+"))


def keys_of(action: Action, held: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys that now do `action`, as shown."""
    if action.id in FIXED:
        given = [shown(key) for key in action.keys.split(",")]
        digits = [key for key in given if key.isdigit()]
        return (f"{digits[0]}…{digits[-1]}", *given[len(digits) :])
    return tuple(shown(key) for key in held.get(action.id, action.keys).split(",") if key)


def hints(held: Mapping[str, str], place: str) -> tuple[tuple[str, str], ...]:
    """Return the footer's pairs of key and word for the main or the reading screen."""
    elsewhere = {"list", "main", "panes"} if place == "reading" else set()
    move = (shown(held.get("down", "j").split(",")[0]), shown(held.get("up", "k").split(",")[0]))
    actions = (action for action in ACTIONS if action.short and action.where not in elsewhere)
    named = ((keys_of(action, held), action.short) for action in actions)
    return (("/".join(move), "move"), *((keys[0], word) for keys, word in named if keys))


def groups() -> dict[str, tuple[Action, ...]]:
    """Return the actions by group, in the order of the table."""
    names = dict.fromkeys(action.group for action in ACTIONS)
    return {name: tuple(action for action in ACTIONS if action.group == name) for name in names}


def markdown() -> str:
    """Return the table as the README prints it."""
    rows = [
        f"| {' '.join(_code(key) for key in keys_of(action, {}))} | {action.words} | `{action.id}` |"
        for actions in groups().values()
        for action in actions
    ]
    return "\n".join(["| Keys | What they do | Name in feeds.toml |", "|---|---|---|", *rows, ""])


def _code(key: str) -> str:
    return f"`{key}`".replace("|", "\\|")
