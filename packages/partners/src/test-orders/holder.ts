import { type AppContext, testSystem, transaction } from '@beian/database/transaction';
import { type FieldValues, textOf } from '@beian/domain/filing';
import { readContent } from '@beian/orders/content';

export interface TestHolder {
  readonly name: string;
  readonly certificateType: number;
  readonly certificateNumber: string;
}

/** The holder of a domain in the registry of test orders: the subject of the latest order that adds it. */
export const testHolderOf = (ctx: AppContext, domain: string): Promise<TestHolder | undefined> =>
  transaction(ctx, testSystem('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>(
      `/* testHolderOf */ select order_id as id from app.domain_checks where domain = $1 and state = 'pending'
       order by asked_at desc limit 1`,
      [domain],
    );
    if (rows[0] === undefined) return undefined;
    const { now } = await readContent(ctx, tx, rows[0].id);
    const of = (field: keyof FieldValues) => textOf(now, field) ?? '';
    return {
      name: of('subject.name'),
      certificateType: Number(of('subject.certificateType')),
      certificateNumber: of('subject.certificateNumber'),
    };
  });
