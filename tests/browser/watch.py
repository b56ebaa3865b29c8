"""What a page must never do, seen from outside: complain in the console, or ask another host."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError


@dataclass
class Watch:
    """Collects the faults of all pages of a browser context.

    `host` is the only host pages may ask, with its port (`127.0.0.1:8000`). `faults` holds one sentence
    a fault: errors in the console, uncaught exceptions, requests to other hosts.
    """

    host: str
    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Begin to watch every page that `context` has or will have."""
        context.on("console", self._console)
        context.on("weberror", self._exception)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console error: {message.text} ({message.location['url']})")

    def _exception(self, error: WebError) -> None:
        self.faults.append(f"uncaught exception: {error.error}")

    def _request(self, request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme not in {"data", "blob"} and where.netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")
