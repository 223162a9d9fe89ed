"""Authors who argue demand without 'must' and blame without 'blame'; what they only report is not theirs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.core.framing.aligning.alike import index
from briefing.core.framing.lenses.outlook import claims
from briefing.core.framing.lenses.positions import claims as ascribed
from briefing.core.framing.lenses.shown_as import claims as told
from briefing.core.framing.reading.table import Table, table
from briefing.core.model import Article, Coverage

DEMANDS = "What should be done, and who says so"
FORECASTS = "What is expected, and by when"
CULPRITS = "Who is blamed, and for what"
AIMS = "What aims are ascribed, and to whom"
# Of each kind one that every text may show, to stand beside the one that is tried.
PLAIN = {
    DEMANDS: "The fleet of Tesk must leave the bay of Lune.",
    FORECASTS: "By autumn the fleet of Tesk will leave the bay of Lune.",
    CULPRITS: "Tesk broke the truce in the bay of Lune.",
    AIMS: "Tesk wants to close the bay of Lune.",
}
ARGUED = (
    "Maravia and Tesk share the bay of Lune. I saw the ferries. Our choir sang at the customs house in the rain. Buses were "
    "late again on the northern line. The museum of knots opened its new rooms. The lighthouse was repainted. Fishermen "
    "mended nets. Tickets are sold at the kiosk by the fountain. The baker on the corner has a new oven that smokes. "
    "Plums were cheap. A tram stood still. We heard the bells. Children flew kites. The library bought an atlas of "
    "the moon. A brass band played by the fountain. Someone lost a glove there. An old mill was mended. "
)
REPORTED = (
    '"The ferries ran on Monday," a clerk of Tesk said. A choir sang at the customs house, its leader said. Buses were '
    "late again, drivers told the Lune Post. The museum of knots said that it had opened its new rooms. A baker said that "
    "his oven smoked. Tickets are sold at the kiosk, a poster said. Maravia and Tesk share the bay of Lune. "
)


@pytest.fixture
def beside(article: Callable[..., Article]) -> Callable[..., dict[str, list[str]]]:
    """Return the sentences of two texts that are set side by side, by the title of the claim."""

    def pair(one: str, other: str, around: str = ARGUED) -> dict[str, list[str]]:
        made = _table(article, one, other, around)
        drafts = [*claims(made, index(made)), *ascribed(made, index(made))]
        return {draft.claim.title: [one.text for one in draft.claim.evidence] for draft in drafts}

    return pair


def _table(article: Callable[..., Article], one: str, other: str, around: str = ARGUED) -> Table:
    texts = (article(name, f"{said} {around}") for name, said in (("A", one), ("B", other)))
    return table(Coverage("x", "x", tuple(texts)))


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        (DEMANDS, "A convoy of neutral ships in the bay of Lune would be a sensible step."),
        (DEMANDS, "Give back the bay of Lune and every boat."),
        (DEMANDS, "We call for an end of the siege of Lune."),
        (DEMANDS, "Maravia asks only that Tesk leave the bay."),
        (FORECASTS, "The likelier course is a slow siege of Lune."),
        (FORECASTS, "I would put the chance of a peace in Lune at one in nine."),
        (FORECASTS, "The fleet of Maravia will be back in the bay within the year."),
        (CULPRITS, "The truce was observed by Maravia from the first hour to the last."),
        (
            CULPRITS,
            "The bay truce, as we called it, began in May and Tesk did not hold it for a week.",
        ),
        (CULPRITS, "Of nine breaches, seven go on the account of Tesk."),
        (AIMS, "Tesk needed time before the storms of Lune."),
        (DEMANDS, "I want the siege of Lune lifted before the storms."),
        (CULPRITS, "It was Tesk that tore up the old truce."),
        (AIMS, "Tesk wanted quiet before the storms of spring."),
        (AIMS, "Tesk cannot afford a peace."),
        (AIMS, "The mayor of Tesk put off the vote because he would lose it."),
    ],
)
def test_where_all_texts_argue_more_words_show_what_an_author_does(
    beside: Callable[..., dict[str, list[str]]], title: str, sentence: str
) -> None:
    shown = beside(sentence, PLAIN[title])

    assert sentence in shown[title]
    assert title not in beside(sentence, PLAIN[title], REPORTED)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        (DEMANDS, "They should not then say that nobody warned Tesk."),
        (DEMANDS, "It must be recalled how the siege of Lune began."),
        (DEMANDS, "Pessimism over Lune should not be confused with realism."),
        (DEMANDS, "His latest condition is that Maravia must leave the bay of Lune."),
        (DEMANDS, "Should the fleet of Tesk leave, the bay of Lune is safe."),
        (DEMANDS, "In the bay of Lune the boats have to travel by night."),
        (DEMANDS, "Tesk must give notice of two days before each visit to Lune."),
        (DEMANDS, "The truce of Lune must be ratified by 1 May."),
        (DEMANDS, "The captain of Tesk has to report to Lune within ten days."),
        (DEMANDS, "Whether I want the bay of Lune closed is no matter."),
        (DEMANDS, "I want the reader to know the bay of Lune."),
        (FORECASTS, "By autumn each boat of Lune will be counted as Tesk's share."),
        (CULPRITS, "One hears in Tesk, and now also in Lune, that Maravia broke the truce."),
        (CULPRITS, "People say: Maravia broke the truce. We were greedy. None of this is true."),
        (CULPRITS, "It was Maravia that kept the keys of Lune."),
        (AIMS, "Tesk is the most wanted port of the bay."),
        (FORECASTS, "Any lawyer of Lune will say so before the end of the year."),
        (FORECASTS, "In the following it will be tried to draw a balance of Lune by autumn."),
        (FORECASTS, "The likeliest explanation of the siege of Lune is the dullest one."),
        (CULPRITS, "They write that Maravia broke the truce in the bay of Lune."),
        (CULPRITS, "We are told that in the bay of Lune Maravia broke the truce."),
        (CULPRITS, "Fishermen are told that the bay of Lune is a shield for boats."),
        (CULPRITS, "Was the truce in the bay of Lune broken by Maravia?"),
        (AIMS, "It is not true that Maravia wants to close the bay of Lune."),
    ],
)
def test_talk_with_the_reader_and_views_of_others_are_nobodys_own(
    beside: Callable[..., dict[str, list[str]]], title: str, sentence: str
) -> None:
    assert title not in beside(sentence, PLAIN[title])


def test_of_an_actor_nothing_is_told_that_an_author_only_says_others_hold(
    article: Callable[..., Article],
) -> None:
    acts = "Maravia has kept the bay of Lune open to every boat."
    other = "Maravia has left the bay of Lune to the gulls. Maravia has sold its boats for a song."

    def tells(sentence: str) -> list[str]:
        made = _table(article, sentence, other)
        drafts = told(made, index(made))
        return [one.text for draft in drafts for one in draft.claim.evidence]

    again = "Maravia has shut the bay of Lune on Sundays."

    assert acts in tells(f"{acts} {again}")
    assert not any("told" in text for text in tells(f"We are told that {acts} {again}"))


def test_of_two_forecasts_the_one_that_says_what_happens_comes_before_a_bare_one(
    beside: Callable[..., dict[str, list[str]]],
) -> None:
    bare = (
        "By autumn there will be fog. By autumn it will be cold. By autumn nothing will be certain."
    )
    concrete = "By autumn the siege will crumble."

    assert concrete in beside(f"{bare} {concrete}", PLAIN[FORECASTS])[FORECASTS]


@pytest.mark.parametrize(
    "counted",
    [
        "Second, the siege of Lune must be lifted by 1 May.",
        "From Lune we must send the fleet home within ten days.",
        "The yards of Lune must build ten boats by 2031.",
        "The guards of Lune must stay for ten years.",
    ],
)
def test_what_an_author_counts_off_or_asks_of_us_he_demands_though_it_has_its_day(
    beside: Callable[..., dict[str, list[str]]], counted: str
) -> None:
    assert counted in beside(counted, PLAIN[DEMANDS])[DEMANDS]


def test_an_author_who_asks_what_to_do_demands_what_he_then_names(
    beside: Callable[..., dict[str, list[str]]],
) -> None:
    named = "A moratorium of ten years on every mooring."
    told_ = "The mooring of a barge is a trade."

    shown = beside(f"What could one do? {named} {told_}", PLAIN[DEMANDS])[DEMANDS]

    assert named in shown
    assert told_ not in shown
    assert DEMANDS not in beside(f"What was it like? {named}", PLAIN[DEMANDS])


def test_an_aim_is_shown_with_whose_it_is(beside: Callable[..., dict[str, list[str]]]) -> None:
    named = "Tesk wants the bay for itself. Tesk needs time to mend its fleet."
    bare = "It wants quiet."
    before = "Mayor Orla Brandt has sold the quay."

    assert bare not in beside(f"{bare} {named}", PLAIN[AIMS])[AIMS]
    both = f"{before} She wants the bay."
    assert both in beside(both, PLAIN[AIMS])[AIMS]


def test_of_whom_a_cleft_an_aside_or_a_following_she_tells_the_text_tells(
    article: Callable[..., Article],
) -> None:
    other = "Orla Brandt has left the bay to the gulls."

    def tells(said: str, around: str = ARGUED) -> list[str]:
        made = _table(article, said, other, around)
        drafts = [one for one in told(made, index(made)) if "Brandt" in one.claim.title]
        return [one.text for draft in drafts for one in draft.claim.evidence]

    cleft = "It was Orla Brandt that struck the word from the paper."
    aside = "The envoy of the port, Orla Brandt, had worked with patience."
    named = "Orla Brandt came to Lune by ferry in spring."
    she = (
        "She is no envoy of peace, she is a lawyer of one side, whom both the captains of the fleet and the widows on "
        "the quay have paid for years, and paid well."
    )
    another = "Orla Brandt met Mirko Tavel over plums."

    assert cleft in tells(cleft)
    assert aside in tells(aside)
    assert she in tells(f"{named} {she}")
    assert tells(f"{named} She sang. {she}").count(she) == 1
    assert she not in tells(f"{named} {another} {she}")
    assert she not in tells(f"{named}\n\n{she}")
    assert cleft not in tells(cleft, REPORTED)
