import type { JSHandle, Page, Request } from 'playwright-core';

/** Requests of a page to the API: the pending ones, the answered ones, and the failures of each. */
interface Traffic {
  readonly inFlight: Set<Request>;
  answered: number;
  readonly failed: Map<string, number>;
}

/** The client sends a call three times before it gives up. */
const MAX_ATTEMPTS = 3;
/** Longest wait, ms; then the test reports what it waited for. */
const SETTLE_TIMEOUT_MS = 25_000;

function watchTraffic(page: Page): {
  traffic: Traffic;
  waitFor(isSettled: () => boolean): Promise<void>;
  stop(): void;
} {
  const traffic: Traffic = { inFlight: new Set(), answered: 0, failed: new Map() };
  let notify = () => {};
  const isApiRequest = (request: Request) => request.url().endsWith('/graphql');
  const start = (request: Request) => {
    if (isApiRequest(request)) traffic.inFlight.add(request);
  };
  const end = (request: Request, failed: boolean) => {
    if (!isApiRequest(request)) return;
    traffic.inFlight.delete(request);
    const body = request.postData() ?? '';
    if (!failed) traffic.answered += 1;
    // A request that the page itself aborted is not repeated.
    else if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      traffic.failed.set(body, (traffic.failed.get(body) ?? 0) + 1);
    notify();
  };
  const finished = (request: Request) => end(request, false);
  const broken = (request: Request) => end(request, true);
  page.on('request', start).on('requestfinished', finished).on('requestfailed', broken);
  return {
    traffic,
    waitFor: async (isSettled) => {
      const late = new Promise<never>((_, reject) => {
        AbortSignal.timeout(SETTLE_TIMEOUT_MS).addEventListener('abort', () => {
          const { inFlight, answered, failed } = traffic;
          const state = `${inFlight.size} on their way, ${answered} answered, ${JSON.stringify([...failed])}`;
          reject(new Error(`the page has not settled: ${state}`));
        });
      });
      // Avoids an unhandled rejection once the page has settled.
      late.catch(() => undefined);
      while (!isSettled())
        await Promise.race([
          new Promise<void>((resolve) => {
            notify = resolve;
          }),
          late,
        ]);
      // Waits until the page has rendered the answers.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    },
    stop: () => page.off('request', start).off('requestfinished', finished).off('requestfailed', broken),
  };
}

/** Simulates a tab switch by events, because headless Chromium shows every tab. */
export async function hideAndShow(page: Page): Promise<void> {
  for (const state of ['hidden', 'visible'])
    await page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, state);
}

/**
 * Hides and shows the tab; switches the network off, shows the tab again, and switches it on. Resolves when every repeated query has
 * its answer and the page has rendered it.
 */
export async function interrupt(page: Page): Promise<void> {
  const { traffic, waitFor, stop } = watchTraffic(page);
  await hideAndShow(page);
  await waitFor(() => traffic.answered > 0 && traffic.inFlight.size === 0);
  await page.context().setOffline(true);
  await page.getByText('网络已断开').waitFor();
  await hideAndShow(page);
  await waitFor(
    () =>
      traffic.inFlight.size === 0 &&
      traffic.failed.size > 0 &&
      [...traffic.failed.values()].every((times) => times >= MAX_ATTEMPTS),
  );
  traffic.answered = 0;
  await page.context().setOffline(false);
  await page.getByText('网络已断开').waitFor({ state: 'detached' });
  await waitFor(() => traffic.answered > 0 && traffic.inFlight.size === 0);
  stop();
}

const texts = ['input', 'textarea']
  .flatMap((tag) => [`#content ${tag}`, `[role=dialog] ${tag}`, `.ant-popover ${tag}`])
  .join(', ');

/** Types into every visible, enabled text field of the page. Returns their number. */
export async function typeEverywhere(page: Page): Promise<number> {
  let typed = 0;
  const open = page.locator(texts).locator('visible=true');
  for (const field of await open.all()) {
    const kind = await field.evaluate((node) => {
      const { type, readOnly, disabled } = node as HTMLInputElement;
      const role = node.getAttribute('role');
      if (readOnly || disabled || role === 'combobox' || node.closest('.ant-picker') !== null) return 'none';
      return role === 'spinbutton' || type === 'number' ? 'number' : type;
    });
    const value = {
      date: '2026-12-01',
      number: '7',
      text: '样例 1',
      search: '样例 1',
      textarea: '样例 1',
      password: 'p 1',
    };
    if (!Object.hasOwn(value, kind)) continue;
    await field.fill(value[kind as keyof typeof value]);
    typed += 1;
  }
  return typed;
}

interface CapturedField {
  readonly node: Element;
  readonly what: string;
}

/** Captures the fields of the page with their values, and its dialogs. */
export const captureFields = (page: Page): Promise<JSHandle<CapturedField[]>> =>
  page.evaluateHandle((selector) => {
    const holds = (node: Element) =>
      node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement
        ? `${node.value} ${node instanceof HTMLInputElement && node.checked}`
        : (node.textContent ?? '');
    const found = [...document.querySelectorAll(`${selector}, [role=dialog] code`)];
    return found
      .filter((node) => node.getClientRects().length > 0)
      .map((node) => ({ node, what: `${node.id} ${node.getAttribute('aria-label')} ${holds(node)}` }));
  }, texts);

/** Fields that are no longer the same element on the page, or have another value. */
export const changedFields = (kept: JSHandle<CapturedField[]>): Promise<string[]> =>
  kept.evaluate((all) => {
    const holds = (node: Element) =>
      node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement
        ? `${node.value} ${node instanceof HTMLInputElement && node.checked}`
        : (node.textContent ?? '');
    return all.flatMap(({ node, what }) => {
      const now = `${node.id} ${node.getAttribute('aria-label')} ${holds(node)}`;
      return node.isConnected && node.getClientRects().length > 0 && now === what ? [] : [`${what} → ${now}`];
    });
  });
