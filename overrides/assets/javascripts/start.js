// What the theme writes into every page as inline scripts, in a file: pages then need no exception from a strict
// Content-Security-Policy. Loaded in the header, so that the reader's colours are there before anything is painted.

var __md_scope = new URL("../..", document.currentScript.src); // the portal's first page; keeps its settings apart

function __md_hash(text) {
  return [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
}

function __md_get(key, storage = localStorage, scope = __md_scope) {
  return JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
}

function __md_set(key, value, storage = localStorage, scope = __md_scope) {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // a full or forbidden storage costs the reader a setting, nothing more
  }
}

{
  const night = matchMedia("(prefers-color-scheme: dark)").matches;
  const colours = __md_get("__palette")?.color ?? { scheme: night ? "slate" : "default" };
  for (const [name, value] of Object.entries(colours)) document.body.setAttribute(`data-md-color-${name}`, value);
}

// At every page view the theme sets these colours again, forbids all transitions meanwhile, and adds a sign that tells
// the browser whether the page is a dark one: each element is styled four times for nothing, which takes a phone longer
// than its first layout. So until the reader changes anything, what is set is not set again, and the sign is this one.
{
  const { body, head } = document;
  const sign = document.createElement("meta");
  let later = sign;
  sign.name = "color-scheme";
  sign.content = body.getAttribute("data-md-color-scheme") === "slate" ? "dark" : "light";
  head.prepend(sign);
  head.appendChild = (node) => (node.name === sign.name ? (later = node) : Node.prototype.appendChild.call(head, node));
  body.setAttribute = (name, value) => {
    if (name === "data-md-color-switching" || body.getAttribute(name) === value) return;
    Element.prototype.setAttribute.call(body, name, value);
  };
  const leave = () => {
    delete body.setAttribute;
    delete head.appendChild;
    sign.replaceWith(later);
  };
  document.addEventListener("change", leave, { capture: true, once: true });
}

// The theme's menu opens by a sign that no key reaches and that has no name: here it is a button.
{
  const menu = document.getElementById("__drawer");
  const sign = document.querySelector("label.md-header__button[for=__drawer]");
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${sign.className} danh-muc`;
  button.ariaLabel = "Danh mục";
  button.ariaExpanded = "false";
  button.append(...sign.childNodes);
  sign.replaceWith(button);
  button.addEventListener("click", () => menu.click());
  menu.addEventListener("change", () => {
    button.ariaExpanded = String(menu.checked);
    (menu.checked ? document.querySelector(".md-nav--primary a") : button).focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.checked) menu.click();
  });
}
