import os from 'node:os';
import { Failure } from '../../../scripts/lib/failure.mjs';
import { startConsole } from './console.mjs';
import { percentile } from './statistics.mjs';

/** @import { Page } from 'playwright-core' */

/** What a page holds after garbage collection. @typedef {{ heapKb: number, nodes: number, listeners: number }} Memory */

/** Orders before the first measurement: by then every part of the pages has been loaded. */
const WARM_UP = 10;
/**
 * By how much a page may grow after that. A desk that is never let go has 2,000 nodes and 460 listeners: more than one is a leak. The heap is also
 * the code that Chromium compiles while it runs, and the answers of the last minute.
 */
const mayGrow = { heapKb: 6000, nodes: 2000, listeners: 500 };
/** From the press to the verdict on the screen, and from the claim to the row of another person's queue. */
const goalsMs = { verdict: 100, row: 2000 };
const list = '/queue?stage=INITIAL&holder=NOBODY';

/** Runs in the reviewer's page: notes the time from the press of Y to the frame that shows the verdict, ms. */
const watchVerdicts = `(() => {
  window.verdictTimes = [];
  let pressed;
  document.addEventListener('keydown', (event) => (pressed = event.key === 'y' ? event.timeStamp : pressed), true);
  new MutationObserver(() => {
    const from = pressed;
    pressed = undefined;
    if (from !== undefined) requestAnimationFrame(() => setTimeout(() => verdictTimes.push(performance.now() - from)));
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-pressed'] });
  window.verdictsPainted = (count) => new Promise((resolve) => {
    const look = () => (verdictTimes.length >= count ? resolve() : requestAnimationFrame(look));
    look();
  });
})()`;
/** Runs in the page of a queue: notes when a row first says that somebody works on the order, ms since 1970. */
const watchRows = `(() => {
  window.rowTimes = {};
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
    for (const row of document.querySelectorAll('[data-row]'))
      if (/正在处理/.test(row.innerHTML)) rowTimes[row.dataset.row] ??= Date.now();
  }))).observe(document.querySelector('#content'), { subtree: true, childList: true, characterData: true, attributes: true });
})()`;

/**
 * A reviewer decides one order after another by keyboard while a supervisor's queue stays open. Prints the times of verdicts and of rows, and
 * what both pages hold after the first ten orders and at the end.
 * @param {{ orders: number, decided: number, command: string }} options @returns {Promise<boolean>} whether every goal was met
 */
export async function benchReviewerDay({ orders, decided, command }) {
  const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  const { url, openContext, filled, chromiumVersion } = await startConsole(orders, say);
  say(
    `${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)} before, Node ${process.versions.node}, Chromium ${chromiumVersion}; ${command}`,
  );
  /** @param {{ login: string, password: string }} person @param {string} where */
  const open = async (person, where) => {
    const page = await (await openContext(person, { width: 1440, height: 900 })).newPage();
    await page.goto(url + where);
    await page.locator('[data-row]').first().waitFor();
    return page;
  };
  const queue = await open(filled.supervisor, '/queue?stage=INITIAL');
  const desk = await open(filled.reviewers[0], list);
  await queue.evaluate(watchRows);
  await desk.evaluate(watchVerdicts);
  const pages = { desk: await memoryOf(desk), queue: await memoryOf(queue) };
  /** @type {Map<string, number>} */
  const claims = new Map();
  /** @type {Record<'desk' | 'queue', Memory>[]} */
  const memories = [];
  for (let nth = 1; nth <= decided; nth += 1) {
    const { id, at } = await decideOne(desk);
    claims.set(id, at);
    if (nth === WARM_UP || nth === decided) memories.push({ desk: await pages.desk(), queue: await pages.queue() });
  }
  /** @type {number[]} */
  const verdicts = await desk.evaluate('verdictTimes');
  /** @type {Record<string, number>} */
  const rowTimes = await queue.evaluate('rowTimes');
  const rows = Object.entries(rowTimes).flatMap(([id, at]) => (claims.has(id) ? [at - (claims.get(id) ?? 0)] : []));

  say(
    `load ${os.loadavg()[0]?.toFixed(1)} after\n| ms | count | p50 | p95 | most | goal |\n| --- | --- | --- | --- | --- | --- |`,
  );
  const late = Object.entries({ verdict: verdicts, row: rows }).filter(([name, times]) => {
    const sorted = times.toSorted((a, b) => a - b);
    const goal = goalsMs[/** @type {keyof typeof goalsMs} */ (name)];
    const [half, most] = [percentile(sorted, 0.5), percentile(sorted, 0.95)];
    say(
      `| ${name} | ${sorted.length} | ${[half, most, sorted.at(-1) ?? Number.NaN, goal].map(Math.round).join(' | ')} |`,
    );
    return !(most <= goal);
  });
  say(`| page | measured | after ${WARM_UP} | after ${decided} | may grow by |\n| --- | --- | --- | --- | --- |`);
  const grown = /** @type {const} */ (['desk', 'queue']).flatMap((name) =>
    /** @type {const} */ (['heapKb', 'nodes', 'listeners']).filter((measured) => {
      const [before, after] = memories.map((one) => one[name][measured]);
      say(`| ${name} | ${measured} | ${before} | ${after} | ${mayGrow[measured]} |`);
      return !((after ?? 0) - (before ?? 0) <= mayGrow[measured]);
    }),
  );
  return late.length === 0 && grown.length === 0;
}

/**
 * Opens the first order of the list, claims it, passes its items, records the call, approves, and goes back to the list.
 * @param {Page} page @returns {Promise<{ id: string, at: number }>} the order, and when the API had answered the claim, ms since 1970
 */
async function decideOne(page) {
  const press = async (/** @type {string[]} */ ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('j', 'Enter');
  const claim = page.getByRole('button', { name: '领取', exact: true });
  await claim.waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1);
  if (id === undefined) throw new Failure(`No order was opened: ${page.url()}`);
  const claimed = page.waitForResponse((answer) => /mutation Claim/i.test(answer.request().postData() ?? ''));
  await claim.click();
  await claimed;
  const at = Date.now();
  const items = page.locator('tr[data-item]:has(button[aria-pressed])');
  await items.first().waitFor();
  const isPassed = page.locator('button[aria-pressed="true"]');
  const open = await items.filter({ hasNot: isPassed }).count();
  // As a person does, who presses again when the verdict stands there.
  const before = Number(await page.evaluate('verdictTimes.length'));
  for (let nth = 1; nth <= open; nth += 1) {
    await press('y');
    await page.evaluate(`verdictsPainted(${before + nth})`);
  }
  await press('e', 'e', 'l', 'Space', 'Enter');
  await page.getByRole('form', { name: '记录通话' }).waitFor({ state: 'hidden' });
  await press('Control+Enter');
  await page.getByRole('dialog').getByRole('button', { name: '初审通过' }).waitFor();
  await press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('region', { name: '接下来的订单' }).waitFor();
  await press('Escape');
  await page.locator('[data-row]').first().waitFor();
  await page.locator(`[data-row="${id}"]`).waitFor({ state: 'detached' });
  return { id, at };
}

/**
 * A function that measures a page by Chromium's protocol, after two collections: the second frees what finalizers of the first let go.
 * @param {Page} page @returns {Promise<() => Promise<Memory>>}
 */
async function memoryOf(page) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable');
  return async () => {
    for (let nth = 0; nth < 2; nth += 1) await protocol.send('HeapProfiler.collectGarbage');
    const { metrics } = await protocol.send('Performance.getMetrics');
    const value = (/** @type {string} */ name) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return {
      heapKb: Math.round(value('JSHeapUsedSize') / 1000),
      nodes: value('Nodes'),
      listeners: value('JSEventListeners'),
    };
  };
}
