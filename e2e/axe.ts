import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { screensOf } from '../scripts/lib/screens.mjs';
import { openAs } from './chromium.ts';
import type { Stack } from './stack.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const allRules: RunOptions = { resultTypes: ['violations'], preload: false, iframes: false };
const contrastOnly: RunOptions = { ...allRules, runOnly: { type: 'rule', values: ['color-contrast'] } };

type Theme = 'light' | 'dark';
export const bothThemes: readonly Theme[] = ['light', 'dark'];

/** Ant Design applies its mixed colours one frame after the theme change. A string, because it runs in the page. */
const waitForTheme = `async (dark) => {
  const themed = document.querySelector('[class*="css-var-"]');
  const isDark = () => getComputedStyle(themed).getPropertyValue('--ant-color-bg-container') !== '#ffffff';
  while (themed !== null && isDark() !== dark) await new Promise(requestAnimationFrame);
}`;

/** Navigates to another screen inside the page, as a link would; resolves when the old screen is gone and the new one is complete. */
export async function goTo(page: Page, { path, ready }: { path: string; ready: string }): Promise<void> {
  await page.evaluate(`(() => {
    if (location.pathname === '${path}') return;
    document.querySelector('#content > *')?.setAttribute('data-last', '');
    history.pushState(null, '', '${path}');
    dispatchEvent(new PopStateEvent('popstate'));
  })()`);
  await page.locator('[data-last]').waitFor({ state: 'detached' });
  await page.locator(ready).first().waitFor();
}

/**
 * Serious and critical violations that axe-core reports for the screen, light and then dark: one line each, with its element. For
 * dark only contrast is checked, because nothing else differs. The theme must be "system".
 */
export async function axeViolations(
  page: Page,
  name: string,
  themes: readonly Theme[] = bothThemes,
): Promise<string[]> {
  const found: string[] = [];
  // Evaluated, not added as a script element, so that the page's policy stays unchanged.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source);
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(`(${waitForTheme})(${colorScheme === 'dark'})`);
    const options = colorScheme === 'light' ? allRules : contrastOnly;
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

/** Only tabs may scroll sideways on a phone, because other hidden content would be overlooked. A string, because it runs in the page. */
export const findOverflows = `[document.documentElement, ...document.querySelectorAll('#content, #content *')].flatMap((one) =>
  one.scrollWidth > one.clientWidth + 1 &&
  (one === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)) &&
  one.querySelector(':scope > [role=tablist]') === null
    ? [one.tagName.toLowerCase() + '.' + one.className + ' is ' + one.scrollWidth + ' px wide, and has ' + one.clientWidth]
    : [])`;

/** Elements that scroll sideways at 390 px. */
async function overflows(page: Page, name: string): Promise<string[]> {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  const found = (await page.evaluate(findOverflows)) as string[];
  await page.setViewportSize({ width: 1280, height: 800 });
  return found.map((one) => `${name}, 390 px: ${one}`);
}

interface ScreenCheckOptions {
  readonly browser: Browser;
  readonly stack: Stack;
  readonly screens: ReturnType<typeof screensOf>;
  readonly language: 'zh' | 'en';
}

/**
 * `axeViolations` of every screen with the role that uses it, of the sign-in, and of the queue on a phone; and elements that are too
 * wide for a phone.
 */
export async function screenViolations({ browser, stack, screens, language }: ScreenCheckOptions): Promise<string[]> {
  const found: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: language });
  await context.addInitScript(`localStorage.setItem('language', '${language}')`);
  const tab = await context.newPage();
  const supervisor = stack.signIns.find((one) => one.role === 'supervisor');
  await tab.goto(`${stack.url}/`);
  await tab.locator('input[type=password]').fill(supervisor?.password ?? '');
  found.push(...(await axeViolations(tab, `${language} sign-in`)));
  await tab.locator('input[autocomplete=username]').fill(supervisor?.login ?? '');
  await tab.locator('button[type=submit]').click();
  await tab.locator('#content h1').first().waitFor();
  // A supervisor sees the reviewers' screens, too.
  for (const role of ['supervisor', 'administrator', 'applicant']) {
    if (role !== 'supervisor') {
      const person = stack.signIns.find((one) => one.role === role);
      await openAs(tab, stack, person, '/queue');
      await tab.locator('#content h1').first().waitFor();
    }
    for (const screen of screens) {
      const { name, open } = screen;
      if (screen.role !== role && (screen.role !== 'reviewer' || role !== 'supervisor')) continue;
      await goTo(tab, screen);
      await open?.(tab);
      found.push(...(await axeViolations(tab, `${language} ${name}`)));
      if (open === undefined) found.push(...(await overflows(tab, `${language} ${name}`)));
      else await tab.keyboard.press('Escape');
    }
  }
  await openAs(tab, stack, supervisor, '/queue');
  await tab.setViewportSize({ width: 390, height: 844 });
  await goTo(tab, { path: '/queue', ready: '[data-row]' });
  found.push(...(await axeViolations(tab, `${language} queue as cards`)));
  await context.close();
  return found;
}
