// The page of `sangyo serve` in Chromium, from a dropped workbook to a report. Usage:
//   node tests/serve_browser.cjs SANGYO [FOLDER FOR PICTURES]
// Exit status 77, with a message, where playwright-core or chromium is missing.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

function skip(what) {
  console.log(`skipped: no ${what}`);
  process.exit(77);
}

let chromium;
try {
  ({ chromium } = require('playwright-core'));
} catch {
  skip('playwright-core (npm install --prefix build/node playwright-core)');
}
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((p) => fs.existsSync(p));
if (!executablePath) skip('chromium');

const [, , sangyo, pictures] = process.argv;
const kami = 'examples/workbooks/kami.xlsx';
const faults = [];
const check = (ok, what) => ok || faults.push(what);
const wait = { timeout: 30000 };

// A server of a new folder with these files, and its end.
async function serve(files, lang) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sangyo-serve-'));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  const server = spawn(path.resolve(sangyo), ['serve', folder, '--lang', lang], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((done) => server.once('exit', done));
  const url = await Promise.race([
    new Promise((done) => server.stdout.once('data', (text) => done(String(text).trim()))),
    gone.then((status) => { throw new Error(`the server ended with ${status}`); })]);
  return { folder, url, names: () => fs.readdirSync(folder).sort(),
    async end() {
      server.kill('SIGTERM');
      check((await gone) === 0, 'the server does not end well');
      fs.rmSync(folder, { recursive: true });
    } };
}

// A page that may ask for nothing but what its server has, and say nothing wrong.
async function open(browser, server, width) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const origin = new URL(server.url).origin;
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && faults.push(`console: ${m.text()}`));
  page.on('pageerror', (e) => faults.push(`script: ${e.message}`));
  page.on('request', (r) => r.url().startsWith(origin) || r.url().startsWith('data:') || faults.push(`asks for ${r.url()}`));
  page.setDefaultTimeout(wait.timeout);
  await page.goto(server.url);
  await page.waitForSelector('.drop');
  return page;
}

async function fits(page, what) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(over <= 0, `${what}: ${over} px wider than the window`);
}

async function picture(page, name) {
  if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

async function drop(page, file) {
  const bytes = fs.readFileSync(file).toString('base64');
  const data = await page.evaluateHandle(([text, name]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
    return transfer;
  }, [bytes, path.basename(file)]);
  await page.dispatchEvent('.drop', 'dragenter', { dataTransfer: data });
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
}

const figureIsDrawn = (page) => page.waitForFunction(() => {
  const image = document.querySelector('.result img');
  return image && image.complete && image.naturalWidth > 0 && image.alt.length > 10;
}, undefined, wait);

async function downloads(page, where) {
  for (const [name, begins] of [['CSV', '\ufeff'], ['XLSX', 'PK'], ['SVG', '<'], ['PNG', '\ufffdPNG'], ['PDF', '%PDF']]) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(`.downloads :text-is("${name}")`)]);
    const text = fs.readFileSync(await download.path(), 'utf8');
    check(text.startsWith(begins), `${where}: ${name} begins with ${JSON.stringify(text.slice(0, 8))}`);
    check(download.suggestedFilename() === `composition.${name.toLowerCase()}`, `${where}: ${download.suggestedFilename()}`);
  }
}

// The text of a figure, then a role, the meaning of a symbol: all are in the line.
async function changes(page, where) {
  await page.locator('.result details:has(form):not(:has(.checks)) > summary').click();
  await page.locator('.result form.texts input').first().fill('A title of <b>mine</b>');
  await page.locator('.result form.texts button').first().click();
  await page.waitForFunction(() => document.querySelector('.result:first-child img')?.alt.startsWith('A title of <b>mine</b>'), undefined, wait);
  const line = () => page.textContent('#line code');
  check((await line()).includes("--title 'A title of <b>mine</b>'"), `${where}: the line lacks the title: ${await line()}`);
  await page.locator('#understood .scroll tbody tr').nth(1).locator('select').selectOption('value');
  check((await line()).includes("--value '平成28年 事業所数'"), `${where}: the line lacks a role: ${await line()}`);
  await page.locator('#understood .scroll tbody tr').nth(1).locator('select').selectOption('');
  await page.locator('#understood .narrowest tbody tr').nth(1).locator('select').selectOption('not_available');
  check((await line()).includes('--missing X=not_available'), `${where}: the line lacks a symbol: ${await line()}`);
  await page.locator('#understood .narrowest tbody tr').nth(1).locator('select').selectOption('');
}

async function fromWorkbookToReport(browser, width, lang) {
  const server = await serve({}, lang);
  const page = await open(browser, server, width);
  const where = `${width} px, ${lang}`;
  await drop(page, kami);
  await page.waitForSelector('.facts');
  check((await page.textContent('#understood h3')).includes('産業（大分類）別事業所数'), `${where}: the table is not understood`);
  check((await page.$$('#understood .scroll tbody tr')).length === 7, `${where}: not 7 columns`);
  await fits(page, where);
  await picture(page, `file-${lang}-${width}`);
  await page.click('.commands button:has(strong:text-is("composition"))');
  await page.fill('form.command [list=where]', 'measure=事業所数');
  await page.press('form.command [list=where]:focus', 'Tab');
  check((await page.textContent('#line code')).includes("--where measure=事業所数"), `${where}: the line lacks a condition`);
  await fits(page, `${where}, form`);
  await page.click('#form > button.primary');
  await figureIsDrawn(page);
  check((await page.textContent('.result .sentences')).length > 20, `${where}: no sentence`);
  check((await page.$$('.result .sg-table tbody tr')).length >= 6, `${where}: no table`);
  await fits(page, `${where}, result`);
  await page.waitForTimeout(400); // the page has come to rest at the result
  await picture(page, `result-${lang}-${width}`);
  await downloads(page, where);
  await changes(page, where);
  await page.locator('.result details:has(.checks) > summary').first().click();
  await page.locator('.result button.primary').first().click();
  await page.waitForFunction(() => [...document.querySelectorAll('.result form [role=status]')].some((e) => e.textContent.includes('report.md')), undefined, wait);
  await page.click('#views button:nth-child(2)');
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await frame.waitForSelector('svg', { state: 'attached' });
  check((await frame.$$('table')).length === 1, `${where}: no table in the preview`);
  for (const [name, ending] of [['HTML', '.html'], ['XLSX', '.xlsx']]) {
    await page.click(`.exports button:text-is("${name}")`);
    await page.waitForFunction((text) => document.querySelector('section [role=status]').textContent.includes(text), `report${ending}`, wait);
  }
  await fits(page, `${where}, report`);
  await picture(page, `report-${lang}-${width}`);
  check(server.names().join() === 'kami.xlsx,report.html,report.md,report.xlsx', `${where}: the folder has ${server.names()}`);
  check(fs.readFileSync(path.join(server.folder, 'report.html'), 'utf8').includes('<svg'), `${where}: the exported page has no figure`);
  await page.close();
  await server.end();
}

// Tab and Enter alone. `reach` goes on until what has the focus is what is wanted.
async function byKeyboard(browser) {
  const server = await serve({ 'kami.xlsx': fs.readFileSync(kami) }, 'en');
  const page = await open(browser, server, 1280);
  await page.waitForSelector('.file');
  const reach = async (selector) => {
    for (let i = 0; i < 200; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  };
  await page.keyboard.press('Tab');
  check(await page.evaluate(() => document.activeElement.matches('.skip')), 'the first stop is not the way to the content');
  await reach('.file');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.commands');
  await reach('.commands button:nth-child(1)');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#form');
  await reach('#form > button.primary');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.result .downloads');
  const said = await page.textContent('#live');
  check(said.includes('composition'), `a screen reader hears '${said}'`);
  await reach('.narrow .chip');
  await page.keyboard.press('Enter');
  await figureIsDrawn(page);
  const nameless = await page.evaluate(() => [...document.querySelectorAll('input, select, textarea, button, iframe')].filter((e) =>
    !e.labels?.length && !e.getAttribute('aria-label') && !e.title && !e.textContent.trim()).map((e) => e.outerHTML.slice(0, 120)));
  check(!nameless.length, `without a name: ${nameless}`);
  await page.close();
  await server.end();
}

const bad = '<img src=x onerror="window.harmed=1">';

async function hostile(browser) {
  const name = `"'><svg onload=window.harmed=1> ${'`$(touch harmed)`'} ;&.csv`;
  const rows = ['年,産業,' + `事業所数<script>window.harmed=1<\u002fscript>`, `2016,${bad.replaceAll('"', "'")},10`, '2016,</table><script>window.harmed=1</script>,20', '2016,```{{x}}$(id),30'];
  const server = await serve({ [name]: rows.join('\n') + '\n' }, 'ja');
  const page = await open(browser, server, 1280);
  await page.click('.file');
  await page.waitForSelector('.commands');
  await page.click('.commands button:has(strong:text-is("composition"))');
  await page.click('#form > button.primary');
  await figureIsDrawn(page);
  check((await page.textContent('.result .sg-table')).includes('<img src=x'), 'a hostile label is not shown as it is');
  await page.locator('.result details:has(.checks) > summary').click();
  await page.click('.result button.primary');
  await page.waitForFunction(() => [...document.querySelectorAll('.result form [role=status]')].some((e) => e.textContent.includes('report.md')), undefined, wait);
  await page.click('#views button:nth-child(2)');
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await frame.waitForSelector('svg', { state: 'attached' });
  for (const [who, where] of [['page', page], ['preview', frame]]) {
    const found = await where.evaluate(() => [window.harmed, document.querySelectorAll('img[src=x], [onload], [onerror], table script').length]);
    check(!found[0] && !found[1], `hostile text is alive in the ${who}: ${found}`);
  }
  check(server.names().length === 2, `the folder has ${server.names()}`);
  await page.close();
  await server.end();
}

// A run that would take long is stopped, while another one goes on.
async function stopping(browser) {
  const server = await serve({}, 'en');
  for (const name of fs.readdirSync('examples/kawasaki-census')) fs.copyFileSync(`examples/kawasaki-census/${name}`, path.join(server.folder, name));
  const page = await open(browser, server, 1280);
  await page.click('.file:has-text("datapackage.json")');
  await page.waitForSelector('.commands');
  await page.selectOption('#part', '#area');
  await page.waitForSelector('.commands');
  await page.click('.commands button:has(strong:text-is("concentration"))');
  const set = async (option, value) => {
    const box = page.locator(`#form .field:has(code:text-is("--${option}"))`).locator('input, select').first();
    await ((await box.evaluate((e) => e.tagName)) === 'SELECT' ? box.selectOption(value) : box.fill(value));
    await box.blur();
  };
  for (const [option, value] of [['reference', 'R00000'], ['unit', 'establishments'], ['ci', 'bootstrap'], ['bootstrap', '20000000'], ['area', 'area_code'], ['value', 'establishments']]) await set(option, value);
  await page.click('#form > button.primary');
  await page.waitForFunction(() => /Running \d/.test(document.querySelector('.result .state').textContent), undefined, wait);
  await page.click('.commands button:has(strong:text-is("composition"))');
  await page.click('#form > button.primary');
  await page.waitForSelector('.result:nth-child(1) .sg-table');
  const long = page.locator('.result:nth-child(2)');
  check(/Running/.test(await long.locator('.state').textContent()), 'the long run is over');
  await long.locator('button:text-is("Stop")').click();
  await page.waitForFunction(() => document.querySelector('.result:nth-child(2) .error')?.textContent === 'Stopped', undefined, wait);
  await page.close();
  await server.end();
}

(async () => {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
  const runs = [['1280 px', () => fromWorkbookToReport(browser, 1280, 'ja')], ['390 px', () => fromWorkbookToReport(browser, 390, 'en')],
    ['keyboard', () => byKeyboard(browser)], ['hostile', () => hostile(browser)], ['stopping', () => stopping(browser)]];
  for (const [name, run] of runs)
    await run().catch((error) => faults.push(`${name}: ${error.message}`));
  await browser.close();
  faults.forEach((fault) => console.log('FAILED', fault));
  console.log(`serve in a browser: ${runs.length} ways, ${faults.length} faults`);
  process.exit(faults.length ? 1 : 0);
})();
