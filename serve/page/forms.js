// Forms made from the descriptors of commands: none is written by hand.
import { h, newId } from './dom.js';
import { pick, t } from './words.js';

// What the page itself sees to, or what would write elsewhere.
const left = new Set(['lang', 'help', 'quiet', 'format', 'bom', 'no-progress', 'keep']);
const isShown = (option) => !left.has(option.name) && !option.kind.startsWith('output');
export const shownOptions = (command) => command.options.filter(isShown);

function choiceInput(option, value, attributes, change) {
  const hint = option.default ? `${t('preset')}: ${option.default}` : '';
  const choices = option.choices.map(({ word, help }) =>
    h('option', { value: word, selected: word === value }, help ? `${word}: ${pick(help)}` : word));
  return h('select', { ...attributes, onchange: (event) => change(event.target.value) },
    h('option', { value: '', selected: !value }, hint), ...choices);
}

function textInput(option, value, attributes, change, lists) {
  const number = option.kind === 'integer' || option.kind === 'number';
  const list = option.columns ? lists.columns : option.kind === 'file' ? lists.files
    : option.name === 'where' ? lists.where : option.name === 'encoding' ? lists.encodings : null;
  return h('input', {
    ...attributes, type: number ? 'number' : 'text', value: value ?? '', list,
    step: option.kind === 'number' ? 'any' : null, min: number ? option.minimum : null,
    max: number ? option.maximum : null, autocomplete: 'off', spellcheck: false,
    placeholder: option.default ?? option.argument ?? '', onchange: (event) => change(event.target.value.trim()),
  });
}

function oneInput(option, value, attributes, change, lists) {
  return option.kind === 'choice' ? choiceInput(option, value, attributes, change)
    : textInput(option, value, attributes, change, lists);
}

// One input more than there are values.
function severalInputs(option, values, attributes, change, lists) {
  const box = h('div.several');
  const given = [values ?? []].flat();
  const draw = () => {
    box.replaceChildren(...[...given, ''].map((value, i) => oneInput(option, value,
      { ...attributes, id: i ? null : attributes.id, 'aria-label': i ? `--${option.name} ${i + 1}` : null },
      (now) => {
        const at = [...box.children].indexOf(document.activeElement);
        given[i] = now;
        for (let k = given.length - 1; k >= 0; k--) if (!given[k]) given.splice(k, 1);
        change([...given]);
        draw();
        box.children[Math.min(Math.max(at, 0), box.children.length - 1)]?.focus();
      }, lists)));
  };
  draw();
  return box;
}

// change(name, value) is called when the user has chosen.
export function field(option, value, change, lists) {
  const id = newId('option');
  const label = h('label', { htmlFor: id }, pick(option.help), option.required ? h('em', {}, t('needed')) : null);
  const typed = h('code.typed', { id: `${id}-typed` }, `--${option.name}`);
  const attributes = { id, 'aria-describedby': `${id}-typed`, required: option.required };
  const set = (now) => change(option.name, now);
  if (option.kind === 'flag')
    return h('div.field.flag', {}, h('input', { ...attributes, type: 'checkbox', checked: Boolean(value), onchange: (e) => set(e.target.checked) }),
      label, typed);
  return h('div.field', {}, label, (option.repeatable ? severalInputs : oneInput)(option, value, attributes, set, lists), typed);
}

// The options of a command by group, the command's own open.
export function form(command, groups, valueOf, change, lists) {
  return groups.map((group) => {
    const options = shownOptions(command).filter((option) => option.group === group.name);
    if (!options.length) return null;
    const fields = h('div.fields', {}, options.map((option) => field(option, valueOf(option.name), change, lists)));
    if (group.name === 'own') return fields;
    const set = options.some((option) => option.name !== 'width' && [valueOf(option.name)].flat().filter(Boolean).length);
    return h('details', { open: set && group.name !== 'reading' }, h('summary', {}, t('more', pick(group.title))), fields);
  });
}
