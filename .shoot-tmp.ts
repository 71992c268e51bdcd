import { chromium } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
const out = '/tmp/shots-ui'; mkdirSync(out, { recursive: true });
const views = (process.argv[2] ?? 'all,shell,sign-in,setup,setup-token,404').split(',');
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync','--no-first-run','--disable-quic'] });
for (const scheme of ['light','dark'] as const) for (const width of [1280, 375]) {
  const c = await b.newContext({ colorScheme: scheme, viewport: { width, height: 800 }, ...(width===375 && {hasTouch:true,isMobile:true,deviceScaleFactor:2}) });
  const p = await c.newPage();
  p.on('console', m => { if (['error','warning'].includes(m.type())) console.log('CONSOLE', scheme, width, m.text().slice(0, 400)); });
  p.on('pageerror', e => console.log('PAGEERROR', e.message.slice(0,400)));
  await p.route('**/provider-icons/*', r => r.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#1a82e2" d="M8 0h16v16h-8v8H0V8h8z"/></svg>' }));
  for (const v of views) {
    await p.goto('http://localhost:3101/' + (v === '404' ? 'nothing-here' : v === 'all' ? 'styleguide' : 'styleguide?view=' + v));
    await p.waitForLoadState('networkidle'); await p.waitForTimeout(400);
    await p.screenshot({ path: `${out}/${v}-${width}-${scheme}.png`, fullPage: true });
    const o = await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (o > 0) console.log('OVERFLOW', v, width, o);
    const r = await new AxeBuilder({ page: p }).withTags(['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']).exclude('nextjs-portal').analyze();
    for (const x of r.violations) console.log('AXE', v, scheme, width, x.id, x.nodes.length, x.nodes.slice(0,3).map(n => n.target.join(' ') + ' :: ' + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message)).join(' | '));
  }
  await c.close();
}
await b.close(); console.log('done');
