import type { Projection } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { ItemReasonView } from '@beian/domain/order-fields';
import { reasonTextIn } from '@beian/domain/reasons';
import type { Language } from '@beian/domain/text';

import { type PassedBefore, passedBeforeSql } from './late-findings.ts';
import type { GivenReason, ReturnedContent } from './return.ts';

type ByItem = Record<string, ItemReasonView[]>;

export interface OrderReasons {
  /** Of the latest verdict on each item. */
  readonly verdicts: ByItem;
  /** Of the last return, while the order is still in the state that it led to. */
  readonly returned: ByItem;
  /** Of the last return, for the order as a whole. */
  readonly whole: ItemReasonView[];
  /**
   * The content at the last return, in whatever state the order is now; null if there was no return, or it was before
   * this was stored.
   */
  readonly lastReturned: ReturnedContent | null;
  /** Items accepted by an earlier return, by key. */
  readonly passedBefore: ReadonlyMap<string, PassedBefore>;
}

interface Row {
  verdicts: { id: string; item: string; advice: string | null }[] | null;
  returned: { id: string; reasons: string } | null;
  last: { id: string; content: string } | null;
  passed: PassedBefore[] | null;
}

const parts: Readonly<Record<keyof Row, string>> = {
  // Verdicts that pass have no advice.
  verdicts: `(select json_agg(json_build_object('id', v.id, 'item', v.item, 'advice', encode(v.advice, 'base64'))) from (
          select distinct on (item) id, item, advice, codes from app.verdicts where order_id = o.id
          order by item, at desc, id desc) v where v.codes <> '{}')`,
  returned: `(select case when t.into_state = o.state then json_build_object('id', t.id, 'reasons', encode(t.reasons, 'base64')) end
          from app.returns t where t.order_id = o.id order by t.at desc, t.id desc limit 1)`,
  last: `(select case when t.content is null then null else json_build_object('id', t.id, 'content', encode(t.content, 'base64')) end
          from app.returns t where t.order_id = o.id order by t.at desc, t.id desc limit 1)`,
  // Most orders were never returned; for these no verdict is read.
  passed: `case when exists (select from app.returns t where t.order_id = o.id) then ${passedBeforeSql} end`,
};

/** The same as separate columns; the benchmark compares the server with it. */
export const reasonsSql = `select o.id, ${Object.entries(parts)
  .map(([name, sql]) => `${sql} as ${name}`)
  .join(', ')}
      from app.orders o where o.id = any($1)`;

const jsonOf = (of: Readonly<Record<keyof Row, string>>): string =>
  `json_build_object(${Object.entries(of)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')})`;

/** Why items of an order are not in order, with the advice as edited by the reviewer. */
export const reasonsProjection: Projection<'reasons', Row> = {
  name: 'reasons',
  sql: jsonOf(parts),
  forPartner: jsonOf({ ...parts, verdicts: 'null', passed: 'null' }),
};

/**
 * `maskOf` returns a function that masks personal values in the advice, because a reviewer may have quoted some.
 * Without it nothing is masked.
 */
export function reasonsOf(
  ctx: AppContext,
  row: Row,
  language: Language,
  maskOf: (lastReturned: ReturnedContent | null) => (text: string) => string = () => (text) => text,
): OrderReasons {
  const open = <T>(place: string, sealed: string): T => ctx.keys.unsealJson<T>(place, Buffer.from(sealed, 'base64'));
  const ofVerdicts = (row.verdicts ?? []).flatMap(({ id, item, advice }) =>
    advice === null
      ? []
      : open<Omit<GivenReason, 'item'>[]>(`verdicts.advice:${id}`, advice).map((one) => ({ ...one, item })),
  );
  const lastReturned = row.last && open<ReturnedContent>(`returns.content:${row.last.id}`, row.last.content);
  const mask = maskOf(lastReturned);
  const view = ({ advice, words = [], ...reason }: Omit<GivenReason, 'item'>): ItemReasonView => ({
    code: reason.code,
    ...reasonTextIn({ ...reason, advice: advice && mask(advice) }, language),
    words,
  });
  const ofReturn = row.returned && open<GivenReason[]>(`returns.reasons:${row.returned.id}`, row.returned.reasons);
  return {
    verdicts: byItem(ofVerdicts, view),
    returned: byItem(ofReturn ?? [], view),
    whole: (ofReturn ?? []).filter((one) => one.item === null).map(view),
    lastReturned,
    passedBefore: new Map((row.passed ?? []).map((one) => [one.item, one])),
  };
}

function byItem(reasons: readonly GivenReason[], view: (one: GivenReason) => ItemReasonView): ByItem {
  const found: ByItem = {};
  for (const one of reasons) {
    if (one.item === null) continue;
    found[one.item] = [...(found[one.item] ?? []), view(one)];
  }
  return found;
}

/** The reasons of the last return of an order, as stored. */
export async function lastReturn(ctx: AppContext, tx: Tx, orderId: string): Promise<GivenReason[]> {
  const { rows } = await tx.client.query<{ id: string; reasons: Buffer }>(
    '/* lastReturn */ select id, reasons from app.returns where order_id = $1 order by at desc, id desc limit 1',
    [orderId],
  );
  return rows.flatMap(({ id, reasons }) => ctx.keys.unsealJson<GivenReason[]>(`returns.reasons:${id}`, reasons));
}
