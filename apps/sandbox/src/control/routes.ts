import { unmappableInGbk } from '@beian/bureau/protocol';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Faults, noFaults, readFaults } from '../bureau/faults.ts';
import type { Bureau } from '../bureau/methods.ts';
import type { Review } from '../bureau/review.ts';
import type { Clock } from '../clock.ts';
import type { Account } from '../environment.ts';
import type { Ministry } from '../ministry/ministry.ts';
import type { Store } from '../store/store.ts';

interface ControlParts {
  readonly account: Account;
  readonly store: Store;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly review: Review;
  readonly ministry: Pick<Ministry, 'wake'>;
  readonly bureau: Bureau;
}

/** A request the control door refuses; the message says what is wrong. */
export class ControlRefused extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

const decideBody = z.strictObject({
  ztid: z.string().regex(/^\d{1,19}$/, 'must be the digits of a Ztid'),
  pass: z.boolean(),
  text: z
    .string()
    .min(1)
    .max(1024)
    .refine((text) => unmappableInGbk(text).length === 0, 'has characters that GBK lacks')
    .optional(),
  /** Refused with these codes, as the machine would. */
  codes: z.array(z.int().min(1003).max(5999)).min(1).max(16).optional(),
});

const clockBody = z.strictObject({ now: z.iso.datetime({ offset: true }) });

/** The levers behind the scenes: what a person at the bureau, or bad luck, would do. */
export function openControl(app: FastifyInstance, parts: ControlParts): void {
  const { account, store, clock, faults, review, ministry, bureau } = parts;

  app.post('/control/faults', async (request) => {
    const next = { ...faults, ...readFaults(request.body) };
    if (next.opinionOnly && next.codesOnly) {
      throw new ControlRefused(400, 'opinionOnly and codesOnly exclude each other: a verdict needs one of both.');
    }
    if (next.encryptDownloads && account.encryption === undefined) {
      throw new ControlRefused(400, 'encryptDownloads needs SANDBOX_AES_KEY and SANDBOX_AES_IV.');
    }
    return Object.assign(faults, next);
  });
  app.delete('/control/faults', async () => Object.assign(faults, noFaults()));
  app.post('/control/release', async () => ({ released: bureau.release() }));

  app.post('/control/decide', async (request, reply) => {
    const { ztid, pass, text, codes } = decideBody.parse(request.body);
    if (pass && codes !== undefined) throw new ControlRefused(400, 'codes refuse: they go with pass false.');
    const outcome = review.steer(ztid, { pass, text, codes });
    if (outcome === 'unknown') throw new ControlRefused(404, `No record has the Ztid ${ztid}.`);
    return reply.code(outcome === 'decided' ? 200 : 202).send({ outcome });
  });
  app.post('/control/decideNow', async () => ({ decided: review.decideAll() }));

  app.post('/control/clock', async (request) => {
    clock.set(new Date(clockBody.parse(request.body).now));
    store.state.clockOffsetMs = clock.offsetMs;
    store.commit();
    review.wake();
    ministry.wake();
    return { now: clock.now().toISOString() };
  });

  app.get('/control/ledger', async () => store.ledger.all());
  app.get('/control/state', async () => describeState(parts));
}

/** The bureau's state without a personal value: ids, filing numbers, names of units and websites, domains. */
export function describeState({ store, clock, faults }: Pick<ControlParts, 'store' | 'clock' | 'faults'>) {
  const { state } = store;
  return {
    now: clock.now().toISOString(),
    counter: store.counter,
    queueLength: state.queue.length,
    queue: state.queue.map((file) => file.fileName),
    pending: state.pending.map(({ ztid, dataSequence, fileName, dueAt }) => ({ ztid, dataSequence, fileName, dueAt })),
    records: state.records.map(({ Zt_xx, Wz_xx }) => ({
      ztid: Zt_xx.Ztid,
      filingNumber: Zt_xx.Baxh,
      name: Zt_xx.Dwmc,
      lastModified: Zt_xx.Zjxgsj,
      websites: Wz_xx.map((website) => ({
        wzid: website.Wzid,
        filingNumber: website.Baxh,
        name: website.Wzmc,
        domains: website.Ym_xx.map(({ Ym }) => Ym),
      })),
    })),
    faults: { ...faults },
  };
}
