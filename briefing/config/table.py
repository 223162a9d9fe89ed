"""A TOML table read by type: every mistake becomes a ConfigError with its place and a way out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from briefing.config.place import Place
from briefing.core.text import one_line
from briefing.core.urls import URL_LIMIT

TEXT_LIMIT = URL_LIMIT + 1  # a longer address is then refused, and not cut to another one

_RANGES = {
    "window_hours": (1, 24 * 366),
    "grain": (-2, 2),
    "workers": (0, 256),
    "connections": (1, 1_000),
    "connections_per_host": (1, 32),
    "feed_deadline": (1, 600),
    "page_deadline": (1, 600),
    "pause": (0, 600),
    "distance": (1, 200),
}
_FORMS = {
    "country": (re.compile(r"[A-Z]{2}"), 'two capital letters, such as "UA" (ISO 3166)'),
    "language": (
        re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*"),
        'a language code, such as "en" or "pt-BR" (BCP 47)',
    ),
    "allow": (
        re.compile(r"[^\s:/@]+:\d{1,5}|\[[0-9a-fA-F:]+\]:\d{1,5}"),
        'a list of "host:port"',
    ),
}


def is_language(text: str) -> bool:
    """Tell whether feeds.toml takes `text` for a language."""
    return bool(_FORMS["language"][0].fullmatch(text))


def nearest(name: str, known: Iterable[str]) -> str:
    """Return advice that names the one of `known` that `name` was probably meant to be."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f'Did you mean "{close[0]}"?' if close else f"Known are: {', '.join(names)}"


@dataclass(frozen=True, slots=True)
class Table:
    """The keys and values of a table, and where it stands. A key that is absent gives a default."""

    values: Mapping[str, object]
    place: Place

    def only(self, known: Collection[str], what: str = "key") -> Table:
        """Return this table if it has none but the keys in `known`."""
        for key in self.values:
            if key not in known:
                advice = nearest(key, known)
                raise self.place.at(key).error(f'unknown {what} "{key}"', advice=advice)
        return self

    def text(self, key: str) -> str:
        """Return the text under `key`, on one line."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self._wrong(key, "a text in quotes")
        return self._formed(key, one_line(value, TEXT_LIMIT))

    def needed(self, key: str) -> str:
        """Return the text under `key`, which must not be empty."""
        text = self.text(key)
        if not text:
            raise self.place.at(key).error(f"{key} is missing or empty")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under `key`; one text alone is a list of one."""
        value = self.values.get(key, [])
        return self._texts(key, [value] if isinstance(value, str) else value)

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return the list of lists of texts under `key`."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self._wrong(key, "a list of lists of texts")
        return tuple(self._texts(key, group) for group in value)

    def flag(self, key: str, default: bool) -> bool:  # noqa: FBT001 - like dict.get
        """Return the true or false under `key`."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def whole(self, key: str, default: int) -> int:
        """Return the whole number under `key`, in its range."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(key, "a whole number")
        return int(self._in_range(key, value))

    def number(self, key: str, default: float) -> float:
        """Return the number under `key`, in its range."""
        value = self.values.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self._wrong(key, "a number")
        return float(self._in_range(key, value))

    def table(self, key: str) -> Table:
        """Return the table under `key`."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, f"a table: write [{key}]")
        return Table(value, self.place.at(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the tables of the list under `key`."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._wrong(key, f"a list of tables: write [[{key}]]")
        return tuple(Table(item, self.place.at(key, number)) for number, item in enumerate(value))

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self._wrong(key, "a list of texts")
        texts = tuple(one_line(text) for text in value)
        if not all(texts):
            raise self.place.at(key).error(f"{key} holds an empty text")
        return tuple(self._formed(key, text) for text in texts)

    def _formed(self, key: str, text: str) -> str:
        form, wanted = _FORMS.get(key, (None, ""))
        if text and form and not form.fullmatch(text):
            raise self.place.at(key).error(f"{key} must be {wanted}, not {text!r}", quoting=text)
        return text

    def _in_range(self, key: str, value: float) -> float:
        low, high = _RANGES[key]
        if not low <= value <= high:
            raise self.place.at(key).error(f"{key} must be from {low} to {high}, not {value}")
        return value

    def _wrong(self, key: str, wanted: str) -> Exception:
        return self.place.at(key).error(f"{key} must be {wanted}, not {self.values[key]!r}")
