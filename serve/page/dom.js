// Elements and texts. Whatever comes from data becomes text, never markup.

// h('button.plain', {onclick: f, 'aria-label': 'x'}, child…): children are elements, texts or nothing.
export function h(kind, properties = {}, ...children) {
  const [tag, ...classes] = kind.split('.');
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes('-') && name !== 'list' && name !== 'form') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const find = (id) => document.getElementById(id);

export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter(Boolean));
  return element;
}

let numbers = 0;
export const newId = (what) => `${what}-${++numbers}`;

// For those who do not see: what has just happened.
export function say(text) {
  find('live').textContent = text;
}

const allowed = new Set(['DIV', 'TABLE', 'CAPTION', 'THEAD', 'TBODY', 'TR', 'TH', 'TD', 'SPAN', 'ABBR', 'UL', 'LI', 'BR', 'S', 'SUP']);
const kept = ['class', 'scope', 'colspan', 'rowspan', 'title', 'role', 'tabindex', 'aria-label'];

function copyOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  if (!allowed.has(node.tagName)) return document.createTextNode(node.textContent);
  const copy = document.createElement(node.tagName);
  for (const name of kept) if (node.hasAttribute(name)) copy.setAttribute(name, node.getAttribute(name));
  for (const child of node.childNodes) {
    const made = copyOf(child);
    if (made) copy.append(made);
  }
  return copy;
}

// The tables of a page that the program wrote, without anything that is not of a table.
export function tablesOf(html) {
  const page = new DOMParser().parseFromString(html.replace(/<style>[^<]*<\/style>/g, ''), 'text/html');
  return [...page.querySelectorAll('.sg-table')].map(copyOf);
}
