import {
  fromBase64,
  type IdPage,
  isoSql,
  jsonRowsSql,
  keysetPage,
  type PageQuery,
  type Projection,
} from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import { escalationReasons } from '@beian/domain/order';
import type { EscalationView } from '@beian/domain/order-fields';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { nullsLastSql, orderKeyset } from '../part/order-keyset.ts';
import { partOf } from '../part/part.ts';

type Row = Omit<EscalationView, 'reasonLabel'>;

const columns = `e.id, e.order_id as "orderId", e.reason, encode(e.note, 'base64') as note, e.staff_name as "staffName", ${isoSql('e.at')} as at,
  o.escalation_id is not distinct from e.id as open, encode(e.answer, 'base64') as answer, e.settled_name as "settledName",
  ${isoSql('e.settled_at')} as "settledAt"`;

const viewOf = (ctx: AppContext, language: Language, { note, answer, ...row }: Row): EscalationView => ({
  ...row,
  reasonLabel: escalationReasons[row.reason][language],
  note: note === null ? null : ctx.keys.unseal(`escalations.note:${row.id}`, fromBase64(note)).toString(),
  answer: answer === null ? null : ctx.keys.unseal(`escalations.answer:${row.id}`, fromBase64(answer)).toString(),
});

const escalationsProjection: Projection<'escalations', Row[]> = {
  name: 'escalations',
  sql: jsonRowsSql(`select ${columns} from app.escalations e where e.order_id = o.id order by e.at, e.id`),
};

/** Every escalation of an order, oldest first; for staff only. */
export const escalationsPart = partOf({
  projections: [escalationsProjection],
  desk: true,
  view: (read, _, { ctx, language }) => ({
    escalations: read.escalations.map((row) => viewOf(ctx, language, row)),
  }),
});

/** Only supervisors read escalations. */
export const mayReadEscalations = (actor: Actor): boolean => hasRight(actor, 'readEscalations');

/** The open escalation of each of these orders, in the order of `ids`. The caller must check `mayReadEscalations`. */
export async function loadOpenEscalations(
  ctx: AppContext,
  tx: Tx,
  { ids, language }: { readonly ids: readonly string[]; readonly language: Language },
): Promise<EscalationView[]> {
  const { rows } = await tx.client.query<Row>({
    name: 'open-escalations',
    text: `/* listOpenEscalations */ select ${columns} from unnest($1::text[]) with ordinality as want(id, place)
      join app.orders o on o.id = want.id join app.escalations e on e.id = o.escalation_id order by want.place`,
    values: [ids],
  });
  return rows.map((row) => viewOf(ctx, language, row));
}

/** Open escalations, by the due time of their orders. The caller must check the right to read them. */
export const listEscalationIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(tx, orderKeyset(nullsLastSql('o.due_at')), ['o.escalation_id is not null'], [], asked);
