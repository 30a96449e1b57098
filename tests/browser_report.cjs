// A report in Chromium: usage: node tests/browser_report.cjs PAGE.html…
// Exit status 77, with a message, where playwright-core or chromium is missing.
'use strict';
const fs = require('fs');
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

async function checkPage(browser, file, width) {
  const faults = [];
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && faults.push(`console: ${m.text()}`));
  page.on('pageerror', (e) => faults.push(`script: ${e.message}`));
  page.on('request', (r) => r.url().startsWith('file://' + path.resolve(file)) || faults.push(`asks for ${r.url()}`));
  await page.goto('file://' + path.resolve(file));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) faults.push(`${overflow} px wider than the window`);
  const links = await page.$$('nav a');
  if (!links.length) faults.push('no table of contents');
  for (const link of links) {
    const name = (await link.textContent()).trim();
    await link.click();
    const target = await page.evaluate(() => {
      const id = decodeURIComponent(location.hash.slice(1));
      const element = document.getElementById(id);
      return element && { text: element.textContent.trim(), top: element.getBoundingClientRect().top,
                          last: window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2 };
    });
    if (!target || target.text !== name) faults.push(`'${name}' leads to ${target && target.text}`);
    else if (Math.abs(target.top) > 2 && !target.last) faults.push(`'${name}' is ${target.top} px off`);
  }
  const unreachable = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((e) => e.scrollWidth > e.clientWidth + 1 &&
      getComputedStyle(e).overflowX === 'auto' && e.tabIndex < 0).length);
  if (unreachable) faults.push(`${unreachable} scrolling regions without the keyboard`);
  await page.close();
  return faults.map((fault) => `${path.basename(file)} at ${width} px: ${fault}`);
}

(async () => {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
  const faults = [];
  for (const file of process.argv.slice(2))
    for (const width of [1280, 390]) faults.push(...(await checkPage(browser, file, width)));
  await browser.close();
  faults.forEach((fault) => console.log('FAILED', fault));
  console.log(`browser: ${process.argv.length - 2} pages, ${faults.length} faults`);
  process.exit(faults.length ? 1 : 0);
})();
