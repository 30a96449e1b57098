// The documents of the folder: text, preview, export.
import * as api from './api.js';
import { fail, isDocument } from './files.js';
import { fill, h, say } from './dom.js';
import { t } from './words.js';

const endings = { HTML: '.html', XLSX: '.xlsx', Word: '.docx' };

export function reportView(state) {
  const documents = state.files.map((file) => file.path).filter(isDocument);
  if (!documents.includes(state.document)) state.document = documents[0];
  const main = h('main.report', { id: 'main', tabIndex: -1 });
  if (!state.document) return fill(main, h('section.panel', {}, h('h2', {}, t('report')), h('p', {}, t('noDocuments'))));
  const text = h('textarea', { id: 'text', spellcheck: false });
  const preview = h('div.preview');
  const status = h('p.sub', { role: 'status' });
  let before = '';

  const tell = (what) => { status.textContent = what; say(what); };
  const load = async () => {
    before = await api.fileText(state.document);
    text.value = before;
    await show();
  };
  const save = async () => {
    if (text.value === before) return;
    await api.replace(state.document, { text: text.value, before });
    before = text.value;
    tell(t('saved', state.document));
  };
  const show = async () => {
    fill(preview, h('p.sub', {}, t('making')));
    try {
      const done = await api.run({ kind: 'preview', document: state.document });
      const frame = h('iframe', { src: api.partUrl(done.id, 'preview.html'), title: t('preview'), sandbox: 'allow-same-origin' });
      frame.addEventListener('load', () => {
        frame.height = Math.min(frame.contentDocument.documentElement.scrollHeight + 8, 20000);
      });
      fill(preview, frame);
    } catch (error) {
      fill(preview, h('p.error', {}, error.message));
    }
  };
  const exportAs = async (ending) => {
    const name = state.document.replace(/\.md$/, ending);
    await save();
    if (state.files.some((file) => file.path === name) && !confirm(t('overwrite', name))) return;
    tell(t('making'));
    await api.run({ kind: 'export', document: state.document, name });
    await state.refresh();
    tell(t('exported', name));
  };
  const guarded = (what) => () => what().catch((error) => { tell(error.message); });
  const choose = async (event) => {
    if (text.value !== before && !confirm(t('unsaved'))) {
      event.target.value = state.document;
      return;
    }
    state.document = event.target.value;
    await load();
  };
  state.leave = () => text.value === before || confirm(t('unsaved'));
  load().catch(fail);
  return fill(main,
    h('section.panel', { 'aria-labelledby': 'report-title' },
      h('h2', { id: 'report-title' }, t('report')),
      h('div.bar', {},
        h('label', { htmlFor: 'document' }, t('document')),
        h('select', { id: 'document', onchange: (event) => choose(event).catch(fail) }, documents.map((name) => h('option', { selected: name === state.document }, name))),
        h('span.exports', { role: 'group', 'aria-label': t('exportAs') }, h('span.sub', {}, t('exportAs')),
          Object.entries(endings).map(([name, ending]) => h('button', { type: 'button', onclick: guarded(() => exportAs(ending)) }, name)))),
      status,
      h('label', { htmlFor: 'text' }, t('text')), text,
      h('button.primary', { type: 'button', onclick: guarded(async () => { await save(); await show(); }) }, t('save'))),
    h('section.panel', { 'aria-labelledby': 'preview-title' }, h('h2', { id: 'preview-title' }, t('preview')), preview));
}
