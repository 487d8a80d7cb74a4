import { claimOutbox } from '@beian/database/outbox';
import { testSystem, transaction } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import type { LiveEvent } from '@beian/domain/order';
import type { TestRecordSpec } from '@beian/domain/partner';
import type { Actor } from '@beian/domain/staff';
import { receiveUpload } from '@beian/orders/material';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { lastReturn } from '@beian/orders/return';
import { advanceTestOrder, makeTestRecords } from '@beian/partners/test-orders';
import type { TestDatabase } from '@beian/testing/database';
import { type People, sampleJpeg } from '@beian/testing/fixtures';
import { handlers } from '../jobs/index.ts';
import { askDueFilings } from '../lookups/filing-lookups.ts';
import { fireTestTimers, openTestWorkerContext } from '../test-orders.ts';
import { type JobHandler, RetryLater } from '../worker-context.ts';
import { testWorkerContext } from './worker-context.ts';

interface Site {
  readonly recordId: string;
  readonly websiteId: string;
}

export type TestPartner = Awaited<ReturnType<typeof testPartner>>;
/** A partner's test key and the worker of its test orders: the partner's actions, each followed by what the worker then does. */
export async function testPartner(db: TestDatabase, people: People) {
  const partner: Actor = { ...people.partner.actor, test: true };
  // One photo for all: the reuse check does not apply to test orders.
  const photo = await sampleJpeg();
  const work = openTestWorkerContext(testWorkerContext(db));

  const act = async (
    event: LiveEvent,
    orderId: string | { recordId?: string; websiteId?: string },
    input: object = {},
  ) => {
    const outcome = await transaction(db.app, partner, (tx) =>
      perform(db.app, tx, { event, actor: partner, input, ...(typeof orderId === 'string' ? { orderId } : orderId) }),
    );
    if (!outcome.ok) throw new Error(`${event}: ${outcome.refusal.reasons.map(({ code }) => code).join(' ')}`);
    return outcome.orderId;
  };
  const see = async (orderId: string) => {
    const [order] = await transaction(db.app, partner, (tx) =>
      loadOrders(db.app, tx, { actor: partner, ids: [orderId], parts: ['items'], language: 'en' }),
    );
    if (order === undefined) throw new Error('the order is not seen');
    return order;
  };
  const attach = async (orderId: string, material: MaterialKind, anew = false) => {
    const image = material === 'FACE_PHOTO' && !anew ? photo : await sampleJpeg();
    const upload = await receiveUpload(db.app, partner, image);
    if (!upload.ok) throw new Error('refused');
    await act('attachMaterial', orderId, { material, uploadId: upload.upload.id });
  };

  /** Does the worker's tasks until nothing is left. */
  async function settle(): Promise<void> {
    await askDueFilings(work);
    for (;;) {
      const jobs = await transaction(work.ctx, { kind: 'system', id: 'clock', roles: ['clock'], name: 'clock' }, (tx) =>
        claimOutbox(tx, 100, -1),
      );
      const [first] = jobs;
      if (first === undefined) return;
      let later = 0;
      for (const { id, job, payload } of jobs)
        await (handlers[job] as JobHandler<typeof job>)(work, payload as never, id).catch((error: unknown) => {
          if (!(error instanceof RetryLater)) throw error;
          later += 1;
        });
      if (later === jobs.length) return;
    }
  }

  /** A new test record, with the first of its websites. */
  async function site(province = '320000', spec: TestRecordSpec = {}): Promise<Site> {
    const specs = [{ province, ...spec }];
    const ids = await transaction(db.app, testSystem('bureau'), (tx) => makeTestRecords(db.app, tx, partner.id, specs));
    const [row] = await db.query<Site>(
      `select r.id as "recordId", w.id as "websiteId" from app.records r join app.websites w on w.record_id = r.id
       where r.id = any($1) order by w.filing_number limit 1`,
      [ids],
    );
    if (row === undefined) throw new Error('no test record');
    return row;
  }

  let nth = 0;
  const nextSiteName = () => `测试样例新站点${++nth}`;
  const lastSiteName = () => `测试样例新站点${nth}`;
  /** Opens, fills in and submits a change of a website's name with these marks. */
  async function submit(at: Site, remark: string): Promise<string> {
    const id = await act('openOrder', at, { kind: 'CHANGE_WEBSITE' });
    const fields = [{ field: 'website.name', value: nextSiteName() }];
    await act('saveDraft', id, {
      fields: [...fields, ...(remark === '' ? [] : [{ field: 'website.remark', value: remark }])],
    });
    for (const kind of (await see(id)).missingMaterials ?? []) await attach(id, kind);
    await act('submit', id);
    await settle();
    return id;
  }
  async function shoot(id: string, anew = false): Promise<void> {
    await attach(id, 'FACE_PHOTO', anew);
    await act('submitPhoto', id);
    await settle();
  }
  /** Time passes for the order, and what is due is done. */
  async function advance(id: string, hours?: number): Promise<void> {
    const asked = { actor: partner, orderId: id, key: `advance ${++nth}`, ...(hours === undefined ? {} : { hours }) };
    const outcome = await transaction(db.app, partner, (tx) => advanceTestOrder(db.app, tx, asked));
    if (!outcome.ok) throw new Error(outcome.refusal.reasons.map(({ code }) => code).join());
    await fireTestTimers(work);
    await settle();
  }
  /** Corrects the flagged items, if the order was not returned as a whole, and submits again. */
  async function correct(id: string): Promise<void> {
    for (const { key } of ((await see(id)).items ?? []).filter((item) => item.flagged)) {
      if (key.startsWith('material.')) await attach(id, key.slice('material.'.length) as MaterialKind);
      else await act('saveDraft', id, { fields: [{ field: key, value: corrections[key] ?? '测试样例说明' }] });
    }
    await act('submit', id);
    await settle();
  }
  const corrections: Readonly<Record<string, string>> = { 'website.principal.mobile': '13000009871' };
  /** Item and code of each reason of the last return. */
  async function lastReasons(id: string): Promise<string[]> {
    const given = await transaction(db.app, testSystem('clock'), (tx) => lastReturn(db.app, tx, id));
    return given.map(({ item, code }) => `${item ?? 'order'} ${code}`);
  }
  const states = async (id: string) =>
    (
      await db.query<{ to: string }>(
        'select to_state as to from app.order_events where order_id = $1 and to_state is not null order by seq',
        [id],
      )
    ).map(({ to }) => to);
  const actions = { act, attach, submit, shoot, advance, correct, settle };
  return { partner, work, ...actions, see, site, lastSiteName, lastReasons, states };
}
