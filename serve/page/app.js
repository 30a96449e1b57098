// The page: which file, which command, which options; the rest is in the modules.
import * as api from './api.js';
import { fill, find, h, say } from './dom.js';
import { acceptDrops, fail, filesPanel, isDocument } from './files.js';
import { form, shownOptions } from './forms.js';
import { lineOf, optionWords } from './line.js';
import { reportView } from './report.js';
import { lineBox, resultCard, toTop } from './result.js';
import { columnsOf, inspect, target, understoodPanel } from './understood.js';
import { keptLang, lang, pick, setLang, t } from './words.js';

const shared = new Set(['by', 'area', 'period', 'value']); // and all of reading: they are of the file
const encodings = ['UTF-8', 'CP932', 'EUC-JP', 'UTF-16LE', 'UTF-16BE', 'CP1252'];
const inputs = new Set(['table', 'units', 'records', 'files']);
const results = h('div.results', { id: 'results' });

const state = {
  view: 'analyse', files: [], file: null, command: null, group: null, where: [],
  ofFile: {}, ofCommand: {}, leave: () => true,
  async refresh() { state.files = await api.files(); drawFiles(); },
};

// Files that came by other means, when the user comes back to the page.
async function look() {
  const files = await api.files();
  if (JSON.stringify(files.map((file) => file.path)) === JSON.stringify(state.files.map((file) => file.path))) return;
  state.files = files;
  drawFiles();
  drawLists();
}

const isOfFile = (name) => shared.has(name) || state.inspect.options.some((option) => option.name === name && option.group === 'reading');
const values = () => ({ ...state.ofFile, ...state.ofCommand[state.command.name] });
const words = () => [...state.command.name.split(' '), ...optionWords(shownOptions(state.command), values()), target(state.file)];

function change(name, value) {
  if (isOfFile(name)) state.ofFile[name] = value;
  else (state.ofCommand[state.command.name] ??= {})[name] = value;
  drawLine();
}

// Of commands those that read tables or records; the others have their place elsewhere on the page.
const isAnalysis = (command) => inputs.has(command.input) && command.name !== 'inspect' && command.name !== 'sentences' && ['table', 'verdict'].includes(command.output);

function drawFiles() {
  const side = find('side');
  if (side) fill(side, filesPanel(state, choose, state.refresh));
}

function drawLists() {
  const list = (id, items) => h('datalist', { id }, items.map((value) => h('option', { value })));
  fill(find('lists'), list('columns', state.file ? columnsOf(state.file) : []), list('paths', state.files.map((file) => file.path)),
    list('where', state.where), list('encodings', encodings), list('documents', state.files.map((file) => file.path).filter(isDocument)));
}
const lists = { columns: 'columns', files: 'paths', where: 'where', encodings: 'encodings' };

function drawUnderstood() {
  const box = find('understood');
  if (!state.file) return fill(box, h('section.panel.welcome', {}, h('p', {}, t('welcome'))));
  if (state.file.error) return fill(box, h('section.panel', {}, h('h2', {}, t('understood')), h('p.path', {}, state.file.path), h('p.error', {}, state.file.error), readingForm()));
  if (!state.file.rows) return fill(box, h('section.panel', {}, h('h2', {}, t('understood')), h('p.sub', {}, `${t('reading')}…`)));
  return fill(box, understoodPanel(state.inspect, state.file, state.ofFile, change, read, lists));
}

// A file that is not understood may be under other options.
function readingForm() {
  const valueOf = (name) => state.ofFile[name];
  return h('form', { onsubmit: (event) => { event.preventDefault(); read(); } },
    form(state.inspect, state.help.option_groups.filter((group) => group.name === 'reading'), valueOf, change, lists),
    h('button', {}, t('again')));
}

async function read() {
  const file = state.file;
  file.rows = file.error = undefined;
  drawUnderstood();
  try {
    await inspect(state.inspect, file, state.ofFile);
    say(t('readDone', file.path));
  } catch (error) {
    file.error = error.message;
    say(error.message);
  }
  if (file !== state.file) return;
  drawLists();
  drawUnderstood();
  drawAnalyses();
}

function choose(path) {
  if (state.view !== 'analyse') show('analyse');
  state.file = { path };
  state.ofFile = {};
  state.ofCommand = {};
  state.where = [];
  drawFiles();
  return read();
}

function pickCommand(command) {
  state.command = command;
  state.group = command.group;
  if (command.chart) (state.ofCommand[command.name] ??= {}).width ??= innerWidth < 600 ? '90' : '165';
  drawAnalyses();
}

function drawAnalyses() {
  const box = find('analyses');
  if (!state.file?.rows) return fill(box);
  const all = state.help.commands.filter(isAnalysis);
  const groups = state.help.groups.filter((group) => all.some((command) => command.group === group.name));
  state.group ??= groups.find((group) => group.name === 'structure')?.name ?? groups[0].name;
  const tabs = groups.map((group) => h('button.tab', { type: 'button', 'aria-pressed': String(group.name === state.group), onclick: () => { state.group = group.name; drawAnalyses(); find(`group-${group.name}`)?.focus(); }, id: `group-${group.name}` }, pick(group.title)));
  const commands = all.filter((command) => command.group === state.group).map((command) =>
    h('button.command', { type: 'button', 'aria-pressed': String(command === state.command), onclick: () => { pickCommand(command); find('form-title')?.focus({ preventScroll: true }); } },
      h('strong', {}, command.name), h('span.sub', {}, pick(command.summary))));
  return fill(box, h('section.panel', { 'aria-labelledby': 'analyses-title' }, h('h2', { id: 'analyses-title' }, t('analyses')),
    h('div.tabs', {}, tabs), h('div.commands', {}, commands),
    state.command && state.command.group === state.group ? commandForm() : null)), drawLine();
}

function commandForm() {
  const { command } = state;
  const groups = state.help.option_groups.filter((group) => ['own', 'reading', 'output', 'figure'].includes(group.name));
  return h('form.command', { id: 'form', onsubmit: (event) => { event.preventDefault(); run(); } },
    h('h3', { id: 'form-title', tabIndex: -1 }, `${command.name}: ${pick(command.summary)}`),
    h('details', {}, h('summary', {}, t('help')), h('p', {}, pick(command.help))),
    form(command, groups, (name) => values()[name], change, lists),
    h('button.primary', {}, t('run')));
}

function drawLine() {
  const box = find('line');
  const ready = state.command && state.file?.rows;
  box.hidden = !ready;
  if (ready) fill(box, h('h2.unseen', {}, t('command')), lineBox(lineOf(words()) + (state.command.chart ? ' --chart figure.svg' : '')),
    h('button.primary', { type: 'button', onclick: run }, t('run')));
}

function run(event) {
  event?.preventDefault?.();
  const { command } = state;
  const given = { ...values() };
  const card = resultCard(command, words(), given, state, {
    narrow: (condition) => rerun(command, 'where', [...new Set([...[given.where ?? []].flat(), condition])]),
    texts: (texts) => { for (const [name, text] of Object.entries(texts)) change(name, text); rerun(command); },
  });
  results.prepend(card);
  card.querySelector('h3').focus({ preventScroll: true });
  toTop(card);
}

function rerun(command, name, value) {
  state.command = command;
  if (name) change(name, value);
  drawAnalyses();
  run();
}

function analyseView() {
  return h('div.columns', {}, h('div', { id: 'side' }), h('main', { id: 'main', tabIndex: -1 },
    h('div', { id: 'understood' }), h('div', { id: 'analyses' }),
    results, h('div.dock', { id: 'line', role: 'region', 'aria-label': t('command'), hidden: true })));
}

function show(view) {
  if (!state.leave()) return;
  state.leave = () => true;
  state.view = view;
  draw();
}

function draw() {
  find('skip').textContent = t('skip');
  const tab = (view) => h('button', { type: 'button', 'aria-current': state.view === view ? 'page' : null, onclick: () => show(view) }, t(view));
  fill(find('views'), tab('analyse'), tab('report')).setAttribute('aria-label', t('views'));
  const langButton = (one, text) => h('button', { type: 'button', lang: one, 'aria-pressed': String(lang() === one), onclick: () => turn(one) }, text);
  fill(find('langs'), langButton('ja', '日本語'), langButton('en', 'English')).setAttribute('aria-label', t('language'));
  fill(find('view'), h('div', { id: 'failure', role: 'alert' }), h('div', { id: 'lists', hidden: true }), state.view === 'report' ? reportView(state) : analyseView());
  drawLists();
  if (state.view === 'report') return;
  drawFiles();
  drawUnderstood();
  drawAnalyses();
}

function turn(language) {
  if (!state.leave()) return;
  state.leave = () => true;
  setLang(language, true);
  draw();
  if (state.file) read();
}

async function begin() {
  const about = await api.about();
  setLang(keptLang() ?? about.lang);
  find('folder').textContent = about.folder;
  find('folder').title = `sangyo ${about.version}`;
  const [files, done] = await Promise.all([api.files(), api.run({ kind: 'commands' })]);
  state.files = files;
  state.help = await api.partJson(done.id, 'out');
  // each option is given once, and named by its place; rows are chosen as often as columns are
  for (const command of state.help.commands)
    command.options = Object.entries(command.options).flatMap(([group, places]) => places.map((i) =>
      ({ ...state.help.options[i], group: state.help.options[i].name === 'where' ? 'own' : group })));
  state.inspect = state.help.commands.find((command) => command.name === 'inspect');
  draw();
  acceptDrops(choose, state.refresh);
  addEventListener('focus', () => look().catch(() => {}));
}

begin().catch((error) => {
  find('view').append(h('div', { id: 'failure', role: 'alert' }));
  fail(error);
});
