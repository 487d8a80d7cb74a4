import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { writeFileDurably } from '../store/durable.ts';

const day = 86_400_000;
/** Filings that one server carries. */
const PLACES = 5;
/** The documentation ranges are the provider's (docs/sandbox.md). */
const networks = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'];

export const codeStates = ['free', 'bound', 'filed', 'void'] as const;
const state = z.enum(codeStates);
const stored = z.strictObject({
  state: state.optional(),
  order: z.string().nullable().optional(),
  grantedTo: z.string().nullable().optional(),
  /** Of the whole server. */
  paidUntil: z.iso.datetime({ offset: true }).optional(),
  publicIps: z.array(z.string()).optional(),
  placesLeft: z.int().min(0).optional(),
});
type Stored = z.infer<typeof stored>;

/** How the cloud answers. */
const answerModes = ['normal', 'none', 'error', 'malformed'] as const;
export type AnswerMode = (typeof answerModes)[number];
/** Body of `POST /control/resources`: about one code, or without a code how the cloud answers. */
export const resourcesBody = z
  .strictObject({ code: z.string().optional(), set: stored.optional(), answers: z.enum(answerModes).optional() })
  .refine(({ code, set }) => set === undefined || code !== undefined, {
    path: ['code'],
    error: 'is missing: set is about one code',
  });
export type ResourcesChange = z.infer<typeof resourcesBody>;

/** Body of `POST /resources/codes/<code>/state`. */
export const stateBody = z.object({ order: z.string().min(1).max(64), state });

/** A code of the stand-in: `sc-<server>-<number>`; the beginning of the server's name makes a sample of it. */
const shape = /^sc-(?<server>[a-z0-9]+)-\d{1,4}$/;
const samples: Readonly<Record<string, (now: number) => Stored>> = {
  expiring: (now) => ({ paidUntil: new Date(now + 20 * day).toISOString() }),
  ended: (now) => ({ paidUntil: new Date(now - day).toISOString() }),
  void: () => ({ state: 'void' }),
  full: () => ({ placesLeft: 0 }),
  granted: () => ({ grantedTo: 'acct-2002' }),
  private: () => ({ publicIps: [] }),
};
export const sampleNames = Object.keys(samples);

const addressOf = (server: string): string => {
  const sum = [...server].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 253, 7);
  return `203.0.113.${sum + 1}`;
};

/** The stand-in of a provider's cloud: servers and their service codes (docs/service-codes.md). */
export interface Resources {
  /** Undefined: there is no such code. */
  find(code: string): object | undefined;
  /** Does nothing the second time; `isDone` false: the code does not stand so that it can be done. */
  move(code: string, to: z.infer<typeof stateBody>): { readonly isDone: boolean; readonly body: object } | undefined;
  change(change: ResourcesChange): void;
  clear(): void;
  readonly answers: AnswerMode;
  describe(): {
    readonly answers: AnswerMode;
    readonly asked: number;
    readonly codes: Readonly<Record<string, Stored>>;
  };
}

export function openResources(folder: string, clock: Clock): Resources {
  const path = join(folder, 'resources.json');
  let codes = existsSync(path) ? z.record(z.string(), stored).parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  let answers: AnswerMode = 'normal';
  let asked = 0;
  const set = (code: string, change: Stored) => {
    codes = { ...codes, [code]: { ...codes[code], ...change } };
    writeFileDurably(path, JSON.stringify(codes));
  };
  const find = (code: string) => {
    const server = shape.exec(code)?.groups?.server;
    if (server === undefined) return undefined;
    const now = clock.now().getTime();
    const sample = Object.entries(samples).find(([name]) => server.startsWith(name))?.[1](now) ?? {};
    const ofServer = Object.entries(codes).filter(([one]) => shape.exec(one)?.groups?.server === server);
    const own = {
      ...sample,
      ...Object.assign({}, ...ofServer.map(([, one]) => shared(one))),
      ...codes[code],
    } as Stored;
    // A place that was used, or whose code died, never comes back.
    const used = ofServer.filter(([, one]) => one.state !== undefined && one.state !== 'free').length;
    return {
      code,
      state: own.state ?? 'free',
      order: own.order ?? null,
      owner: 'acct-1001',
      grantedTo: own.grantedTo ?? null,
      server: {
        id: server,
        paidUntil: own.paidUntil ?? new Date(now + 365 * day).toISOString(),
        publicIps: own.publicIps ?? [addressOf(server)],
        placesLeft: own.placesLeft ?? Math.max(0, PLACES - used),
      },
      networks,
    };
  };

  return {
    find: (code) => {
      asked += 1;
      return find(code);
    },
    move: (code, { order, state: to }) => {
      asked += 1;
      const was = find(code);
      if (was === undefined) return undefined;
      const isOwn = was.order === order;
      const isRunning = Date.parse(was.server.paidUntil) > clock.now().getTime();
      const may = {
        bound: (isOwn && was.state !== 'void') || (was.state === 'free' && was.server.placesLeft > 0 && isRunning),
        filed: isOwn && was.state !== 'void',
        free: (isOwn && was.state === 'bound') || was.state === 'free',
        void: (isOwn && was.state === 'bound') || was.state === 'free' || (isOwn && was.state === 'void'),
      }[to];
      // A code that was used stays so.
      const stays = was.state === 'filed' && to === 'bound';
      if (may && !stays) set(code, { state: to, order: to === 'free' ? null : order });
      return { isDone: may, body: find(code) ?? was };
    },
    change: ({ code, set: parts, answers: mode }) => {
      if (mode !== undefined) answers = mode;
      if (code !== undefined && parts !== undefined) set(code, parts);
    },
    clear: () => {
      codes = {};
      answers = 'normal';
      writeFileDurably(path, JSON.stringify(codes));
    },
    get answers() {
      return answers;
    },
    describe: () => ({ answers, asked, codes }),
  };
}

/** What is the server's, whichever of its codes set it. */
const shared = ({ paidUntil, publicIps, placesLeft }: Stored): Stored => ({
  ...(paidUntil === undefined ? {} : { paidUntil }),
  ...(publicIps === undefined ? {} : { publicIps }),
  ...(placesLeft === undefined ? {} : { placesLeft }),
});
