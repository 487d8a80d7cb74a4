import { transaction } from '@beian/database/transaction';
import type { Registration } from '@beian/domain/domain-verification';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, type PartnerPerson, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { verifyDomains } from '../jobs/verify-domains.ts';
import { RetryLater } from '../worker-context.ts';
import { startTestRegistry, type TestRegistry } from './registry.ts';
import { type TestWorkerContext, testWorkerContext } from './worker-context.ts';

export const filedRecord = fictitiousRecords[0] as (typeof fictitiousRecords)[number];
const { subject } = filedRecord;

/** A registration of the seeded subject that passes all checks. */
export const validRegistration: Registration = {
  registrar: { approved: true, overseas: false },
  registeredAt: '2016-03-01T00:00:00.000Z',
  expiresAt: '2036-03-01T00:00:00.000Z',
  realNameVerified: true,
  inStoreSince: '2016-03-04T00:00:00.000Z',
  privacy: false,
  registrant: {
    name: subject.name,
    certificateType: subject.certificateType,
    certificateNumber: subject.certificateNumber,
  },
};

/** A draft with exchangeable domains, a registry with a fixed reply, and a worker that is run by the test. */
export interface DomainOrder {
  readonly db: TestDatabase;
  readonly registry: TestRegistry;
  readonly work: TestWorkerContext;
  readonly partner: PartnerPerson;
  readonly orderId: string;
  act(event: 'saveDraft' | 'submit' | 'verifyDomains', input?: unknown): ReturnType<typeof perform>;
  save(fields: Record<string, string | string[]>): Promise<void>;
  swapTo(...names: string[]): Promise<void>;
  /** Open jobs in the outbox. */
  jobs(): Promise<{ id: string }[]>;
  /** Runs every open job once, as the queue would; returns how many are not done. */
  run(): Promise<number>;
  checks(): Promise<NonNullable<Awaited<ReturnType<typeof loadOrders>>[number]['domainChecks']>>;
  /** `new.example PASSED` */
  states(): Promise<string[]>;
  /** Refusals of a submission about domains: `code ruleId`. */
  refusals(): Promise<string[]>;
  close(): Promise<void>;
}

/** Created once; every test gets a copy. */
let made: ReturnType<typeof makeOrder> | undefined;

async function makeOrder() {
  const db = await testDatabase();
  const [record] = await seedRecords(db);
  const { partner } = await seedPeople(db);
  const { actor } = partner;
  const opened = await transaction(db.app, actor, (tx) =>
    perform(db.app, tx, { event: 'openOrder', actor, input: { kind: 'CHANGE_WEBSITE' }, recordId: record?.id }),
  );
  if (!opened.ok) throw new Error('no order');
  return { partner, orderId: opened.orderId, of: await db.detach() };
}

export async function startDomainOrder(): Promise<DomainOrder> {
  made ??= makeOrder();
  const { of, partner, orderId } = await made;
  const { actor } = partner;
  const db = await testDatabase({ of });
  const registry = await startTestRegistry();
  registry.reply = validRegistration;
  const work = testWorkerContext(db, { REGISTRY_URL: registry.url, REGISTRY_CALL_MS: '300' });
  const act: DomainOrder['act'] = (event, input = {}) =>
    transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, input, orderId }));
  const save: DomainOrder['save'] = async (fields) => {
    const saved = await act('saveDraft', {
      fields: Object.entries(fields).map(([field, value]) =>
        Array.isArray(value) ? { field, values: value } : { field, value },
      ),
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved.refusal));
  };
  const jobs = () =>
    db.query<{ id: string }>(`select id from app.outbox where job = 'verifyDomains' and done_at is null order by id`);
  const checks: DomainOrder['checks'] = async () => {
    const [order] = await transaction(db.app, actor, (tx) =>
      loadOrders(db.app, tx, { actor, ids: [orderId], parts: ['domainChecks'], language: 'en' }),
    );
    return order?.domainChecks ?? [];
  };
  return {
    db,
    registry,
    work,
    partner,
    orderId,
    act,
    save,
    swapTo: (...names) => save({ 'website.domains': names }),
    jobs,
    run: async () => {
      let open = 0;
      for (const { id } of await jobs()) {
        await verifyDomains(work, { orderId }, id).catch((error: unknown) => {
          if (!(error instanceof RetryLater)) throw error;
          open += 1;
        });
      }
      return open;
    },
    checks,
    states: async () => (await checks()).map(({ domain, state }) => `${domain} ${state}`),
    refusals: async () => {
      const outcome = await act('submit', { acknowledged: ['OLD_DOMAIN_STOPS'] });
      const reasons = outcome.ok ? [] : outcome.refusal.reasons;
      return reasons.filter(({ field }) => field === 'website.domains').map(({ code, ruleId }) => `${code} ${ruleId}`);
    },
    close: async () => {
      await registry.close();
      await db.close();
    },
  };
}
