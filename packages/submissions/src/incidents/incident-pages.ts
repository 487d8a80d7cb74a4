import { writeAudit } from '@beian/database/audit';
import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type EvidenceView,
  type IncidentView,
  incidentCalls,
  incidentKindOf,
  incidentKinds,
  incidentSettlements,
} from '@beian/domain/bureau';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Language } from '@beian/domain/text';
import { getAnswerFile } from '../answers/answers.ts';
import { mayReadIncidents } from '../connections/incident-rights.ts';
import { isRepeatedFileSql, mayBeInSql } from '../connections/unread-files-sql.ts';
import { getEvidence } from './incidents.ts';

const MAX_ORDERS = 20;

interface Row {
  /** A given-up file was acknowledged. */
  readonly acked: boolean;
  readonly orders: IncidentView['orders'] | null;
}

/** Incidents in the order of `ids`. */
export async function loadIncidents(tx: Tx, ids: readonly string[], language: Language): Promise<IncidentView[]> {
  const { rows } = await tx.client.query<
    Omit<IncidentView, 'callLabel' | 'label' | 'advice' | 'orders' | 'settlementLabel'> & Row
  >(
    `/* loadIncidents */ select i.id, i.bureau_id as "bureauId", i.call, i.why, i.file_name as "fileName", i.answer_id as "answerId", i.bytes, i.times,
       app.iso(i.first_at) as "firstAt", app.iso(i.last_at) as "lastAt", i.times > i.seen_times as "isNew",
       app.iso(i.seen_at) as "seenAt", i.seen_name as "seenName",
       i.settlement, i.acked_at is not null as acked, app.iso(i.settled_at) as "settledAt", i.settled_name as "settledName",
       i.settled_at is null and ${isRepeatedFileSql} and i.times >= i.shown_from as "mayGiveUp", coalesce(m.n, 0)::int as "ordersCount", m.orders
     from unnest($1::text[]) with ordinality as want(id, place) join app.bureau_incidents i on i.id = want.id
     left join lateral (select max(x.n) as n, json_agg(json_build_object('id', x.id, 'number', x.number) order by x.number) as orders
       from (select o.id, o.number, count(*) over () as n from app.submission_orders so join app.submissions u on u.id = so.submission_id
         join app.orders o on o.id = so.order_id where ${mayBeInSql} order by o.number limit ${MAX_ORDERS}) x) m on true
     order by want.place`,
    [ids],
  );
  return rows.map((row) => {
    const kind = incidentKinds[incidentKindOf(row.why)];
    return {
      ...row,
      orders: row.orders ?? [],
      settlementLabel: settlementLabel(row, language),
      callLabel: incidentCalls[row.call][language],
      label: kind.label[language],
      advice: kind.advice[language],
    };
  });
}

function settlementLabel(
  { settlement, acked }: Row & Pick<IncidentView, 'settlement'>,
  language: Language,
): string | null {
  if (settlement === null) return null;
  const label = incidentSettlements[settlement];
  if (settlement !== 'givenUp') return label[language];
  return (acked ? acknowledged : toBeAcknowledged)[language];
}

const acknowledged = bilingual('已放弃，已确认接收', 'Given up and acknowledged');
const toBeAcknowledged = bilingual('已放弃，下次下载时确认接收', 'Given up, acknowledged when it comes next');

const MOST_TEXT = 4096;
const MOST_HEX = 512;

/**
 * The beginning of the data of an incident; null if there is no such incident or the actor may not read it. Each read
 * is audited, because the data may hold personal values.
 */
export async function readEvidence(
  ctx: AppContext,
  tx: Tx,
  { actor, incidentId }: { actor: Actor; incidentId: string },
): Promise<EvidenceView | null> {
  if (!mayReadIncidents(actor)) {
    await writeAudit(tx, actor, 'readEvidence', incidentId, 'refused');
    return null;
  }
  const { rows } = await tx.client.query<{ answerId: string | null }>(
    '/* evidenceOf */ select answer_id as "answerId" from app.bureau_incidents where id = $1',
    [incidentId],
  );
  const [row] = rows;
  if (row === undefined) {
    await writeAudit(tx, actor, 'readEvidence', incidentId, 'refused', { code: 'NOT_FOUND' });
    return null;
  }
  const kept =
    row.answerId === null ? await getEvidence(ctx, tx, incidentId) : await getAnswerFile(ctx, tx, row.answerId);
  await writeAudit(tx, actor, 'readEvidence', incidentId, 'done');
  return showEvidence(kept ?? Buffer.alloc(0));
}

/** Text is UTF-8 or GBK without control characters; characters that hide or reverse text are shown as their code. */
function showEvidence(kept: Buffer): EvidenceView {
  const head = kept.subarray(0, MOST_TEXT);
  const decoded = decode(head);
  if (decoded !== undefined) return { bytes: kept.length, shown: head.length, text: decoded, hex: null };
  const shown = kept.subarray(0, MOST_HEX);
  const lines: string[] = [];
  for (let at = 0; at < shown.length; at += 16) {
    const row = shown.subarray(at, at + 16);
    const hex = [...row].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const ascii = [...row].map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(47)}  ${ascii}`);
  }
  return { bytes: kept.length, shown: shown.length, text: null, hex: lines.join('\n') };
}

function decode(bytes: Buffer): string | undefined {
  for (const encoding of ['utf-8', 'gbk']) {
    try {
      // The last character may be cut off: `stream` leaves it out.
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
      if ([...text].some((sign) => sign < ' ' && !'\t\r\n'.includes(sign))) continue;
      return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) =>
        '\t\r\n'.includes(sign) ? sign : `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
      );
    } catch {
      // Not in this encoding.
    }
  }
  return undefined;
}

/** Incidents of a connection, the latest first. */
export const listIncidentIds = (tx: Tx, asked: PageQuery & { bureauId: string }): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.bureau_incidents o', key: 'o.last_at', type: 'timestamptz', descending: true },
    ['o.bureau_id = $1', 'o.times >= o.shown_from'],
    [asked.bureauId],
    asked,
  );
