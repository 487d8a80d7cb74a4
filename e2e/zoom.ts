import type { Page } from 'playwright-core';
import { findOverflows } from './axe.ts';

/** Windows of 1280 × 800 and 1440 × 900 pixels at a zoom of 200 %: a page is laid out for half as many. */
const zoomedSizes = [
  [640, 400],
  [720, 450],
] as const;

/** Runs in the page: what can be pressed or filled in but lies out of the window or under something else, once it has been scrolled to. */
const findUnreachable = `(() => {
  // A drawer, too, covers the page until it is closed.
  const open = [...document.querySelectorAll('[role=dialog], #content aside')].filter(
    (one) => one.getClientRects().length > 0 && (one.role === 'dialog' || getComputedStyle(one).position === 'fixed')).at(-1);
  const group = 'label, td, li, .ant-select, .ant-picker, .ant-segmented-item, .ant-input-affix-wrapper, .ant-input-number';
  return [...(open ?? document.body).querySelectorAll('a[href], button:enabled, input:enabled, textarea:enabled')].flatMap((one) => {
    const before = one.getBoundingClientRect();
    // What is only for screen readers is one pixel large.
    if (before.width < 2 || before.height < 2 || getComputedStyle(one).visibility === 'hidden') return [];
    // The link over the page comes into the window with the focus.
    if (one.getAttribute('href') === '#content') return [];
    one.scrollIntoView({ block: 'center', inline: 'nearest' });
    const [{ left, top, width, height }] = one.getClientRects();
    const at = document.elementFromPoint(left + width / 2, top + height / 2);
    const isThere = at !== null && (one.contains(at) || at.contains(one) || one.closest(group)?.contains(at));
    const name = one.getAttribute('aria-label') ?? (one.textContent || one.id);
    return isThere ? [] : [name.slice(0, 40) + ' at ' + Math.round(left) + ', ' + Math.round(top) + ' is under ' + at?.tagName + ' ' + at?.className];
  });
})()`;

const settled = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** What scrolls sideways or cannot be reached on the page, or in its dialog, at a zoom of 200 %. */
export async function zoomFaults(page: Page, name: string, more = '[]'): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  const found: string[] = [];
  for (const [width, height] of zoomedSizes) {
    await page.setViewportSize({ width, height });
    await page.evaluate(settled);
    const faults = (await page.evaluate(`[...${findOverflows}, ...${more}, ...${findUnreachable}]`)) as string[];
    found.push(...faults.map((one) => `${name} at ${width} × ${height} px: ${one}`));
    if (process.env.SHOTS_DIR) await page.screenshot({ path: `${process.env.SHOTS_DIR}/zoom-${name}-${width}.png` });
  }
  await page.setViewportSize(before);
  await page.evaluate(settled);
  return found;
}
