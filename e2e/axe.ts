import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everything: RunOptions = { resultTypes: ['violations'], preload: false, iframes: false };
const contrast: RunOptions = { ...everything, runOnly: { type: 'rule', values: ['color-contrast'] } };

/**
 * What axe-core calls serious or critical on the screen as it stands, light and then dark: one line each, with the place.
 * Of dark only contrast is asked, for nothing else differs. The page must follow the system (nothing chosen).
 */
export async function blemishes(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  // Evaluated, not added as an element: the page's policy stands as it is.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const options = colorScheme === 'light' ? everything : contrast;
    const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults;
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        for (const { target, failureSummary } of nodes)
          found.push(
            `${name}, ${colorScheme}: ${id} at ${target.join(' ')}: ${failureSummary?.split('\n').at(1)?.trim()}`,
          );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
