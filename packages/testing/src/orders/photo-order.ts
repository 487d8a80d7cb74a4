import { transaction } from '@beian/database/transaction';
import type { FilingRecord, MaterialKind } from '@beian/domain/filing';
import type { LiveEvent } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import type { PerformOutcome } from '@beian/orders/event';
import { receiveUpload } from '@beian/orders/material';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import type { OrderPart, OrderView } from '@beian/orders/views';
import { testDatabase } from '../database/database.ts';
import { sampleJpeg } from '../fixtures/image.ts';
import { seedPeople } from '../fixtures/people.ts';
import { seedRecords } from '../fixtures/records.ts';
import { judgeItems } from './order-in.ts';

/** A database with these records and the seed's people, and helpers for tests of the photo. */
export async function photoFixture(published?: readonly FilingRecord[]) {
  const db = await testDatabase();
  const records = await seedRecords(db, published);
  const people = await seedPeople(db);
  const partner = people.partner.actor;
  const reviewer = people.reviewers[0].actor;

  const act = (
    actor: Actor,
    event: LiveEvent,
    orderId: string,
    input: unknown = {},
    call: { token?: string; key?: string; version?: number } = {},
  ): Promise<PerformOutcome> =>
    transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, orderId, input, ...call }));
  const must = async (...call: Parameters<typeof act>): Promise<void> => {
    const outcome = await act(...call);
    if (!outcome.ok) throw new Error(`${call[1]}: ${JSON.stringify(outcome.refusal)}`);
  };
  const view = async (actor: Actor, id: string, parts: readonly OrderPart[] = ['actions']): Promise<OrderView> => {
    const [order] = await transaction(db.app, actor, (tx) =>
      loadOrders(db.app, tx, { actor, ids: [id], parts, language: 'en' }),
    );
    if (order === undefined) throw new Error('the actor sees no such order');
    return order;
  };
  const attach = async (
    orderId: string,
    bytes?: Buffer,
    material: MaterialKind = 'FACE_PHOTO',
  ): Promise<PerformOutcome> => {
    const upload = await receiveUpload(db.app, partner, bytes ?? (await sampleJpeg()));
    if (!upload.ok) throw new Error('the upload is refused');
    return act(partner, 'attachMaterial', orderId, { material, uploadId: upload.upload.id });
  };
  /**
   * Replaces the website principal of an order, with the required papers, and brings it through its initial review.
   */
  const replacePrincipal = async (orderId: string, name: string): Promise<void> => {
    const fields = [
      { field: 'website.principal.name', value: name },
      { field: 'website.principal.idValidUntil', value: '2036-01-01' },
      { field: 'website.principal.legalRepresentative', value: 'yes' },
    ];
    await must(partner, 'saveDraft', orderId, { fields });
    const { missingMaterials } = await view(partner, orderId, ['items']);
    for (const kind of missingMaterials ?? []) await attach(orderId, undefined, kind);
    await must(partner, 'submit', orderId);
    await decide('approveInitialReview', orderId);
  };
  /** The first reviewer judges what is in review and decides. */
  const decide = async (event: LiveEvent, orderId: string, returned: readonly string[] = [], input: unknown = {}) => {
    const token = await judgeItems(db, people, orderId, returned);
    if (event === 'approveInitialReview') await must(reviewer, 'logCall', orderId, { outcome: 'REACHED' });
    await must(reviewer, event, orderId, input, { token });
  };
  return {
    db,
    records,
    people,
    partner,
    reviewer,
    act,
    must,
    view,
    attach,
    replacePrincipal,
    decide,
    state: async (id: string) => (await db.query('select state from app.orders where id = $1', [id]))[0]?.state,
    notices: async (id: string) =>
      (await db.query('select distinct name from app.notices where order_id = $1 order by name', [id])).map(
        ({ name }) => name,
      ),
    close: () => db.close(),
  };
}

export type PhotoFixture = Awaited<ReturnType<typeof photoFixture>>;

/** The codes of a refusal; `ok` if there is none. */
export const codesOf = (outcome: PerformOutcome): string[] =>
  outcome.ok ? ['ok'] : outcome.refusal.reasons.map((one) => one.code);
