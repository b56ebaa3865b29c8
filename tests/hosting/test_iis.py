"""`hosting/web.config`, as far as it can be judged without Windows: well-formed, and made of what IIS knows."""

from pathlib import Path
from xml.etree import ElementTree

from hosting.servers import HOSTING

KNOWN = {
    "configuration": set(),
    "configuration/system.webServer": set(),
    "defaultDocument": {"enabled"},
    "defaultDocument/files": set(),
    "defaultDocument/files/clear": set(),
    "defaultDocument/files/add": {"value"},
    "directoryBrowse": {"enabled", "showFlags"},
    "httpErrors": {"errorMode", "existingResponse", "defaultPath", "defaultResponseMode"},
    "httpErrors/remove": {"statusCode", "subStatusCode"},
    "httpErrors/error": {"statusCode", "subStatusCode", "prefixLanguageFilePath", "path", "responseMode"},
    "httpProtocol": {"allowKeepAlive"},
    "httpProtocol/customHeaders": set(),
    "httpProtocol/customHeaders/add": {"name", "value"},
    "httpProtocol/customHeaders/remove": {"name"},
    "staticContent": {"defaultDocFooter", "isDocFooterFileName", "enableDocFooter"},
    "staticContent/clientCache": {"cacheControlMode", "cacheControlMaxAge", "httpExpires", "cacheControlCustom"},
    "staticContent/remove": {"fileExtension"},
    "staticContent/mimeMap": {"fileExtension", "mimeType"},
    "urlCompression": {"doStaticCompression", "doDynamicCompression", "dynamicCompressionBeforeCache"},
    "security": set(),
    "security/requestFiltering": {"allowDoubleEscaping", "allowHighBitCharacters"},
    "security/requestFiltering/verbs": {"allowUnlisted", "applyToWebDAV"},
    "security/requestFiltering/verbs/add": {"verb", "allowed"},
}
"""Elements and attributes of IIS_schema.xml, as far as they are used here (learn.microsoft.com/iis/configuration)."""

CHOICES = {
    "errorMode": {"DetailedLocalOnly", "Custom", "Detailed"},
    "existingResponse": {"Auto", "Replace", "PassThrough"},
    "responseMode": {"File", "ExecuteURL", "Redirect"},
    "cacheControlMode": {"NoControl", "DisableCache", "UseMaxAge", "UseExpires"},
    "doStaticCompression": {"true", "false"},
}


def described(element: ElementTree.Element, path: str) -> list[tuple[str, dict[str, str]]]:
    """Path and attributes of an element and of all below it; sections are named from `system.webServer` on."""
    below = path.removeprefix("configuration/system.webServer/")
    inner = [entry for child in element for entry in described(child, f"{path}/{child.tag}")]
    return [(below, dict(element.attrib)), *inner]


def test_every_element_and_attribute_is_one_of_iis() -> None:
    root = ElementTree.parse(HOSTING / "web.config").getroot()
    elements = described(root, root.tag)
    assert {path for path, _ in elements} <= KNOWN.keys()
    for path, attributes in elements:
        assert attributes.keys() <= KNOWN[path], path
        assert all(value in CHOICES[name] for name, value in attributes.items() if name in CHOICES), path


def test_no_key_is_given_twice() -> None:
    """IIS answers every request with error 500.19 where a collection has one key twice."""
    static = ElementTree.parse(HOSTING / "web.config").getroot().find("system.webServer/staticContent")
    assert static is not None
    removed = [entry.get("fileExtension") for entry in static.iter("remove")]
    mapped = [entry.get("fileExtension") for entry in static.iter("mimeMap")]
    assert removed == mapped == sorted(set(removed))


def test_every_kind_of_file_in_the_portal_has_a_type(site: Path) -> None:
    """IIS says 404 of an ending it does not know."""
    mapped = {entry.get("fileExtension") for entry in ElementTree.parse(HOSTING / "web.config").iter("mimeMap")}
    known_to_iis = {".png", ".gz"}
    source_maps = {".map"}  # for developers' tools only
    assert {file.suffix for file in site.rglob("*.*")} - known_to_iis - source_maps <= mapped
