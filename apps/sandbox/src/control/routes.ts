import { unmappableInGbk } from '@beian/bureau/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Bureaus } from '../bureau/bureaus.ts';
import { noFaults, readFaults } from '../bureau/faults.ts';
import type { OpenBureau } from '../bureau/open.ts';
import type { Clock } from '../clock.ts';
import type { Ministry } from '../ministry/ministry.ts';
import { pathOf } from '../soap/door.ts';
import { ControlRefused } from './refused.ts';

interface ControlParts {
  readonly bureaus: Bureaus;
  readonly clock: Clock;
  readonly ministry: Pick<Ministry, 'wake'>;
}

const province = z.string().regex(/^\d{6}$/, 'must be the six digits of a province');
const query = z.strictObject({ province: province.optional() });

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

/** The levers behind the scenes: what a person at a bureau, or bad luck, would do. */
export function openControl(app: FastifyInstance, { bureaus, clock, ministry }: ControlParts): void {
  app.get('/control/bureaus', async (request) => bureaus.all.map((bureau) => describeBureau(bureau, request.host)));

  app.post('/control/faults', async (request) => {
    const { bureau, body } = lever(bureaus, request);
    const { account, faults, review } = bureau;
    const next = { ...faults, ...readFaults(body) };
    if (next.opinionOnly && next.codesOnly) {
      throw new ControlRefused(400, 'opinionOnly and codesOnly exclude each other: a verdict needs one of both.');
    }
    if (next.encryptDownloads && account.encryption === undefined) {
      throw new ControlRefused(400, 'encryptDownloads needs SANDBOX_AES_KEY and SANDBOX_AES_IV.');
    }
    Object.assign(faults, next);
    review.wake();
    return faults;
  });
  app.delete('/control/faults', async (request) => {
    const { faults, review } = lever(bureaus, request).bureau;
    Object.assign(faults, noFaults());
    review.wake();
    return faults;
  });
  app.post('/control/release', async (request) => ({ released: lever(bureaus, request).bureau.door.release() }));

  app.post('/control/decide', async (request, reply) => {
    const { ztid, pass, text, codes } = decideBody.parse(request.body);
    if (pass && codes !== undefined) throw new ControlRefused(400, 'codes refuse: they go with pass false.');
    const outcome = bureaus.ofSubject(ztid)?.review.steer(ztid, { pass, text, codes }) ?? 'unknown';
    if (outcome === 'unknown') throw new ControlRefused(404, `No record has the Ztid ${ztid}.`);
    return reply.code(outcome === 'decided' ? 200 : 202).send({ outcome });
  });
  app.post('/control/decideNow', async (request) => ({
    decided: lever(bureaus, request).bureau.review.decideAll(),
  }));

  app.post('/control/clock', async (request) => {
    clock.set(new Date(clockBody.parse(request.body).now));
    for (const { review } of bureaus.all) review.wake();
    ministry.wake();
    return { now: clock.now().toISOString() };
  });

  app.get('/control/ledger', async (request) => lever(bureaus, request).bureau.store.ledger.all());
  app.get('/control/state', async (request) => describeState(lever(bureaus, request).bureau, clock));
}

/** The bureau that a lever is about (`province` in the query or the body), and the rest of the body. */
function lever(bureaus: Bureaus, { query: asked, body }: FastifyRequest): { bureau: OpenBureau; body: unknown } {
  const named = query.parse(asked).province;
  if (typeof body !== 'object' || body === null || !('province' in body)) return { bureau: bureaus.named(named), body };
  const { province: inBody, ...rest } = body;
  return { bureau: bureaus.named(named ?? province.parse(inBody)), body: rest };
}

/** A bureau as a provider's system connects to it, the password apart, and how much waits there. */
export function describeBureau({ place, account, store }: OpenBureau, host: string) {
  const { state } = store;
  return {
    province: place.province,
    name: place.name,
    ispId: account.ispId,
    userName: account.userName,
    wsdl: `http://${host}${pathOf(place.province)}?wsdl`,
    records: state.records.length,
    pending: state.pending.length,
    queueLength: state.queue.length,
    counter: store.counter,
  };
}

/** The bureau's state without a personal value: ids, filing numbers, names of units and websites, domains. */
export function describeState({ place, store, faults }: OpenBureau, clock: Clock) {
  const { state } = store;
  return {
    province: place.province,
    name: place.name,
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
