"""Ten sound feeds with pages, which must come in as if the others were not there."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import format_datetime

from tests.conftest import NOW
from tests.hostile.case import item, rss
from tests.servers import Handler, Route, html

OUTLETS = (
    "Aldern Post", "Brinmoor Echo", "Calder Times", "Dunholm Star", "Eastry Ledger",
    "Farlow Gazette", "Grenmark Mail", "Holloway Courier", "Inver Chronicle", "Jarrow Herald",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """What several outlets tell, each beginning with another of its paragraphs."""

    title: str
    paragraphs: tuple[str, str, str]


EVENTS = (
    Event("Council of Aldern votes for a tram to the old harbour", (
        "Aldern is to have trams again: its council voted on Thursday for a line from the railway station to the old harbour, by nineteen votes to twelve.",
        "The rails will run along Weaver Street, where traders fear two years of digging and have asked the council to pay for what they lose.",
        "Tickets are to cost no more than those of the buses, said the mayor, who wants the first tram to leave the station before the elections.")),
    Event("Flood in the Brin valley drives nine hundred from their homes", (
        "Nine hundred people had to leave their homes in the Brin valley during the night, when the river rose by four metres and broke through a dyke.",
        "Soldiers brought families out of flooded cottages in boats; two sheep farmers who had stayed with their animals are missing since the rain began.",
        "Forecasters expect more rain until Saturday, and the dam above Brinmoor is being emptied slowly so that its wall does not give way.")),
    Event("Court frees the captain of the ferry Solveig", (
        "The captain of the ferry Solveig left prison on Thursday, after judges found that the radar on her bridge had been out of order for a month.",
        "Prosecutors had blamed her alone for the collision with a trawler in which eleven passengers died; they may appeal within a fortnight.",
        "The shipping company knew of the broken radar, the verdict says, and told its engineers to wait for a cheaper spare part from abroad.")),
    Event("Harvest of rye is the smallest in twenty years", (
        "Farmers brought in less rye this summer than in any of the last twenty, the ministry of agriculture counted: four million tonnes instead of six.",
        "Drought in May stunted the ears, and what was left got wet in July; millers warn that bread will be dearer by Christmas.",
        "Growers in the sandy north, who plant hardly anything else, ask for loans without interest so that they can buy seed for the autumn.")),
    Event("Museum of Calder gives back seven bronze bells", (
        "Seven bronze bells that sailors carried off from an island temple in 1868 are going home: the museum of Calder handed them to a delegation of monks.",
        "Curators had resisted for decades, arguing that the temple lacked a roof; scholars then found the receipt for a bribe in the museum's own archive.",
        "The oldest bell, cast eight centuries ago, is cracked and will never ring, but the monks mean to hang it beside a copy that does.")),
)  # fmt: skip


def feeds() -> dict[str, Route]:
    """Return the routes of the feeds and of their pages; each outlet tells three of the events."""
    routes: dict[str, Route] = {}
    for number, outlet in enumerate(OUTLETS):
        told = [(number + step) % len(EVENTS) for step in range(3)]
        routes[f"/{number}"] = _feed("".join(_item(number, outlet, event) for event in told))
        routes |= {f"/{number}/{event}": html(_page(number, outlet, event)) for event in told}
    return routes


def _item(number: int, outlet: str, event: int) -> str:
    return item(
        EVENTS[event].title,
        link=f"@root@/{number}/{event}",
        guid=f"{number}-{event}",
        about=EVENTS[event].paragraphs[number % 3],
        more=f"<pubDate>{format_datetime(NOW)}</pubDate><dc:creator>{outlet} staff</dc:creator>",
    )


def _feed(items: str) -> Route:
    body = rss(items)

    def answer(handler: Handler) -> None:
        sent = body.replace("@root@", handler.world.url("")).encode()
        handler.reply(200, {"Content-Type": "application/rss+xml", "ETag": '"1"'}, sent)

    return answer


def _page(number: int, outlet: str, event: int) -> bytes:
    title, told = EVENTS[event].title, EVENTS[event].paragraphs
    turned = (*told[number % 3 :], *told[: number % 3], f"Readers of the {outlet} write to us.")
    story = "".join(f"<p>{paragraph}</p>" for paragraph in turned)
    head = f"<title>{title}</title>"
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{story}</article></body></html>".encode()
