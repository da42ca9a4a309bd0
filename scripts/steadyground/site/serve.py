"""A preview that rebuilds when something changes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

from steadyground.site.build import BuildError, build

if TYPE_CHECKING:
    from collections.abc import Callable

WATCHED = ("docs", "overrides", "mkdocs.yml")


def serve(root: Path, host: str, port: int, practice: str, ready: Callable[[str], None], source: Callable[[], Path | None]) -> None:
    """Serve the site until interrupted.

    ``source`` runs ahead of each build and gives the folder to build from; when it gives none, the last good site stays up. The file
    ``practice`` is watched with the pages where it is there. ``ready`` is told the address once the first build is done.
    Raises OSError where the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="steady-ground-") as served:
        site = Path(served)

        def rebuild() -> None:
            if folder := source():
                try:
                    build(folder, site, with_csp=False)
                except BuildError as error:
                    print(error)

        rebuild()
        server = LiveReloadServer(builder=rebuild, host=host, port=port, root=str(site), mount_path="/")
        for path in (root / name for name in (*WATCHED, practice)):
            if path.exists():
                server.watch(str(path))
        ready(f"http://{host}:{port}/")
        try:
            server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]  # the library leaves it untyped
        except KeyboardInterrupt:
            server.shutdown()
        finally:
            server.server_close()
