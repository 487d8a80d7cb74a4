import { expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { screensOf } from '../scripts/lib/screens.mjs';
import { goTo } from './axe.ts';
import { focusContrast } from './focus.ts';
import { consolePages, openPage } from './pages.ts';
import { createDraft } from './steps.ts';

const pages = consolePages();

/** Runs in the page: marks one control of each kind, by the classes of it and of what holds it. Returns their names. */
const markControls = `[...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"]')].reduce((kinds, one) => {
  const { width, height } = one.getBoundingClientRect();
  if (one.matches(':disabled, [type=hidden]') || one.tabIndex < 0 || width * height === 0) return kinds;
  let kind = '';
  for (let at = one, nth = 0; at !== null && nth < 4; at = at.parentElement, nth += 1) kind += at.tagName + at.getAttribute('class') + ' ';
  if (kinds.has(kind)) return kinds;
  one.setAttribute('data-control', kinds.size);
  kinds.set(kind, one.tagName + ' ' + one.className + ': ' + (one.getAttribute('aria-label') ?? one.textContent).slice(0, 40));
  return kinds;
}, new Map()).values().toArray()`;

test('the focus is seen on every kind of control of every screen', async () => {
  const { stack } = pages;
  const order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
  const draft = await createDraft(stack, 1);
  const [partner] = await stack.db.query<{ id: string }>('select id from app.partners order by id limit 1');
  const [record] = await stack.db.query<{ id: string }>('select id from app.records order by id limit 1');
  const screens = screensOf({
    ...{ initial: order.id, partner: partner?.id ?? '', record: record?.id ?? '', draft: draft.id },
  });
  const known = new Set<string>();
  const invisible: string[] = [];
  for (const role of ['supervisor', 'administrator', 'applicant']) {
    const page = await openPage(pages, role, '/');
    await page.locator('#content h1').first().waitFor();
    for (const screen of screens) {
      if (screen.open !== undefined) continue;
      if (screen.role !== role && (screen.role !== 'reviewer' || role !== 'supervisor')) continue;
      await goTo(page, screen);
      const controls = (await page.evaluate(markControls)) as string[];
      for (const [nth, name] of controls.entries()) {
        const control = page.locator(`[data-control="${nth}"]`);
        // The header and the menu are on every screen.
        if (known.has(name) || (await control.count()) !== 1) continue;
        known.add(name);
        const contrast = await focusContrast(page, control);
        if (contrast !== undefined && contrast < 1) invisible.push(`${screen.name}: ${name}: ${contrast.toFixed(2)}`);
      }
    }
    await page.close();
  }
  expect(known.size).toBeGreaterThan(60);
  expect(invisible).toEqual([]);
});
