import type { Page } from 'playwright-core';

const settled = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
/** Runs in the page: by how much the window and the page around its lists could scroll, px. */
const findOuterScroll = `(() => {
  const root = document.documentElement;
  const main = document.querySelector('main') ?? root;
  return [['the window', root], ['main', main]].flatMap(([name, one]) =>
    one.scrollHeight > one.clientHeight || one.scrollTop > 0
      ? [name + ' is ' + one.scrollHeight + ' px high in ' + one.clientHeight + ' px, scrolled to ' + one.scrollTop]
      : []);
})()`;

/** What scrolls besides the lists themselves: nothing may, or a wheel over the end of a list moves the page out of the window. */
export async function outerScroll(page: Page): Promise<string[]> {
  await page.evaluate(settled);
  return (await page.evaluate(findOuterScroll)) as string[];
}
