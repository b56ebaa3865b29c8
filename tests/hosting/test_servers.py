"""What readers get from each web server with the configuration that `hosting/` ships for it."""

import gzip
import re
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from hosting.servers import HOSTING

PLAN = "/ke-hoach/thi-uy-duc-pho/2022/44/"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ASKED_AGAIN, SOME_TIME, FOR_GOOD = "no-cache", "public, max-age=900", "public, max-age=31536000, immutable"
FILES = {
    "/": ("text/html; charset=utf-8", ASKED_AGAIN),
    "/?ngay=2022-03-08": ("text/html; charset=utf-8", ASKED_AGAIN),
    PLAN: ("text/html; charset=utf-8", ASKED_AGAIN),
    f"{PLAN}lich.ics": ("text/calendar; charset=utf-8", SOME_TIME),
    "/lich/lich.ics": ("text/calendar; charset=utf-8", SOME_TIME),
    "/du-lieu/van-ban.json": ("application/json; charset=utf-8", SOME_TIME),
    "/sitemap.xml": ("(application|text)/xml; charset=utf-8", SOME_TIME),
    "/search/index.json": ("application/json; charset=utf-8", ASKED_AGAIN),
    "/search/0.bin?abc": ("application/octet-stream", FOR_GOOD),
    "/search/0.bin": ("application/octet-stream", ASKED_AGAIN),
    "/assets/stylesheets/portal.css": ("text/css; charset=utf-8", ASKED_AGAIN),
    "/assets/javascripts/today.js": ("(text|application)/javascript; charset=utf-8", ASKED_AGAIN),
    "/assets/javascripts/bundle.*.min.js": ("(text|application)/javascript; charset=utf-8", FOR_GOOD),
    "/assets/stylesheets/main.*.min.css": ("text/css; charset=utf-8", FOR_GOOD),
    "/assets/images/favicon.png": ("image/png", ASKED_AGAIN),
}


def ask(server: str, path: str, method: str = "GET", **headers: str) -> tuple[int, HTTPMessage, bytes]:
    """Status, headers and content of one answer, as they come."""
    connection = HTTPConnection(urlsplit(server).netloc, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read()
    connection.close()
    return found


def address_of(hosted: Path, pattern: str) -> str:
    """The address of the one file that a pattern with a star stands for."""
    if "*" not in pattern:
        return pattern
    (file,) = hosted.glob(pattern.removeprefix("/"))
    return f"/{file.relative_to(hosted).as_posix()}"


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_file_comes_with_its_type_its_time_and_compressed_beforehand(
    server: str, hosted: Path, path: str, encoding: str
) -> None:
    status, headers, content = ask(server, address_of(hosted, path), Accept_Encoding=encoding)
    file = hosted / address_of(hosted, path).partition("?")[0].removeprefix("/")
    file = file / "index.html" if file.is_dir() else file
    packed = file.with_name(file.name + {"br": ".br", "gzip": ".gz", "identity": ""}[encoding])
    type_, kept = FILES[path]

    assert status == 200
    assert re.fullmatch(type_, headers["Content-Type"].casefold())
    assert headers.get_all("Cache-Control") == [kept]
    if not packed.exists():  # a picture
        packed, encoding = file, "identity"
    assert content == packed.read_bytes()
    assert headers.get("Content-Encoding", "identity") == encoding
    assert encoding == "identity" or "accept-encoding" in headers["Vary"].casefold()


@pytest.mark.parametrize("path", ["/", "/lich/lich.ics", "/assets/javascripts/today.js", "/nowhere/"])
def test_every_answer_has_each_header_once(server: str, path: str) -> None:
    _, headers, _ = ask(server, path)
    assert {name: headers.get_all(name) for name in HEADERS} == {name: [value] for name, value in HEADERS.items()}


@pytest.mark.parametrize("path", ["/nowhere/", "/assets/javascripts/bundle.00000000.min.js", "/nowhere.ics", "/.kin"])
def test_what_is_not_there_is_said_in_the_portals_words_and_not_kept(server: str, path: str) -> None:
    status, headers, content = ask(server, path)
    assert status == 404
    assert headers.get_all("Cache-Control") == [ASKED_AGAIN]
    assert headers["Content-Type"].casefold() == "text/html; charset=utf-8"
    assert "Không có trang này" in content.decode()


def test_a_page_that_has_not_changed_is_not_sent_again(server: str) -> None:
    for encoding in ("identity", "gzip"):
        _, headers, _ = ask(server, PLAN, Accept_Encoding=encoding)
        status, again, content = ask(server, PLAN, Accept_Encoding=encoding, If_None_Match=headers["ETag"])
        assert (status, content) == (304, b"")
        assert again["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_folders_are_not_listed(server: str) -> None:
    assert ask(server, "/assets/")[0] in (403, 404)


def test_an_address_without_its_slash_leads_to_the_page(server: str) -> None:
    status, headers, _ = ask(server, PLAN.removesuffix("/"))
    assert status in (301, 308)
    assert urlsplit(headers["Location"]).path == PLAN


def test_only_reading_is_possible(server: str) -> None:
    assert ask(server, "/", "PUT")[0] in (403, 404, 405)
    assert ask(server, "/", "DELETE")[0] in (403, 404, 405)


def test_the_compressed_copies_are_the_files(hosted: Path) -> None:
    for copy in (*hosted.rglob("*.gz"), *hosted.rglob("*.br")):
        unpack = gzip.decompress if copy.suffix == ".gz" else brotli.decompress
        assert unpack(copy.read_bytes()) == copy.with_suffix("").read_bytes()


@pytest.mark.parametrize("name", ["nginx.conf", "htaccess", "Caddyfile", "web.config"])
def test_all_configurations_send_the_same_headers_and_allow_nothing_unsafe(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8").replace("&apos;", "'")
    assert all(value in text for value in HEADERS.values())
    assert "unsafe" not in text
