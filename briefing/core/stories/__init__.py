"""Articles into stories, topics and their names: the order of work is told in `grouper`."""

from briefing.core.stories.constraints import Constraints, constraints_of, own_story_id, story_id
from briefing.core.stories.grouper import WINDOW_DAYS, Grouper, in_order
from briefing.core.stories.grouping import (
    FEWEST_FOR_TOPIC,
    Decided,
    Grouping,
    decided_of,
    group,
    make_sagas,
    rule_of,
    signature_of,
    stories_near,
    story_id_of_topic,
    story_of_cluster,
    story_passages,
    topic_id,
    topic_id_of_story,
    topics_of,
)
from briefing.core.stories.languages import language_of
from briefing.core.stories.linking import Cluster, Placed
from briefing.core.stories.names import name_saga
from briefing.core.stories.passages import Signature, signature_of_vector, vector_of_signature
from briefing.core.stories.sagas import REACH_DAYS, Strand
from briefing.core.stories.vectors import Frequencies, Vector
from briefing.core.stories.watched import watched_passages
from briefing.core.stories.why import why

__all__ = [
    "FEWEST_FOR_TOPIC",
    "REACH_DAYS",
    "WINDOW_DAYS",
    "Cluster",
    "Constraints",
    "Decided",
    "Frequencies",
    "Grouper",
    "Grouping",
    "Placed",
    "Signature",
    "Strand",
    "Vector",
    "constraints_of",
    "decided_of",
    "group",
    "in_order",
    "language_of",
    "make_sagas",
    "name_saga",
    "own_story_id",
    "rule_of",
    "signature_of",
    "signature_of_vector",
    "stories_near",
    "story_id",
    "story_id_of_topic",
    "story_of_cluster",
    "story_passages",
    "topic_id",
    "topic_id_of_story",
    "topics_of",
    "vector_of_signature",
    "watched_passages",
    "why",
]
