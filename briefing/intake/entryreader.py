"""One entry's elements as an `EntryDraft`, by feedparser's rules on which element wins.

Those rules, for whoever compares: elements count wherever they are nested; of several, the last at
the least depth wins, but the first title; a second description is content; a copy of the content
is the summary where there is none before it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefing.intake.dates import parse_date
from briefing.intake.draft import EntryDraft, Markup, Said
from briefing.intake.elements import (
    Doubt,
    linked,
    part_of_person,
    refuse_scope,
    starts_oddly,
    stated,
    text_of,
    titled,
)
from briefing.intake.vocabulary import DOUBT, NOTHING, RDF, Vocabulary

_NESTED = frozenset({"media-title", "description", "category", "itunes-category", "keywords"})
_ABOUT = f"{{{RDF}}}about"


class EntryReader:
    """Reads one entry after the other."""

    def __init__(self, vocabulary: Vocabulary, language: str, *, atom: bool) -> None:
        self.vocabulary = vocabulary
        self.language = language
        self.atom = atom
        self.unsaid = Markup.TEXT if atom else Markup.UNSAID
        self._takers: dict[str, Callable[[Any, int, str], None]] = {
            "title": self._take_title,
            "media-title": self._take_title,
            "link": self._take_link,
            "guid": self._take_guid,
            "description": self._take_description,
            "summary": self._take_description,
            "content": self._take_content,
            "encoded": self._take_content,
            "author": self._take_author,
            "published": self._take_date,
            "created": self._take_date,
            "updated": self._take_date,
            "category": self._take_category,
            "itunes-category": self._take_category,
            "keywords": self._take_keywords,
            "language": self._take_language,
            "source": self._take_source,
            "image": self._take_image,
            "contributor": self._take_contributor,
        }

    def read(self, element: Any) -> EntryDraft:
        """Return the entry that `element` holds. Raises Doubt."""
        self._begin(element)
        self._walk(element, 1)
        return EntryDraft(
            guid=self.guid,
            link=self.guid if self.link == "" else self.link or "",
            title=self.title,
            summary=self.summary or Said(),
            contents=tuple(said for said in self.contents if said.value),
            authors=tuple(self.authors),
            published=self._date("published") or self._date("created"),
            updated=self._date("updated"),
            language=self.spoken or self.language,
            categories=tuple(self.terms),
        )

    def _begin(self, element: Any) -> None:
        self.guid = element.get(_ABOUT) or ""
        self.link: str | None = None
        self.title, self.title_depth, self.title_from = Said(), -1, 0
        self.summary: Said | None = None
        self.summary_depth = 0
        self.contents: list[Said] = []
        self.has_content = False
        self.authors: list[str] = []
        self.printed_authors: list[str] = []
        self.dates: dict[str, str] = {}
        self.spoken = ""
        self.terms: list[str] = []
        if "href" in element.attrib:
            raise Doubt
        refuse_scope(element)

    def _date(self, role: str) -> str:
        printed = self.dates.get(role, "")
        if printed and parse_date(printed) is None:
            raise Doubt
        return printed

    def _walk(self, parent: Any, depth: int) -> None:
        for element in parent:
            role = self.vocabulary.role(element)
            if element.attrib:
                refuse_scope(element)
            if role == NOTHING:
                if len(element):
                    self._walk(element, depth + 1)
            elif role == DOUBT or (depth > 1 and role not in _NESTED):
                raise Doubt
            else:
                self._take(role, element, depth)

    def _take(self, role: str, element: Any, depth: int) -> None:
        taker = self._takers.get(role)
        if taker is None:
            raise Doubt
        taker(element, depth, role)

    def _take_title(self, element: Any, depth: int, role: str) -> None:
        said = titled(element, atom=self.atom)
        taken_already = -1 < self.title_depth <= depth
        if not taken_already and (not self.title_from or depth <= self.title_from):
            self.title, self.title_from = said, depth
        if said.value and role == "title":
            self.title_depth = depth

    def _take_guid(self, element: Any, _depth: int, _role: str) -> None:
        permanent = next(
            (v for k, v in element.attrib.items() if k.lower() == "ispermalink"), "true"
        )
        self.guid = text_of(element)
        if permanent == "true":
            if starts_oddly(self.guid):
                raise Doubt
            self.link = self.guid if self.link is None else self.link

    def _take_link(self, element: Any, _depth: int, _role: str) -> None:
        link = linked(element)
        self.link = self.link if link is None else link

    def _take_description(self, element: Any, depth: int, role: str) -> None:
        if self.summary is not None and not self.has_content:
            self._take_content(element, depth, "content")
            return
        default = Markup.HTML if role == "description" else self.unsaid
        said = stated(element, default, atom=self.atom)
        if self.summary_depth and depth > self.summary_depth:
            raise Doubt
        self.summary, self.summary_depth = said, depth

    def _take_content(self, element: Any, _depth: int, role: str) -> None:
        self.has_content = True
        said = stated(element, Markup.HTML if role == "encoded" else self.unsaid, atom=self.atom)
        self.contents.append(said)
        self.summary = said if self.summary is None else self.summary

    def _take_author(self, element: Any, _depth: int, _role: str) -> None:
        if not len(element):
            self._take_printed_author(text_of(element))
            return
        parts = [part_of_person(child) for child in element]
        loose = (element.text or "").strip() or any((c.tail or "").strip() for c in element)
        named = dict(part for part in parts if part[0])
        name = named.get("name") or named.get("email") or ""
        if (
            loose
            or self.printed_authors
            or not name
            or len(named) != sum(1 for key, _ in parts if key)
        ):
            raise Doubt
        self.authors.append(name)

    def _take_printed_author(self, text: str) -> None:
        self.printed_authors.append(text)
        if self.authors and "@" in "".join(self.printed_authors):
            raise Doubt
        self.authors.append(text)

    def _take_date(self, element: Any, _depth: int, role: str) -> None:
        self.dates[role] = text_of(element)

    def _take_category(self, element: Any, depth: int, role: str) -> None:
        attributes = {name.lower(): value for name, value in element.attrib.items()}
        self.terms.append(attributes.get("term") or attributes.get("label") or "")
        if role == "itunes-category":
            self.terms.append(attributes.get("text", ""))
            self._walk(element, depth + 1)
        elif (value := text_of(element)) and attributes.get("term"):
            self.terms.append(value)
        elif value:
            self.terms[-1] = value

    def _take_keywords(self, element: Any, _depth: int, _role: str) -> None:
        if not element.attrib:
            self.terms.extend(term.strip() for term in text_of(element).split(","))

    def _take_language(self, element: Any, _depth: int, _role: str) -> None:
        self.spoken = text_of(element)

    def _take_source(self, element: Any, depth: int, _role: str) -> None:
        """Pass over what describes another feed, though its title counts for those to come."""
        titles = (child for child in element if self.vocabulary.role(child) == "title")
        self.title_depth = depth + 1 if any(text_of(title) for title in titles) else -1

    def _take_image(self, element: Any, _depth: int, _role: str) -> None:
        text_of(element)
        self.title_depth = -1

    def _take_contributor(self, element: Any, _depth: int, _role: str) -> None:
        for child in element:
            part_of_person(child)
