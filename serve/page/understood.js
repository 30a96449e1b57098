// What was understood of a file, to be changed by clicking.
import * as api from './api.js';
import { h } from './dom.js';
import { field, shownOptions } from './forms.js';
import { optionWords, pathWord } from './line.js';
import { known, lang, t } from './words.js';

const roles = ['by', 'area', 'period', 'value'];
const statuses = ['nil', 'not_available', 'suppressed', 'not_applicable', 'few', 'repeated'];

export const target = (file) => pathWord(file.path) + (file.part ?? '');

async function inspection(command, file, values, language) {
  const words = ['inspect', ...optionWords(shownOptions(command), values), target(file)];
  const done = await api.run({ kind: 'result', words: [words[0], '--lang', language, ...words.slice(1)] });
  return { rows: (await api.partJson(done.id, 'table.json')).records, about: await api.partJson(done.id, 'about.json') };
}

// Sheets with several tables, and packages, are read one at a time.
async function partsOf(file, rows) {
  if (/(^|\/)datapackage\.json$/.test(file.path))
    return JSON.parse(await api.fileText(file.path)).resources.map(({ name, title }) => ({ part: `#${name}`, title: title ?? '' }));
  return rows.some((row) => row.section === 'file') ? []
    : rows.filter((row) => row.section === 'table').map((row) => ({ part: `#${row.item}`, title: row.note ?? '' }));
}

// Fills file.rows (in English, to know what is what) and file.shown (the same to be read).
export async function inspect(command, file, values) {
  file.parts ??= /(^|\/)datapackage\.json$/.test(file.path) ? await partsOf(file, []) : undefined;
  if (file.parts?.length) file.part ??= file.parts[0].part;
  let known = await inspection(command, file, values, 'en');
  if (!file.parts) {
    file.parts = await partsOf(file, known.rows);
    if (file.parts.length) {
      file.part = file.parts[0].part;
      known = await inspection(command, file, values, 'en');
    }
  }
  file.rows = known.rows;
  const shown = lang() === 'en' ? known : await inspection(command, file, values, lang());
  file.shown = shown.rows;
  file.notes = shown.about.notes;
}

const cell = (text) => h('td', {}, text ?? '');
const headed = (...names) => h('thead', {}, h('tr', {}, names.map((name) => h('th', { scope: 'col' }, name))));

function pairs(file, section) {
  return file.rows.map((row, i) => [row, file.shown[i]]).filter(([row]) => row.section === section);
}

function roleOf(row) {
  return /(?:^|; )role (\w+)/.exec(row.note ?? '')?.[1];
}

function columnTable(file, values, change) {
  const chosen = (name) => roles.find((role) => [values[role] ?? []].flat().includes(name));
  const choose = (name, role) => {
    for (const one of roles) {
      const others = [values[one] ?? []].flat().filter((value) => value !== name);
      const now = one === role ? (one === 'value' ? [...others, name] : [name]) : others;
      change(one, one === 'value' ? now : now[0] ?? '');
    }
  };
  const rows = pairs(file, 'column').map(([row, shown]) => h('tr', {},
    h('th', { scope: 'row' }, row.item), cell(shown.value),
    h('td', {}, h('select', { 'aria-label': `${t('role')}: ${row.item}`, onchange: (event) => choose(row.item, event.target.value) },
      h('option', { value: '' }, roles.includes(roleOf(row)) ? `${t('auto')}: ${t(roleOf(row))}` : t('auto')),
      roles.map((role) => h('option', { value: role, selected: chosen(row.item) === role }, t(role))))),
    cell((shown.note ?? '').replace(/^[^;]*(role|役割) \w+(; )?/, ''))));
  return h('div.scroll', { role: 'region', tabIndex: 0, 'aria-label': t('columns') },
    h('table.plain', {}, headed(t('column'), t('kind'), t('role'), t('contents')), h('tbody', {}, rows)));
}

function readMissing(text) {
  return new Map([text ?? []].flat().flatMap((one) => one.split(',')).map((one) => one.split(/=(?=[^=]*$)/)).filter((one) => one.length === 2));
}

const meaning = (status) => (known(status) ? t(status) : status);

function symbolTable(file, values, change) {
  const rows = pairs(file, 'symbol');
  if (!rows.length) return null;
  const given = readMissing(values.missing);
  const choose = (mark, status) => {
    given.delete(mark);
    if (status) given.set(mark, status);
    change('missing', [...given].map((one) => one.join('=')).join(','));
  };
  return h('div', {}, h('h4', {}, t('symbols')), h('table.plain.narrowest', {}, headed(t('symbol'), t('count'), t('meaning')),
    h('tbody', {}, rows.map(([row, shown]) => h('tr', {}, h('th', { scope: 'row' }, row.item), h('td.n', {}, row.value),
      h('td', {}, h('select', { 'aria-label': `${t('meaning')}: ${row.item}`, onchange: (event) => choose(row.item, event.target.value) },
        h('option', { value: '' }, `${t('auto')}: ${meaning(shown.note)}`),
        statuses.map((status) => h('option', { value: status, selected: given.get(row.item) === status }, meaning(status))))))))));
}

function listOf(title, rows) {
  if (!rows.length) return null;
  return h('details', {}, h('summary', {}, title), h('table.plain.small', {}, h('tbody', {}, rows.map(([, shown]) =>
    h('tr', {}, h('th', { scope: 'row' }, shown.item), cell(shown.value), cell(shown.note))))));
}

const isDoubtful = (row) => /differ|unknown/.test(row.value ?? '') || (row.section === 'key' && row.value !== '0');

function checks(file) {
  const rows = [...pairs(file, 'total'), ...pairs(file, 'key')];
  const box = listOf(t('checks'), rows);
  if (box) box.open = rows.some(([row]) => isDoubtful(row));
  return box;
}

// change(name, value): an option of reading or a role; again(): read once more.
export function understoodPanel(command, file, values, change, again, lists) {
  const facts = pairs(file, 'file').filter(([row]) => !['name', 'title'].includes(row.item));
  const title = pairs(file, 'file').find(([row]) => row.item === 'title')?.[1].value;
  const reading = shownOptions(command).filter((option) => option.group === 'reading');
  return h('section.panel', { 'aria-labelledby': 'understood-title' },
    h('h2', { id: 'understood-title' }, t('understood')),
    h('p.path', {}, file.path),
    file.parts?.length ? h('p.part', {}, h('label', { htmlFor: 'part' }, t('part')), h('select', {
      id: 'part', onchange: (event) => { file.part = event.target.value; again(); },
    }, file.parts.map(({ part, title: of }) => h('option', { value: part, selected: part === file.part }, `${part.slice(1)} ${of}`)))) : null,
    title ? h('h3', {}, title) : null,
    h('dl.facts', {}, facts.map(([, shown]) => h('div', {}, h('dt', {}, shown.item), h('dd', {}, shown.note ? t('with', shown.value ?? '', shown.note) : shown.value)))),
    file.notes?.length ? h('details', {}, h('summary', {}, t('notes', file.notes.length)), h('ul.notes', {}, file.notes.map((note) => h('li', {}, note)))) : null,
    columnTable(file, values, change), symbolTable(file, values, change), checks(file),
    listOf(t('account'), pairs(file, 'account')),
    h('details', {}, h('summary', {}, t('readingOptions')),
      h('div.fields', {}, reading.map((option) => field(option, values[option.name], change, lists))),
      h('button', { type: 'button', onclick: again }, t('again'))));
}

// Those whose labels are the rows of a result, not what it is narrowed down to.
export const categoriesOf = (file, values) => [values.by, ...(file?.rows ?? []).filter((row) => row.section === 'column' && roleOf(row) === 'by').map((row) => row.item)];
export const columnsOf = (file) => [...new Set([...(file.rows ?? []).filter((row) => row.section === 'column').map((row) => row.item), 'measure', 'period', 'value'])];
