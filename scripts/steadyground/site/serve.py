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


def serve(root: Path, host: str, port: int, ready: Callable[[str], None], before: Callable[[], bool]) -> None:
    """Serve the site until interrupted.

    ``before`` runs ahead of each build and says whether to go on; when it says no, the last good site stays up. ``ready`` is
    told the address once the first build is done. Raises OSError where the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="steady-ground-") as folder:
        site = Path(folder)

        def rebuild() -> None:
            if before():
                try:
                    build(root, site, with_csp=False)
                except BuildError as error:
                    print(error)

        rebuild()
        server = LiveReloadServer(builder=rebuild, host=host, port=port, root=str(site), mount_path="/")
        for name in WATCHED:
            server.watch(str(root / name))
        ready(f"http://{host}:{port}/")
        try:
            server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]  # the library leaves it untyped
        except KeyboardInterrupt:
            server.shutdown()
        finally:
            server.server_close()
