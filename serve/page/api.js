// The server: files, runs, documents.
import { lang, t } from './words.js';

async function ask(path, options = {}) {
  let reply;
  try {
    reply = await fetch(`${path}?lang=${lang()}`, options);
  } catch {
    throw new Error(t('gone'));
  }
  if (reply.ok) return reply;
  const why = await reply.json().catch(() => ({}));
  throw new Error(why.error || `HTTP ${reply.status}`);
}

const place = (path) => path.split('/').map(encodeURIComponent).join('/');
const json = async (path, options) => (await ask(path, options)).json();
const send = (method, body) => ({ method, body: JSON.stringify(body) });

export const about = () => json('about');
export const files = () => json('files');
export const fileText = async (path) => (await ask(`files/${place(path)}`)).text();
export const append = (name, block) => json(`documents/${place(name)}`, send('POST', block));
export const replace = (name, change) => json(`documents/${place(name)}`, send('PUT', change));
export const partUrl = (id, name) => `runs/${id}/${name}`;
export const partText = async (id, name) => (await ask(partUrl(id, name))).text();
export const partJson = async (id, name) => JSON.parse(await partText(id, name));

// Puts a file into the folder, under a free name if its own is taken.
export async function upload(file) {
  const taken = new Set((await files()).map((one) => one.path));
  const dot = file.name.lastIndexOf('.') > 0 ? file.name.lastIndexOf('.') : file.name.length;
  let name = file.name;
  for (let i = 2; taken.has(name); i++) name = `${file.name.slice(0, dot)} (${i})${file.name.slice(dot)}`;
  await ask(`files/${encodeURIComponent(name)}`, { method: 'PUT', body: file });
  return name;
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Starts a run and follows it; `watch` gets {state, seconds, said}. `handle.stop` ends it.
export async function run(what, watch = () => {}, handle = {}) {
  let state = await json('runs', send('POST', what));
  handle.stop = () => json(`runs/${state.id}`, { method: 'DELETE' });
  for (let wait = 60; state.state === 'waits' || state.state === 'runs'; wait = Math.min(wait * 1.5, 500)) {
    watch(state);
    await pause(wait);
    state = await json(`runs/${state.id}`);
  }
  watch(state);
  if (state.state === 'stopped') throw new Error(t('stopped'));
  if (state.state === 'failed') throw new Error(messages(state.said) || t('crashed'));
  return state;
}

// What a run said that kept it from its work; remarks are shown elsewhere.
function messages(said) {
  const lines = said.split(/[\r\n]+/).map((line) => line.replace(/^sangyo: /, '').replace(/\x1b\[K/g, '').trim());
  return lines.filter((line) => line && !/^(note: |注: |try '|「sangyo help)/.test(line)).join('\n');
}
