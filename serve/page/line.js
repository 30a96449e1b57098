// A command as words, and as the line that one types.

// As tools/line.c quotes: what a shell would read otherwise stands in single quotes.
export function quote(word) {
  const plain = word && [...word].every((c) => c.codePointAt(0) >= 0x80 || /[a-zA-Z0-9_\-./,:=+@%]/.test(c));
  return plain ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
export const lineOf = (words) => ['sangyo', ...words].map(quote).join(' ');

// values: {option: text, [texts], true or nothing}
export function optionWords(options, values) {
  const words = [];
  for (const option of options) {
    const given = [values[option.name]].flat().filter((value) => value !== undefined && value !== '' && value !== false);
    for (const value of option.repeatable ? given : given.slice(0, 1)) {
      words.push(`--${option.name}`);
      if (option.kind !== 'flag') words.push(String(value));
    }
  }
  return words;
}

// A name that begins like an option is no option.
export const pathWord = (path) => (path.startsWith('-') ? `./${path}` : path);
