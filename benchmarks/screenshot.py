"""The pictures of the README, made by the program itself from its demo edition.

    python -m benchmarks.screenshot [--into docs] [--png]

`--png` writes PNGs beside the SVGs, to look at them where no browser is.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from briefing.config import parse_config
from briefing.config.read import read_text
from briefing.config.workspace import in_folder
from briefing.ui.app import BriefingApp
from briefing.ui.store_desk import StoreDesk

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)

# Name, theme, columns, rows, keys that lead there.
PICTURES = (
    ("briefing", "briefing-ink", 128, 38, ("enter", "j")),
    ("article", "briefing-ink", 100, 32, ("enter", "j", "enter")),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--into", type=Path, default=Path("docs"))
    parser.add_argument("--workspace", type=Path, help="a workspace instead of the demo edition")
    parser.add_argument("--png", action="store_true")
    arguments = parser.parse_args()
    arguments.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.workspace or demo(Path(made))
        for name, theme, columns, rows, keys in PICTURES:
            svg = asyncio.run(picture(folder, theme, (columns, rows), keys))
            (arguments.into / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
            if arguments.png:
                to_png(svg, arguments.into / f"{name}.png")


def demo(folder: Path) -> Path:
    """Publish the demo edition and read it, as `briefing demo` does."""
    command = [
        sys.executable,
        "-m",
        "briefing",
        "demo",
        "--keep",
        str(folder),
        "--now",
        NOW.isoformat(),
    ]
    subprocess.run([*command, "--digest", str(folder / "digest.md")], check=True)
    return folder


async def picture(folder: Path, theme: str, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    workspace = in_folder(folder)
    config = parse_config(read_text(workspace.config), str(workspace.config))
    app = BriefingApp(StoreDesk(workspace, config, NOW), config)
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.3)
        await pilot.pause(0.5)
        return app.export_screenshot(title="briefing")


def to_png(svg: str, path: Path) -> None:
    import cairosvg

    # Textual names a web font; without one, a plain monospace font keeps the columns.
    plain = svg.replace("Fira Code", "DejaVu Sans Mono")
    cairosvg.svg2png(bytestring=plain.encode(), write_to=str(path), output_width=1400)


if __name__ == "__main__":
    main()
