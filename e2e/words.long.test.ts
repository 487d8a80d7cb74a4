import { currentRegions } from '@beian/domain/codes';
import { provinceCodes } from '@beian/domain/province';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { collectTexts, foreignWords } from '../scripts/lib/foreign-words.mjs';
import { screensOf } from '../scripts/lib/screens.mjs';
import { goTo } from './axe.ts';
import { openAs } from './chromium.ts';
import { consolePages } from './pages.ts';
import { createDraft, valuesOf } from './steps.ts';

const pages = consolePages();

/** Cities and counties have Chinese names only. */
const regions = provinceCodes.flatMap((province) =>
  currentRegions(province).flatMap((city) => [city.name, ...currentRegions(city.code).map(({ name }) => name)]),
);

/** Sentences of rules that quote words of a website's name. */
const quoted = [/holds none of/, /is called …的/, /转, at most/];

const roles = ['supervisor', 'reviewer', 'administrator', 'applicant', 'nobody'] as const;

// The draft of a first filing shows every field of a subject with its city, its county and its choices.
test.each(['zh', 'en'] as const)(
  'no screen shows a word of the other language or a code for a name: %s',
  async (language) => {
    const { stack, browser } = pages;
    const at = language === 'zh' ? 0 : 1;
    const first = await createDraft(stack, 0, { kind: 'FIRST_FILING', values: valuesOf('FIRST_FILING') });
    const changed = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, at));
    const partners = await stack.db.query<{ id: string; name: string }>('select id, name from app.partners');
    const keys = await stack.db.query<{ name: string }>('select name from app.partner_keys');
    const screens = screensOf({
      ...{
        returned: changed.id,
        record: changed.record.id,
        partner: partners[0]?.id ?? '',
        draft: first.id,
      },
    });
    const people = stack.signIns.flatMap(({ name, login }) => [name, login]);
    const names = new Set([
      ...people,
      ...[...partners, ...keys].map(({ name }) => name),
      ...(language === 'en' ? regions : []),
    ]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: language });
    await context.addInitScript(`localStorage.setItem('language', '${language}')`);
    const found: string[] = [];
    for (const role of roles) {
      const page = await context.newPage();
      if (role === 'nobody') await context.clearCookies();
      else
        await openAs(
          page,
          stack,
          stack.signIns.find((one) => one.role === role),
          '/account',
        );
      for (const screen of screens.filter((one) => one.role === role)) {
        if (role === 'nobody') await page.goto(`${stack.url}${screen.path}`);
        else await goTo(page, screen);
        await page.locator(screen.ready).first().waitFor();
        await screen.open?.(page);
        found.push(...(await wordsOn(page, screen.name)));
        if (screen.open !== undefined) await page.keyboard.press('Escape');
      }
      await page.close();
    }
    await context.close();
    expect([...new Set(found)]).toEqual([]);

    async function wordsOn(page: Page, name: string): Promise<string[]> {
      const texts = (await page.evaluate(collectTexts)) as string[];
      return texts.flatMap((text) => {
        const words = quoted.some((one) => one.test(text)) ? [] : foreignWords(text, language, names);
        return words.length === 0 ? [] : [`${name}: ${words.join(' ')} in “${text.slice(0, 100)}”`];
      });
    }
  },
);
