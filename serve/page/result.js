// What a command gave: sentence, figure and table at once.
import * as api from './api.js';
import { fill, h, newId, say, tablesOf } from './dom.js';
import { isDocument } from './files.js';
import { categoriesOf } from './understood.js';
import { lineOf } from './line.js';
import { pick, t } from './words.js';

// The line as one would type it for the same table and figure.
const typed = (about) => about.line + (about.parts.includes('figure') && !about.line.startsWith('sangyo chart ') ? ' --chart figure.svg' : '');

export function lineBox(text) {
  return h('div.line', {}, h('code', { tabIndex: 0 }, text), h('button.quiet', {
    type: 'button', 'aria-label': `${t('copy')}: ${t('command')}`, onclick: async (event) => {
      await navigator.clipboard.writeText(text);
      say(t('copied'));
      event.target.textContent = t('copied');
      setTimeout(() => { event.target.textContent = t('copy'); }, 1500);
    },
  }, t('copy')));
}

function saveLink(href, name, text) {
  return h('a.button.quiet', { href, download: name }, text);
}

// PNG and PDF are drawn when they are wanted.
function drawButton(what, ending, name) {
  return h('button.quiet', {
    type: 'button', onclick: async (event) => {
      const button = event.target;
      button.disabled = true;
      try {
        const done = await api.run({ ...what, figure: ending });
        saveLink(api.partUrl(done.id, `figure.${ending}`), `${name}.${ending}`, '').click();
      } catch (error) {
        say(error.message);
      }
      button.disabled = false;
    },
  }, ending.toUpperCase());
}

function downloads(what, about, id, name) {
  const links = [];
  if (about.parts.includes('csv')) links.push(saveLink(api.partUrl(id, 'table.csv'), `${name}.csv`, 'CSV'));
  if (about.parts.includes('xlsx')) links.push(saveLink(api.partUrl(id, 'table.xlsx'), `${name}.xlsx`, 'XLSX'));
  if (about.parts.includes('figure'))
    links.push(saveLink(api.partUrl(id, 'figure.svg'), `${name}.svg`, 'SVG'), drawButton(what, 'png', name), drawButton(what, 'pdf', name));
  return links.length ? h('div.downloads', { role: 'group', 'aria-label': t('download') }, h('span.sub', {}, t('download')), links) : null;
}

async function figure(id) {
  const svg = new DOMParser().parseFromString(await api.partText(id, 'figure.svg'), 'image/svg+xml');
  const text = (name) => svg.querySelector(`svg > ${name}`)?.textContent ?? '';
  return h('figure', {}, h('img', { src: api.partUrl(id, 'figure.svg'), alt: `${text('title')} ${text('desc')}`.trim() }));
}

// Few labels of a column are conditions that may be wanted.
function conditions(records, columns, categories) {
  const most = 8;
  return columns.filter((column) => column.kind !== 'number' && column.name !== 'status' && !categories.includes(column.name)).flatMap((column) => {
    const labels = [...new Set(records.map((record) => record[column.name]).filter((label) => typeof label === 'string' && label))];
    return labels.length > 1 && labels.length <= most ? labels.map((label) => `${column.name}=${label}`) : [];
  });
}

function narrowing(found, add) {
  if (!found.length) return null;
  return h('div.narrow', { role: 'group', 'aria-label': t('narrow') }, h('span.sub', {}, t('narrow')),
    found.map((condition) => h('button.chip', { type: 'button', onclick: () => add(condition) }, condition)));
}

function figureTexts(command, values, again) {
  const names = ['title', 'subtitle', 'note', 'source'].filter((name) => command.options.some((option) => option.name === name));
  const inputs = names.map((name) => h('input', { id: newId('text'), type: 'text', value: values[name] ?? '' }));
  return h('details', {}, h('summary', {}, t('figureText')),
    h('form.texts', { onsubmit: (event) => { event.preventDefault(); again(Object.fromEntries(names.map((name, i) => [name, inputs[i].value]))); } },
      names.map((name, i) => h('div.field', {}, h('label', { htmlFor: inputs[i].id }, t(name)), inputs[i])),
      h('button', {}, t('redraw'))));
}

function adding(about, caption, state) {
  const parts = ['sentence', 'figure', 'table'].filter((part) => about.parts.includes(part === 'table' ? 'html' : part));
  const documents = state.files.map((file) => file.path).filter(isDocument);
  const boxes = parts.map((part) => h('input', { type: 'checkbox', id: newId('part'), checked: true }));
  const name = h('input', { id: newId('name'), type: 'text', value: state.document ?? documents[0] ?? 'report.md', list: 'documents', required: true });
  const title = h('input', { id: newId('caption'), type: 'text', value: caption });
  const heading = h('input', { id: newId('heading'), type: 'text' });
  const done = h('p.sub', { role: 'status' });
  const submit = async (event) => {
    event.preventDefault();
    const document = name.value.endsWith('.md') ? name.value : `${name.value}.md`;
    const show = parts.filter((_, i) => boxes[i].checked).join(',');
    // the width is that of this screen, and a report chooses its own
    const line = about.line.replace(/ --width \d+(?= )/, '');
    try {
      await api.append(document, { line, show, caption: show.includes('figure') || show.includes('table') ? title.value.trim() : '', heading: heading.value.trim() });
      state.document = document;
      await state.refresh();
      done.textContent = t('addedTo', document);
      say(done.textContent);
    } catch (error) {
      done.textContent = error.message;
    }
  };
  return h('details', {}, h('summary', {}, t('addToReport')), h('form.texts', { onsubmit: submit },
    h('div.checks', {}, parts.map((part, i) => h('label', {}, boxes[i], ' ', t(part)))),
    [[name, 'document'], [heading, 'heading'], [title, 'caption']].map(([input, label]) => h('div.field', {}, h('label', { htmlFor: input.id }, t(label)), input)),
    h('button.primary', {}, t('add')), done));
}

const still = matchMedia('(prefers-reduced-motion: reduce)');
export const toTop = (element) => element.scrollIntoView({ block: 'start', behavior: still.matches ? 'auto' : 'smooth' });

// The card of a run, which fills as it goes. handlers: narrow(condition), texts(values).
export function resultCard(command, words, values, state, handlers) {
  const id = newId('result');
  const title = `${command.name}: ${pick(command.summary)}`;
  const body = h('div.body');
  const handle = {};
  const state_ = h('span.sub.state', { role: 'status' });
  const stop = h('button.quiet', { type: 'button', onclick: () => handle.stop?.() }, t('stop'));
  const card = h('article.panel.result', { 'aria-labelledby': id },
    h('div.cardhead', {}, h('h3', { id, tabIndex: -1 }, title), state_, stop,
      h('button.quiet', { type: 'button', 'aria-label': `${t('close')}: ${title}`, onclick: () => { handle.stop?.(); card.remove(); } }, '×')),
    body);
  const what = { kind: 'result', words };
  const watch = ({ state: now, seconds, said }) => {
    const progress = now === 'runs' && /\d/.test(said) && !/: (note|注): /.test(said) ? ` ${said.replace(/\x1b\[K/g, '')}` : '';
    state_.textContent = now === 'waits' ? t('waits') : now === 'runs' ? `${t('runs')} ${t('seconds', seconds.toFixed(1))}${progress}` : t('seconds', seconds.toFixed(1));
  };
  (async () => {
    try {
      const done = await api.run(what, watch, handle);
      await show(done.id);
      if (card === card.parentElement?.firstChild) toTop(card);
      say(t('resultDone', title));
    } catch (error) {
      fill(body, h('p.error', {}, error.message), lineBox(lineOf(words)));
      say(`${t('failed', title)}: ${error.message}`);
    }
    stop.remove();
  })();

  async function show(run) {
    const about = await api.partJson(run, 'about.json');
    const has = (part) => about.parts.includes(part);
    const sentences = has('sentence') ? (await api.partText(run, 'sentences.txt')).trim() : '';
    const tables = has('html') ? tablesOf(await api.partText(run, 'table.html')) : [];
    const data = has('json') ? await api.partJson(run, 'table.json') : { records: [], columns: [] };
    const caption = tables[0]?.querySelector('caption')?.firstChild?.textContent ?? '';
    const found = conditions(data.records.slice(0, 5000), data.columns, categoriesOf(state.file, values));
    state.where = found;
    fill(body,
      sentences ? h('div.sentences', {}, sentences.split('\n').map((line) => h('p', {}, line))) : null,
      has('figure') ? await figure(run) : command.chart && about.absent.figure ? h('p.hint', {}, t('noFigure', about.absent.figure)) : null,
      narrowing(found, handlers.narrow),
      tables,
      about.shown < about.rows ? h('p.sub', {}, t('rowsShown', about.shown, about.rows)) : null,
      about.notes.length ? h('details', {}, h('summary', {}, t('notes', about.notes.length)), h('ul.notes', {}, about.notes.map((note) => h('li', {}, note)))) : null,
      lineBox(typed(about)),
      downloads(what, about, run, command.name.replace(' ', '-')),
      has('figure') ? figureTexts(command, values, handlers.texts) : null,
      adding(about, caption, state));
  }
  return card;
}
