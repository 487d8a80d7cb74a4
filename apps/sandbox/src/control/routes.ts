import { unmappableInGbk } from '@beian/bureau-protocol/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Bureaus } from '../bureau/bureaus.ts';
import { type Faults, noFaults, readFaults } from '../bureau/faults.ts';
import type { OpenBureau } from '../bureau/open.ts';
import { publishBody, publishRequested } from '../bureau/publications.ts';
import type { Clock } from '../clock.ts';
import type { Ministry } from '../ministry/ministry.ts';
import { operationNames } from '../records/czlx.ts';
import { hasAccessOf } from '../records/on-file.ts';
import { wsdlOf } from '../soap/routes.ts';
import { ControlRefused } from './refused.ts';

interface ControlParts {
  readonly bureaus: Bureaus;
  readonly clock: Clock;
  readonly ministry: Pick<Ministry, 'processDue'>;
}

const province = z.string().regex(/^\d{6}$/, 'must be the six digits of a province');
const query = z.strictObject({ province: province.optional() });
const recordQuery = z.strictObject({ province: province.optional(), number: z.string().min(1).max(64) });

const allQuery = z.strictObject({ province: province.or(z.literal('all')).optional() });
const seedShape = z.union([z.string().min(1).max(64), z.int().transform(String)]).optional();

const decideBody = z.strictObject({
  ztid: z.string().regex(/^\d{1,19}$/, 'must be the digits of a Ztid, or of the provider’s id of a new filing'),
  pass: z.boolean(),
  text: z
    .string()
    .min(1)
    .max(1024)
    .refine((text) => unmappableInGbk(text).length === 0, 'has characters that GBK lacks')
    .optional(),
  /** Refuses with these codes, as the machine checks would. */
  codes: z.array(z.int().min(1003).max(5999)).min(1).max(16).optional(),
});

const clockBody = z.strictObject({ now: z.iso.datetime({ offset: true }) });

/** Control routes of the sandbox: decisions of a bureau's staff, faults, and the clock. */
export function registerControlRoutes(app: FastifyInstance, { bureaus, clock, ministry }: ControlParts): void {
  app.get('/control/bureaus', async (request) => bureaus.all.map((bureau) => describeBureau(bureau, request.host)));

  app.get('/control/faults', async (request) => describeFaults(targetBureaus(bureaus, request)));
  app.post('/control/faults', async (request) => {
    const asked = targetBureaus(bureaus, request);
    const { seed: givenSeed, ...rest } = asked.body;
    const seed = seedShape.parse(givenSeed);
    const some = readFaults(rest);
    for (const { account, faults } of asked.bureaus) {
      const next = { ...faults.settings, ...some };
      if (next.opinionOnly && next.codesOnly) {
        throw new ControlRefused(400, 'opinionOnly and codesOnly exclude each other: a verdict needs one of both.');
      }
      if (next.encryptDownloads && account.encryption === undefined) {
        throw new ControlRefused(400, 'encryptDownloads needs SANDBOX_AES_KEY and SANDBOX_AES_IV.');
      }
    }
    for (const { faults, review } of asked.bureaus) {
      if (seed !== undefined) faults.reseed(seed);
      faults.update(structuredClone(some));
      review.processDue();
    }
    return asked.bureaus[0]?.faults.settings;
  });
  app.delete('/control/faults', async (request) => {
    const target = targetBureaus(bureaus, request);
    for (const { faults, review } of target.bureaus) {
      faults.update(noFaults());
      review.processDue();
    }
    return target.bureaus[0]?.faults.settings;
  });
  app.post('/control/release', async (request) => ({ released: targetBureau(bureaus, request).callHandler.release() }));

  app.post('/control/decide', async (request, reply) => {
    const { ztid, pass, text, codes } = decideBody.parse(request.body);
    if (pass && codes !== undefined) throw new ControlRefused(400, 'codes refuse: they go with pass false.');
    const outcome = bureaus.bySubject(ztid)?.review.decideOrStoreVerdict(ztid, { pass, text, codes }) ?? 'unknown';
    if (outcome === 'unknown') throw new ControlRefused(404, `No record has the Ztid ${ztid}.`);
    return reply.code(outcome === 'decided' ? 200 : 202).send({ outcome });
  });
  app.post('/control/decideNow', async (request) => ({
    decided: targetBureau(bureaus, request).review.decideAll(),
  }));

  app.post('/control/publish', async (request) => {
    const { bureaus: asked, body } = targetBureaus(bureaus, request, query);
    const publication = publishBody.parse(body);
    const [{ store, place, review } = bureaus.byProvinceOrDefault(undefined)] = asked;
    const files = publishRequested(store, clock, place.letters, publication);
    review.processDue();
    return { files };
  });

  app.post('/control/clock', async (request) => {
    clock.set(new Date(clockBody.parse(request.body).now));
    for (const { review } of bureaus.all) review.processDue();
    ministry.processDue();
    return { now: clock.now().toISOString() };
  });

  app.get('/control/ledger', async (request) => targetBureau(bureaus, request).store.ledger.all());
  app.get('/control/state', async (request) => describeState(targetBureau(bureaus, request), clock));
  app.get('/control/record', async (request) => {
    const { province: at, number } = recordQuery.parse(request.query);
    const { records } = bureaus.byProvinceOrDefault(at).store.state;
    const record = records.find(({ Zt_xx }) => Zt_xx.Baxh === number);
    if (record === undefined) throw new ControlRefused(404, `No record ${number} is filed at this bureau.`);
    return record;
  });
}

/** The bureau of a request: `province` in the query or the body. */
function targetBureau(bureaus: Bureaus, request: FastifyRequest): OpenBureau {
  const [bureau] = targetBureaus(bureaus, request, query).bureaus;
  return bureau ?? bureaus.byProvinceOrDefault(undefined);
}

/** The bureaus of a request, `all` or one, and the rest of the body. */
function targetBureaus(
  bureaus: Bureaus,
  { query: asked, body }: FastifyRequest,
  shape: typeof query | typeof allQuery = allQuery,
) {
  const { province: inBody, ...rest }: Record<string, unknown> = typeof body === 'object' ? { ...body } : {};
  const named = shape.parse({ province: inBody, ...shape.parse(asked) }).province;
  return { bureaus: named === 'all' ? bureaus.all : [bureaus.byProvinceOrDefault(named)], body: rest };
}

/** The settings (of the first bureau), the seed, and how often each fault has happened at all of them. */
function describeFaults({ bureaus }: { readonly bureaus: readonly OpenBureau[] }) {
  const fired: Record<string, number> = {};
  for (const { faults } of bureaus)
    for (const [name, times] of Object.entries(faults.firedCounts())) fired[name] = (fired[name] ?? 0) + times;
  const first: Faults | undefined = bureaus[0]?.faults;
  return { seed: first?.seed, set: first?.settings, fired };
}

/** A bureau's connection data for a provider's system, without the password, and its queue lengths. */
export function describeBureau(bureau: OpenBureau, host: string) {
  const { place, account, store } = bureau;
  const { state } = store;
  return {
    province: place.province,
    name: place.name,
    ispId: account.ispId,
    userName: account.userName,
    wsdl: wsdlOf(bureau, host),
    statusWsdl: wsdlOf(bureau, host, 'queryBeianStatus'),
    passwordWsdl: wsdlOf(bureau, host, 'verifyBamm'),
    subjects: state.records.length,
    // What the provider gets to download: the setup of a demonstration waits for as many.
    records: state.records.filter(({ Wz_xx }) => hasAccessOf(account.ispId, Wz_xx)).length,
    pending: state.pending.length,
    queueLength: state.queue.length,
    late: state.late.length,
    counter: store.counter,
  };
}

/** The bureau's state without personal values: ids, filing numbers, names of units and websites, domains. */
export function describeState({ place, store, faults }: OpenBureau, clock: Clock) {
  const { state } = store;
  return {
    province: place.province,
    name: place.name,
    now: clock.now().toISOString(),
    counter: store.counter,
    queueLength: state.queue.length,
    queue: state.queue.map((file) => file.fileName),
    pending: state.pending.map(({ ztid, czlx, dataSequence, fileName, dueAt }) => ({
      ztid,
      czlx,
      operation: operationNames[czlx],
      dataSequence,
      fileName,
      dueAt,
    })),
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
        accesses: website.Jr_xx.map(({ Jrid, Ispid }) => ({ jrid: Jrid, ispId: Ispid })),
      })),
    })),
    verifications: state.verifications,
    ended: state.ended.map(({ Zxlb, ids, numbers, day }) => ({
      zxlb: Zxlb,
      jlid: ids[0],
      filingNumbers: numbers,
      day,
    })),
    faults: { ...faults.settings },
  };
}
