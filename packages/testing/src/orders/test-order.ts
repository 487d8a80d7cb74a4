import { testContext } from '@beian/database/context';
import { testSystem, transaction } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import type { LiveEvent } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import type { TestRecordSpec } from '@beian/domain/partner';
import type { Concern } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import { receiveUpload } from '@beian/orders/material';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { fireDueTimers } from '@beian/orders/timers';
import { makeTestRecords, stepTestOrder } from '@beian/partners/test-orders';
import { findUncheckedContent, storeReportCheck } from '@beian/submissions/submissions';

import type { TestDatabase } from '../database/database.ts';
import { sampleJpeg } from '../fixtures/image.ts';

export interface WalkedTestOrder {
  readonly orderId: string;
  readonly recordId: string;
}

/**
 * A test order of a new test record of the partner with this remark, taken as far as the partner's own events and the
 * stand-ins bring it; reports are not built, because that is the worker's task.
 */
export async function walkTestOrder(
  db: TestDatabase,
  partner: Actor,
  remark: string,
  spec: TestRecordSpec = {},
): Promise<WalkedTestOrder> {
  const actor: Actor = { ...partner, test: true };
  const records = await transaction(db.app, testSystem('bureau'), (tx) =>
    makeTestRecords(db.app, tx, partner.id, [spec]),
  );
  const recordId = records?.[0] ?? '';
  const take = (event: LiveEvent, input: object, at: { orderId: string } | { recordId: string }) =>
    transaction(db.app, actor, async (tx) => {
      const outcome = await perform(db.app, tx, { event, actor, input, ...at });
      if (!outcome.ok) throw new Error(`${event}: ${JSON.stringify(outcome.refusal)}`);
      return outcome.orderId;
    });
  const orderId = await take('openOrder', { kind: 'CHANGE_WEBSITE' }, { recordId });
  const fields = [
    { field: 'website.name', value: '测试样例试验站点' },
    ...(remark === '' ? [] : [{ field: 'website.remark', value: remark }]),
  ];
  await take('saveDraft', { fields }, { orderId });
  const see = async () => {
    const parts = ['items', 'photoGuide'] as const;
    const [order] = await transaction(db.app, actor, (tx) =>
      loadOrders(db.app, tx, { actor, ids: [orderId], parts, language: 'en' }),
    );
    if (order === undefined) throw new Error('the test order is not seen');
    return order;
  };
  const attach = async (material: MaterialKind) => {
    const upload = await receiveUpload(db.app, actor, await sampleJpeg());
    if (!upload.ok) throw new Error('the upload is refused');
    await take('attachMaterial', { material, uploadId: upload.upload.id }, { orderId });
  };
  for (const kind of (await see()).missingMaterials ?? []) await attach(kind);
  await take('submit', {}, { orderId });
  for (let before: OrderState | undefined; ; ) {
    await settleTestOrder(db, orderId);
    const { state, photoGuide } = await see();
    if (state === before || state === 'APPROVED') return { orderId, recordId };
    before = state;
    if (state === 'VERIFICATION_PENDING' && photoGuide?.method !== 'FACE_CHECK') {
      await attach('FACE_PHOTO');
      await take('submitPhoto', {}, { orderId });
    }
  }
}

/** What the worker does for a test order until it waits for its partner: steps of the stand-ins, and due timers. No report is built. */
export async function settleTestOrder(db: TestDatabase, orderId: string): Promise<void> {
  const among = testContext(db.worker);
  const states = 'select state, version from app.orders where id = $1';
  try {
    for (let before = ''; ; ) {
      while ((await fireDueTimers(among, { limit: 25 })).length > 0);
      await transaction(among, testSystem('bureau'), async (tx) => {
        const hash = await findUncheckedContent(tx, orderId);
        const check = { fields: [], attachments: [], problems: [], xmlBytes: 1 };
        if (hash !== undefined) await storeReportCheck(among, tx, orderId, hash, check);
      });
      await stepTestOrder(among, orderId, {
        buildFile: async () => Buffer.from('<test/>'),
        explain: (code) => ({
          said: { code, sentence: { zh: '测试', en: 'test' }, handling: 'correct' },
          concerns: concernsOf[code] ?? [],
        }),
      });
      const now = JSON.stringify(await db.query(states, [orderId]));
      if (now === before) return;
      before = now;
    }
  } finally {
    await among.close();
  }
}

/** As `bureau-protocol` explains the codes of the test outcomes. */
const concernsOf: Readonly<Record<string, readonly Concern[]>> = {
  1002: [{ code: '1002', item: null, reason: 'ORD-12' }],
  1011: [{ code: '1011', item: 'website.principal.mobile', reason: 'CON-06' }],
};
