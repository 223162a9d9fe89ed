"""The commands, one module each: `add` joins it to the command line, `run` carries it out.

Modules import lightly at the top, and the store, the pipeline and the screen inside `run`, so that
`briefing --help` and the first paint wait for nothing that they do not use.
"""

from briefing.commands import (
    article,
    compare,
    coverage,
    demo,
    digest,
    doctor,
    export,
    feeds,
    import_,
    init,
    refresh,
    search,
    weeks,
)

COMMANDS = (
    init,
    demo,
    refresh,
    digest,
    coverage,
    compare,
    weeks,
    article,
    search,
    import_,
    export,
    feeds,
    doctor,
)
