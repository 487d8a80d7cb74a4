import { dropFiles } from '@beian/database/erased-files';
import type { Tx } from '@beian/database/transaction';
import type { RetentionKind } from '@beian/domain/personal';
import { deleteStaleDrafts } from '@beian/orders/draft';
import { deleteOldEvents } from '@beian/partners/events';
import { removeOldFiles } from '@beian/submissions/submissions';
import { blankColumn } from './blank.ts';
import { blankVersions, blankWebsites } from './blank-filings.ts';
import { eraseFaceChecks } from './erase-orders.ts';
import { orderSweeps } from './order-sweeps.ts';
import { olderThanDays, type Sweep } from './sweep.ts';

/** When a timer was over. A `case`: under row-level security no index finds rows by a `coalesce`. */
const timerOver = '(case when t.closed_at is null then t.fired_at else t.closed_at end)';

/**
 * Rows of a table that are deleted whole. `name`: their id, or `ctid` if the key has several columns: the transaction
 * that selects a row also locks it, so its ctid stays valid.
 */
const deleteRows = (table: string, where: string, order: string, name: 'id' | 'hash' | 'ctid' = 'id'): Sweep => ({
  dueSql: `select t.${name}::text as id from app.${table} t where ${where} order by ${order}`,
  lockAlias: 't',
  erase: async (_ctx, tx, ids) => {
    await tx.client.query(
      `/* retain */ delete from app.${table} where ${name} = any($1::${name === 'ctid' ? 'tid' : 'text'}[])`,
      [ids],
    );
  },
});

/** A sealed column that may be null. */
const nullColumn = (table: string, column: string, since: string, but = 'true'): Sweep => ({
  dueSql: `select t.id from app.${table} t where t.${column} is not null and ${olderThanDays(`t.${since}`)} and ${but} order by t.${since}, t.id`,
  lockAlias: 't',
  erase: async (_ctx, tx, ids) => {
    await tx.client.query(`/* retain */ update app.${table} set ${column} = null where id = any($1)`, [ids]);
  },
});

/** A sealed column that is emptied; the row stays, with `erased_at`. */
const blankSealedColumn = (column: Parameters<typeof blankColumn>[2], since: string, but = 'true'): Sweep => {
  const [table] = column.split('.');
  return {
    dueSql: `select t.id from app.${table} t where t.erased_at is null and ${olderThanDays(`t.${since}`)} and ${but} order by t.${since}, t.id`,
    lockAlias: 't',
    erase: async (ctx, tx, ids) => {
      await blankColumn(ctx, tx, column, 'id = any($1)', [ids]);
    },
  };
};

/** Uploads: the row is deleted, and the file unless it is attached to an order. */
const uploads: Sweep = {
  dueSql: `select t.id from app.uploads t where ${olderThanDays('t.created_at')} order by t.created_at, t.id`,
  lockAlias: 't',
  erase: async (_ctx, tx, ids) => {
    const { rows } = await tx.client.query<{ file: string }>(
      '/* retain */ delete from app.uploads where id = any($1) returning file',
      [ids],
    );
    await dropFiles(
      tx,
      rows.map(({ file }) => file),
    );
  },
};

/** Face checks that were left, or whose result brought no photo: rows with their pictures. A check of a link that may still be used stays. */
const leftFaceChecks: Sweep = {
  dueSql: `select t.id from app.face_checks t where t.material_id is null and t.state <> 'checking'
    and not exists (select from app.face_links l join app.orders o on o.id = l.order_id
      where l.order_id = t.order_id and l.made_at <= t.consented_at and o.state = 'VERIFICATION_PENDING' and o.round = l.round)
    and ${olderThanDays('t.consented_at')} order by t.consented_at, t.id`,
  lockAlias: 't',
  erase: async (_ctx, tx, ids) => {
    await eraseFaceChecks(tx, 'id', ids);
    await tx.client.query('/* retain */ delete from app.face_checks where id = any($1)', [ids]);
  },
};

/** Papers of claims that have ended. */
const claimPapers: Sweep = {
  dueSql: `select t.id from app.record_claim_papers t join app.record_claims c on c.id = t.claim_id
    where ${olderThanDays('c.ended_at')} order by c.ended_at, t.id`,
  lockAlias: 't',
  erase: async (_ctx, tx, ids) => {
    const { rows } = await tx.client.query<{ file: string }>(
      '/* retain */ delete from app.record_claim_papers where id = any($1) returning file',
      [ids],
    );
    await dropFiles(
      tx,
      rows.map(({ file }) => file),
    );
  },
};

/** Scans that no recorded answer, no hand-over by hand and no draft of rules refers to: the notice of a bureau is the source of a rule for good. */
const evidence: Sweep = {
  dueSql: `select t.id from app.evidence t where ${olderThanDays('t.at')}
    and not exists (select 1 from app.recorded_answers r where r.evidence_id = t.id)
    and not exists (select 1 from app.manual_hand_overs h where t.id in (h.evidence_id, h.answer_evidence_id))
    and not exists (select 1 from app.rule_drafts d where d.source ->> 'file' = t.id) order by t.at, t.id`,
  lockAlias: 't',
  erase: async (_ctx, tx, ids) => {
    const { rows } = await tx.client.query<{ file: string }>(
      '/* retain */ delete from app.evidence where id = any($1) returning file',
      [ids],
    );
    await dropFiles(
      tx,
      rows.map(({ file }) => file),
    );
  },
};

/** A downloaded file with its results. A file with a result that still waits for a person is kept. */
const answers: Sweep = {
  dueSql: `select t.id from app.bureau_answers t where t.applied_at is not null and t.erased_at is null and ${olderThanDays('t.applied_at')}
    and not exists (select 1 from app.answer_entries e where e.answer_id = t.id and e.status = 'unmatched' and e.cleared_at is null)
    order by t.applied_at, t.id`,
  lockAlias: 't',
  erase: async (ctx, tx, ids) => {
    await blankColumn(ctx, tx, 'answer_entries.details', 'answer_id = any($1)', [ids]);
    await blankColumn(ctx, tx, 'bureau_answers.file', 'id = any($1)', [ids]);
  },
};

/**
 * A request that was answered long ago: person, content and reason are deleted; the row with the answer's date stays.
 */
const requests: Sweep = {
  dueSql: `select t.id from app.person_requests t where t.answered_at is not null and t.erased_at is null and ${olderThanDays('t.answered_at')}
    order by t.answered_at, t.id`,
  lockAlias: 't',
  erase: async (ctx, tx, ids) => {
    const empty = (column: string) => ids.map((id) => ctx.keys.seal(`person_requests.${column}:${id}`, ''));
    await tx.client.query('/* retain */ delete from app.person_exports where request_id = any($1)', [ids]);
    await tx.client.query(
      `/* retain */ update app.person_requests r set sought = v.sought, asked_by = v.asked, reason = v.reason, sought_hash = '', erased_at = app.now()
       from unnest($1::text[], $2::bytea[], $3::bytea[], $4::bytea[]) v(id, sought, asked, reason) where r.id = v.id`,
      [ids, empty('sought'), empty('asked_by'), empty('reason')],
    );
  },
};

type TimedKind = Exclude<
  RetentionKind,
  'filings' | 'blackList' | 'accounts' | 'trail' | 'deskDrafts' | 'eventLog' | 'sentFiles'
>;

/** Kinds that are deleted row by row. */
export const sweeps: { readonly [K in TimedKind]: readonly Sweep[] } = {
  ...orderSweeps,
  // Reveals of records belong to no order, so they have their own sweep.
  words: [...orderSweeps.words, nullColumn('reveals', 'words', 'at', 't.record_id is not null')],
  notices: [
    deleteRows(
      'notices',
      `(t.sent_at is not null or t.failed_at is not null) and ${olderThanDays('t.created_at')}`,
      't.created_at, t.id',
    ),
  ],
  uploads: [uploads, leftFaceChecks],
  filingHistory: [
    {
      dueSql: `select t.id from app.record_versions t where t.ended_at is not null and t.erased_at is null and ${olderThanDays('t.ended_at')}
        order by t.ended_at, t.id`,
      lockAlias: 't',
      erase: blankVersions,
    },
  ],
  goneFilings: [
    {
      dueSql: `select t.id from app.websites t where t.gone and t.erased_at is null and ${olderThanDays('t.gone_at')} order by t.gone_at, t.id`,
      lockAlias: 't',
      erase: blankWebsites,
    },
  ],
  bureauAnswers: [
    answers,
    blankSealedColumn('rectifications.details', 'closed_at', 't.closed_at is not null'),
    deleteRows('black_list', `t.removed_at is not null and ${olderThanDays('t.removed_at')}`, 't.removed_at', 'ctid'),
  ],
  incidents: [
    deleteRows('bureau_incidents', olderThanDays('t.last_at'), 't.last_at, t.id'),
    nullColumn('bureau_calls', 'message', 'last_at'),
    nullColumn('submission_events', 'message', 'at'),
  ],
  evidence: [
    blankSealedColumn('recorded_answers.details', 'at'),
    nullColumn('sms_checks', 'evidence', 'closed_at'),
    nullColumn('manual_hand_overs', 'answer_details', 'answered_at'),
    nullColumn('manual_hand_overs', 'evidence_id', 'entered_at'),
    nullColumn('manual_hand_overs', 'answer_evidence_id', 'answered_at'),
    nullColumn('record_claims', 'reason', 'ended_at'),
    claimPapers,
    evidence,
  ],
  gatewayWords: [
    // The note of a connection that is still paused, or whose orders are still entered by hand, is kept.
    blankSealedColumn(
      'connection_events.note',
      'at',
      'not exists (select 1 from app.bureaus b where t.id in (b.paused, b.manual))',
    ),
    blankSealedColumn('submission_decisions.note', 'at'),
  ],
  proofs: [
    nullColumn('record_proofs', 'secret', 'answered_at'),
    deleteRows('kind_lookups', olderThanDays('t.asked_at'), 't.asked_at, t.id'),
  ],
  savedAnswers: [deleteRows('idempotency_keys', olderThanDays('t.created_at'), 't.created_at', 'ctid')],
  finishedWork: [
    deleteRows('outbox', `t.done_at is not null and ${olderThanDays('t.done_at')}`, 't.done_at, t.id'),
    deleteRows(
      'timers',
      `(t.closed_at is not null or t.fired_at is not null) and ${olderThanDays(timerOver)}`,
      `${timerOver}, t.id`,
    ),
    // The gateway board shows the last test of what is stored.
    deleteRows(
      'bureau_tests',
      `${olderThanDays('t.asked_at')} and (t.typed_hash is not null or exists (select 1 from app.bureau_tests n
        where n.bureau_id = t.bureau_id and n.typed_hash is null and n.id > t.id))`,
      't.asked_at, t.id',
    ),
    deleteRows('rule_previews', `t.ended_at is not null and ${olderThanDays('t.ended_at')}`, 't.ended_at, t.id'),
  ],
  sessions: [deleteRows('sessions', olderThanDays('t.expires_at'), 't.expires_at', 'hash')],
  downloads: [
    deleteRows('downloads', `t.ended_at is not null and ${olderThanDays('t.started_at')}`, 't.started_at, t.id'),
  ],
  personRequests: [
    requests,
    // An export is useless once nobody may download it, whatever the days.
    deleteRows('person_exports', `t.until < app.now() and $1::int > 0`, 't.until, t.id'),
  ],
};

/** Kinds that other modules delete by the same setting, and what would be deleted now. */
export const delegatedSweeps = {
  deskDrafts: {
    due: `select d.order_id as id from app.desk_drafts d where ${olderThanDays('d.at')}`,
    run: deleteStaleDrafts,
  },
  eventLog: {
    due: `select e.id from app.partner_events e where ${olderThanDays('e.at')}`,
    run: deleteOldEvents,
  },
  sentFiles: {
    due: `select u.id from app.submissions u where u.file_removed_at is null and u.state in ('ACCEPTED', 'REFUSED') and ${olderThanDays('u.settled_at')}
      and not exists (select 1 from app.submission_orders so where so.submission_id = u.id and so.answered_at is null)`,
    run: removeOldFiles,
  },
} as const satisfies Partial<
  Record<RetentionKind, { readonly due: string; readonly run: (tx: Tx, limit: number) => Promise<number> }>
>;

/** SQL of what is due of a kind, each by its own days `$1`. */
export function dueSqlOf(kind: RetentionKind): readonly string[] {
  if (Object.hasOwn(delegatedSweeps, kind)) return [delegatedSweeps[kind as keyof typeof delegatedSweeps].due];
  return (sweeps[kind as TimedKind] ?? []).map((one) => one.dueSql);
}
