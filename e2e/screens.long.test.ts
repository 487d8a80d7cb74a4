import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { screensOf } from '../scripts/lib/screens.mjs';
import { screenViolations } from './axe.ts';
import { closePages, openBrowser } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft } from './steps.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

// The desk during a review: returns.long.test.ts.
test.each(['zh', 'en'] as const)(
  'axe-core finds nothing serious on any screen, light and dark: %s',
  async (language) => {
    const order = await orderFlow.sendVersionedEvent(
      stack.partner,
      'submit',
      await createDraft(stack, language === 'zh' ? 0 : 1),
    );
    const [partner] = await stack.db.query<{ id: string }>('select id from app.partners order by id limit 1');
    const draft = await createDraft(stack, language === 'zh' ? 2 : 3);
    const screens = screensOf({
      ...{ returned: order.id, record: order.record.id, partner: partner?.id ?? '', draft: draft.id },
    });
    expect(await screenViolations({ browser, stack, screens, language })).toEqual([]);
  },
);
