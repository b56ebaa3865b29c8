"""nginx, Apache and Caddy with the configurations of `hosting/`, started on this machine only."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

HOSTING = Path(__file__).parents[2] / "hosting"
HOME = "/srv/cong-nghi-quyet"
"""Where the configurations say the portal is."""

NGINX_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
APACHE = Path("/usr/lib/apache2/modules")
APACHE_MODULES = ("mpm_event", "authz_core", "dir", "env", "headers", "mime", "rewrite")


class NotHereError(LookupError):
    """The server is not installed; the message says what to install."""


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[str]:
    """Serve `site` with `hosting/nginx.conf`; `folder` is scratch. Give the address."""
    program, port = _program("nginx", "nginx"), _free_port()
    text = _changed(HOSTING / "nginx.conf", {HOME: str(site), "listen 80;": f"listen 127.0.0.1:{port};"})
    module = ""
    if NGINX_BROTLI.is_file():
        module = f"load_module {NGINX_BROTLI};"
        text = text.replace("# brotli_static on;", "brotli_static on;")
    shutil.copy("/etc/nginx/mime.types", folder)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    paths = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{module} daemon off; {'user root;' if os.geteuid() == 0 else ''} pid {folder}/pid; error_log stderr;"
        f"events {{}} http {{ access_log off; {paths} include site.conf; }}",
        encoding="utf-8",
    )
    with _running([program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"], port) as address:
        yield address


@contextmanager
def apache(site: Path, folder: Path) -> Iterator[str]:
    """Serve `site` with `hosting/apache.conf` and `hosting/htaccess`."""
    rules = {HOME: str(site), "/etc/apache2/cong-nghi-quyet.htaccess": str(HOSTING / "htaccess")}
    with _apache(folder, rules) as address:
        yield address


@contextmanager
def apache_rented(site: Path, folder: Path) -> Iterator[str]:
    """Serve `site` with `hosting/htaccess` in it as `.htaccess`, as on a rented server."""
    portal = shutil.copytree(site, folder / "portal")
    shutil.copy(HOSTING / "htaccess", portal / ".htaccess")
    include = "Include /etc/apache2/cong-nghi-quyet.htaccess"
    with _apache(folder, {HOME: str(portal), "AllowOverride None": "AllowOverride All", include: ""}) as address:
        yield address


@contextmanager
def caddy(site: Path, folder: Path) -> Iterator[str]:
    """Serve `site` with `hosting/Caddyfile`."""
    program, port = _program("caddy", "caddy"), _free_port()
    text = _changed(HOSTING / "Caddyfile", {HOME: str(site), "\n:80 {": f"\nhttp://127.0.0.1:{port} {{"})
    (folder / "Caddyfile").write_text(text, encoding="utf-8")
    command = [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with _running(command, port, {"HOME": str(folder)}) as address:
        yield address


SERVERS: dict[str, Callable[[Path, Path], AbstractContextManager[str]]] = {
    "nginx": nginx,
    "apache": apache,
    "apache-rented": apache_rented,
    "caddy": caddy,
}


@contextmanager
def _apache(folder: Path, changes: dict[str, str]) -> Iterator[str]:
    program, port = _program("apache2", "apache2"), _free_port()
    text = _changed(HOSTING / "apache.conf", {"*:80": f"127.0.0.1:{port}", **changes})
    modules = "\n".join(f"LoadModule {name}_module {APACHE}/mod_{name}.so" for name in APACHE_MODULES)
    (folder / "apache.conf").write_text(
        f"{modules}\nServerRoot {folder}\nPidFile {folder}/pid\nListen 127.0.0.1:{port}\nErrorLog {folder}/log\n"
        f"User www-data\nGroup www-data\nTypesConfig /etc/mime.types\nServerName 127.0.0.1\n"
        # What Debian's own mime.conf says of these endings, and the portal's file must undo:
        f"AddType application/x-gzip .gz .tgz\nAddLanguage br .br\n{text}",
        encoding="utf-8",
    )
    with _running([program, "-f", str(folder / "apache.conf"), "-DFOREGROUND"], port) as address:
        yield address


def _program(name: str, package: str) -> str:
    places = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    if found := shutil.which(name, path=places):
        return found
    raise NotHereError(f"{name} is not installed (Debian: apt install {package})")


def _changed(file: Path, changes: dict[str, str]) -> str:
    """The text of a configuration, with what an office would fill in; each must be there to be changed."""
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{file.name} no longer says {old}"
        text = text.replace(old, new)
    return text


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str] | None = None) -> Iterator[str]:
    process = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        for _ in range(200):
            try:
                urlopen(f"http://127.0.0.1:{port}/").close()
                break
            except HTTPError:
                break
            except URLError:
                ended = process.poll() is not None
                assert not ended, f"{command[0]} ended: {process.stdout.read().decode() if process.stdout else ''}"
                time.sleep(0.05)
        else:
            raise AssertionError(f"{command[0]} does not answer")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)
