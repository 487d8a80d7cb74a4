import { readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { listen } from '@beian/database/connection';
import { connectTestDatabase, type DetachedDatabase, type TestDatabase } from '@beian/testing/database';
import { asPartner, asStaff, type Client } from '../examples/desk-client.mjs';
import { slow } from '../scripts/lib/slow.mjs';

/** A running installation that several test files may use at once: each works with its own records and orders. */
export interface SharedStack {
  readonly db: Omit<TestDatabase, 'travel' | 'close'>;
  readonly url: string;
  readonly sandboxUrl: string;
  readonly logDir: string;
  readonly partner: Client;
  /** Two reviewers and the supervisor, signed in. */
  readonly reviewers: readonly [Client, Client];
  readonly supervisor: Client;
  readonly signIns: readonly SignIn[];
  readonly partnerKey: string;
  readonly testKey: string;
  control(path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Polls whenever an order, record or submission changes or a partner is told, and at intervals, until `poll` returns a value. */
  waitFor<T>(what: string, poll: () => Promise<T | undefined | false>, timeoutMs?: number): Promise<T>;
  /** The same for the sandbox's ledger, woken by changes of its file. */
  waitForLedger(what: string, isDone: (lines: LedgerLine[]) => boolean): Promise<LedgerLine[]>;
}

/** What another process needs in order to use a running installation. */
export interface StackAddress {
  readonly database: DetachedDatabase;
  readonly url: string;
  readonly sandboxUrl: string;
  readonly sandboxData: string;
  readonly logDir: string;
  readonly signIns: readonly SignIn[];
  readonly partnerKey: string;
  readonly testKey: string;
}

export interface SignIn {
  readonly role: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

export interface LedgerLine {
  readonly method: string;
  readonly code: string;
  readonly [name: string]: unknown;
}

/** Longest wait, ms; then the test reports what it waited for. */
const DEFAULT_TIMEOUT_MS = 30_000 * slow;

/** Connects to an installation that another process runs and stops. */
export async function connectStack(address: StackAddress): Promise<SharedStack & { close(): Promise<unknown> }> {
  const db = await connectTestDatabase(address.database);
  const { close, ...connected } = await connect(db, address);
  return { ...connected, db, close: () => Promise.all([close(), db.detach()]) };
}

/** Calls an endpoint under `/control` of a sandbox. */
export const controlOf =
  (sandboxUrl: string) =>
  async (route: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await fetch(
      `${sandboxUrl}/control/${route}`,
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
    if (!answer.ok) throw new Error(`sandbox ${route}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };

/** Signs in at a running installation, and listens to its changes. */
export async function connect(db: SharedStack['db'], address: StackAddress) {
  const { url, sandboxUrl, sandboxData, logDir, signIns, partnerKey, testKey } = address;
  const signIn = (one: SignIn | undefined) => {
    if (one === undefined) throw new Error('the seed made no such staff');
    return asStaff(url, one.login, one.password);
  };
  const [first, second] = signIns.filter((one) => one.role === 'reviewer');

  let waiters: (() => void)[] = [];
  const listener = await listen(db.workerUrl, ['orders', 'records', 'submissions', 'partner_events'], () => {
    const waiting = waiters;
    waiters = [];
    for (const one of waiting) one();
  });
  const waitFor = async <T>(
    what: string,
    poll: () => Promise<T | undefined | false>,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<T> => {
    const late = new Promise<never>((_, reject) => {
      const giveUp = AbortSignal.timeout(timeoutMs);
      giveUp.addEventListener('abort', () => reject(new Error(`waited ${timeoutMs / 1000} s for: ${what}`)));
    });
    // Avoids an unhandled rejection once a value was found.
    late.catch(() => undefined);
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        waiters.push(resolve);
      });
      const found = await poll();
      if (found !== undefined && found !== false) return found;
      await Promise.race([changed, late]);
    }
  };
  const waitForLedger = (what: string, isDone: (lines: LedgerLine[]) => boolean): Promise<LedgerLine[]> => {
    const ledger = path.join(sandboxData, 'ledger.jsonl');
    const read = (): LedgerLine[] =>
      readFileSync(ledger, 'utf8')
        .split('\n')
        .flatMap((line) => {
          try {
            return line === '' ? [] : [JSON.parse(line) as LedgerLine];
          } catch {
            return [];
          }
        });
    return new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        watcher.close();
        clearTimeout(late);
        settle();
      };
      const poll = () => {
        const lines = read();
        if (isDone(lines)) done(() => resolve(lines));
      };
      const watcher = watch(ledger, poll);
      const late = setTimeout(
        () => done(() => reject(new Error(`waited for the ledger: ${what}`))),
        DEFAULT_TIMEOUT_MS,
      );
      poll();
    });
  };

  const signInAll = async () => {
    const supervisorSignIn = signIns.find((one) => one.role === 'supervisor');
    const [one, other, supervisor] = await Promise.all([first, second, supervisorSignIn].map(signIn));
    return { reviewers: [one, other] as [Client, Client], supervisor: supervisor as Client };
  };
  return {
    url,
    sandboxUrl,
    logDir,
    signIns,
    partnerKey,
    testKey,
    partner: asPartner(url, partnerKey),
    ...(await signInAll()),
    control: controlOf(sandboxUrl),
    waitFor,
    waitForLedger,
    signInAll,
    close: () => listener.close(),
  };
}
