// The files of the folder, and dropping new ones in.
import * as api from './api.js';
import { fill, find, h, say } from './dom.js';
import { t } from './words.js';

const tables = /\.(csv|tsv|txt|xlsx|xlsm|xls|ods|px|json|jsonstat|sav|zsav|por|dta|sas7bdat|xpt|sqlite|sqlite3|db|xml|gz)$/i;
export const isTable = (path) => tables.test(path);
export const isDocument = (path) => /^[^/]+\.md$/i.test(path);

const sizeOf = (bytes) => (bytes < 1e3 ? `${bytes} B` : bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

// A file of tables in a package is named by the package, not twice.
function entry(file, chosen, choose) {
  const slash = file.path.lastIndexOf('/') + 1;
  return h('li', {}, h('button.file', { type: 'button', 'aria-current': file.path === chosen ? 'true' : null, onclick: () => choose(file.path) },
    h('span.filename', {}, slash ? h('span.sub', {}, file.path.slice(0, slash)) : null, file.path.slice(slash)),
    h('span.sub.size', {}, sizeOf(file.bytes))));
}

export function filesPanel(state, choose, changed) {
  const list = h('ul.files');
  const shown = state.files.filter((file) => isTable(file.path));
  fill(list, shown.map((file) => entry(file, state.file?.path, choose)));
  const input = h('input', { type: 'file', multiple: true, id: 'upload', onchange: () => take([...input.files], choose, changed) });
  return h('section.panel.side', { 'aria-labelledby': 'files-title' },
    h('h2', { id: 'files-title' }, t('files')),
    h('div.drop', {}, h('p', {}, t('drop')), h('label.button', { htmlFor: 'upload' }, t('choose')), input),
    shown.length ? list : h('p.sub', {}, t('noFiles')));
}

export async function take(files, choose, changed) {
  let last;
  for (const file of files) {
    say(t('adding', file.name));
    try {
      last = await api.upload(file);
      say(t('added', last));
    } catch (error) {
      fail(error);
    }
  }
  await changed();
  if (last && isTable(last)) choose(last);
}

export function fail(error) {
  const box = find('failure');
  say(error.message);
  if (box) fill(box, h('p.error', {}, error.message));
}

export function acceptDrops(choose, changed) {
  const body = document.body;
  let depth = 0;
  const has = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  const mark = (by) => body.classList.toggle('dropping', (depth = Math.max(0, depth + by)) > 0);
  addEventListener('dragenter', (event) => has(event) && mark(1));
  addEventListener('dragleave', (event) => has(event) && mark(-1));
  addEventListener('dragover', (event) => has(event) && event.preventDefault());
  addEventListener('drop', (event) => {
    if (!has(event)) return;
    event.preventDefault();
    mark(-depth);
    take([...event.dataTransfer.files], choose, changed);
  });
}
