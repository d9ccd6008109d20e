"""Take the picture of the page that README shows: `make picture`.

In: the page of a graph. Out: a PNG of at most 250 kB. Needs Chromium (`apt-get install chromium`); the page asks the network for
nothing, and a request would end the program.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

SIZE = {"width": 1280, "height": 760}
MOST = 250_000  # bytes
COLOURS = (256, 128, 64, 32, 16)
SETTLED = 1500  # milliseconds until the drawing stands still


def picture(page: Path) -> bytes:
    """Return what Chromium shows of a page, as PNG."""
    chromium = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shown = browser.new_page(viewport=SIZE)
        shown.route("http*://**", lambda route: sys.exit(f"the page asks for {route.request.url}"))
        shown.goto(page.resolve().as_uri())
        shown.wait_for_timeout(SETTLED)
        taken = shown.screenshot()
        browser.close()
    return taken


def small(taken: bytes) -> bytes:
    """Return a picture with as many colours as its size allows."""
    image = Image.open(io.BytesIO(taken)).convert("RGB")
    for colours in COLOURS:
        file = io.BytesIO()
        image.quantize(colours).save(file, "PNG", optimize=True)
        if file.tell() <= MOST:
            return file.getvalue()
    raise SystemExit(f"the picture has more than {MOST:,} bytes with {COLOURS[-1]} colours")


if __name__ == "__main__":
    page, target = map(Path, sys.argv[1:])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(small(picture(page)))
    sys.stderr.write(f"{target}: {target.stat().st_size:,} bytes\n")
