/** @import { BrowserContext } from 'playwright-core' */

/**
 * A slow line, as Chromium emulates it: bits per second, and the time until an answer begins, ms.
 * @typedef {{ down: number, up: number, latencyMs: number }} Line
 */

/** The line of the goals in docs/performance.md. @type {Line} */
export const slowLine = { down: 1_600_000, up: 750_000, latencyMs: 150 };

/**
 * What opening a page took. `bytes`: all that came over the wire until the page was complete and idle, heads of answers included; times in ms
 * since the navigation began.
 * @typedef {{ bytes: number, requests: readonly { url: string, bytes: number }[], firstPaintMs: number, readyMs: number }} PageLoad
 */

/** A page without running requests for this long is complete, ms. */
const IDLE_MS = 500;

/**
 * Opens a page in a tab of its own and measures it by Chromium's protocol. The tab shares cookies and cache with its context: cold in a
 * new one.
 * @param {BrowserContext} context @param {string} url @param {string} ready selector that is visible once the page is complete
 * @param {Line | null} [line] null: as fast as the machine
 * @returns {Promise<PageLoad>}
 */
export async function measurePageLoad(context, url, ready, line = slowLine) {
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  if (line !== null)
    await protocol.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latencyMs,
      downloadThroughput: line.down / 8,
      uploadThroughput: line.up / 8,
    });
  /** @type {Map<string, { url: string, bytes: number, isOpen: boolean }>} */
  const requests = new Map();
  /** @type {(() => void) | undefined} */
  let onChange;
  protocol.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (/^(data|blob):/.test(request.url)) return;
    const name = type === 'Fetch' ? operationOf(request.postData) : undefined;
    const { pathname } = new URL(request.url);
    // The stream of changes stays open.
    requests.set(requestId, { url: name ?? pathname, bytes: 0, isOpen: type !== 'EventSource' });
    onChange?.();
  });
  /** @param {string} id @param {number} [bytes] */
  const end = (id, bytes) => {
    const found = requests.get(id);
    if (found !== undefined) Object.assign(found, { isOpen: false, bytes: bytes ?? found.bytes });
    onChange?.();
  };
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => end(requestId, encodedDataLength));
  protocol.on('Network.loadingFailed', ({ requestId }) => end(requestId));

  await page.goto(url, { waitUntil: 'commit' });
  // By the protocol, because the page's policy allows no evaluation; as text, because scripts are typed without the names of a browser.
  /** @param {string} expression @returns {Promise<number>} */
  const ask = async (expression) => {
    const { result } = await protocol.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    return Math.round(Number(result.value));
  };
  const readyMs = await ask(`new Promise((resolve) => {
    const look = () => document.querySelector(${JSON.stringify(ready)})?.getClientRects().length > 0
      ? resolve(performance.now()) : requestAnimationFrame(look);
    look();
  })`);
  await new Promise((resolve) => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    onChange = () => {
      clearTimeout(timer);
      if (![...requests.values()].some(({ isOpen }) => isOpen)) timer = setTimeout(() => resolve(undefined), IDLE_MS);
    };
    onChange();
  });
  const firstPaintMs = await ask(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime`);
  await page.close();
  const all = [...requests.values()].map(({ url, bytes }) => ({ url, bytes }));
  return {
    bytes: all.reduce((sum, one) => sum + one.bytes, 0),
    requests: all.sort((a, b) => b.bytes - a.bytes),
    firstPaintMs,
    readyMs,
  };
}

/** The name of a GraphQL operation. @param {string | undefined} body */
const operationOf = (body) => /^\{"query":"\s*(?:query|mutation) (\w+)/.exec((body ?? '').replaceAll('\\n', ' '))?.[1];
