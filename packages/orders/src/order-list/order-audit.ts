import { conditionsOf, type FilterConditions, type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import {
  type AuditActorView,
  type AuditChainView,
  type AuditFilter,
  type AuditRowView,
  auditDetailLabel,
  auditDetailText,
} from '@beian/domain/audit';
import { auditLabel, MAX_COUNTED_LINKS } from '@beian/domain/order';
import { findProvince } from '@beian/domain/province';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { systemActorNames } from './history.ts';

/** SQL: a lease that the console prolongs, or a picture that it shows small; nobody asked for either. */
const routineSql = `(o.action = 'heartbeat' or coalesce(o.details ->> 'size', '') = 'thumbnail')`;

export const mayReadAudit = (actor: Actor): boolean => hasRight(actor, 'readAudit');

/** `partnerId`: of the person by whom is filtered; the partner is the actor of what its people do, and found by the index. */
const conditionsFor = (partnerId: string | undefined): FilterConditions<AuditFilter> => ({
  actor: (id, value) =>
    partnerId === undefined
      ? `o.actor_id = ${value(id)}`
      : `o.actor_id = ${value(partnerId)} and o.details ->> 'person' = ${value(id)}`,
  action: (action, value) => `o.action = ${value(action)}`,
  target: (target, value) => {
    const nth = value(target);
    return `o.target = coalesce((select n.id from app.orders n where n.number = ${nth}), ${nth})`;
  },
  day: (day, value) => {
    const nth = value(day);
    const begins = (more: number) => `((${nth}::date + ${more})::timestamp at time zone 'Asia/Shanghai')`;
    return `o.at >= ${begins(0)} and o.at < ${begins(1)}`;
  },
  outcome: (outcome, value) => `o.outcome = ${value(outcome)}`,
  routine: (withRoutine) => (withRoutine ? 'true' : `not ${routineSql}`),
});

/** Rows of the audit log, the latest first. The caller must check the right to read them. */
export async function listAuditIds(tx: Tx, asked: PageQuery & AuditFilter): Promise<IdPage> {
  const values: unknown[] = [];
  const partnerId = asked.actor === undefined ? undefined : await partnerOf(tx, asked.actor);
  return keysetPage(
    tx,
    { from: 'app.audit o', key: 'o.at', type: 'timestamptz', descending: true },
    conditionsOf(conditionsFor(partnerId), asked, (one) => `$${values.push(one)}`),
    values,
    asked,
  );
}

/** The partner whose person the id is of; undefined: of nobody's. */
async function partnerOf(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ partnerId: string }>({
    name: 'partner-of-person',
    text: '/* partnerOf */ select partner_id as "partnerId" from app.staff where id = $1 and partner_id is not null',
    values: [id],
  });
  return rows[0]?.partnerId;
}

const MOST_ACTORS = 50;

/**
 * Actors whose name contains the text, or whose id it is: staff, then partners and their people, then the system's own. The caller must
 * check the right to read the audit.
 */
export async function listAuditActors(tx: Tx, search: string, language: Language): Promise<AuditActorView[]> {
  const { rows } = await tx.client.query<AuditActorView>({
    name: 'audit-actors',
    text: `/* listAuditActors */ select id, name, "partnerName" from (
        select s.id, s.name, p.name as "partnerName", s.partner_id is null as own from app.staff s left join app.partners p on p.id = s.partner_id
        union all select id, name, null, false from app.partners) a
      where a.id = $1 or strpos(lower(concat_ws(' ', a.name, a."partnerName")), lower($1)) > 0
      order by own desc, coalesce("partnerName", name), "partnerName" is not null, name, id limit ${MOST_ACTORS}`,
    values: [search],
  });
  const system = Object.entries(systemActorNames)
    .map(([id, name]): AuditActorView => ({ id, name: name[language], partnerName: null }))
    .filter(({ id, name }) => id === search || name.toLowerCase().includes(search.toLowerCase()));
  return [...rows, ...system];
}

/**
 * Rows by id, in the order of `ids`. `target` is null if it is an order that does not exist or belongs to the other
 * realm.
 */
export async function loadAuditRows(tx: Tx, ids: readonly string[], language: Language): Promise<AuditRowView[]> {
  type Row = Omit<AuditRowView, 'label' | 'targetName' | 'details' | 'times'> & {
    readonly details: Record<string, unknown>;
  };
  const { rows } = await tx.client.query<Row>({
    name: 'audit-rows',
    text: `/* loadAuditRows */ select a.id, app.iso(a.at) as at, a.actor_kind as "actorKind", a.actor_id as "actorId", a.details ->> 'person' as "personId",
        coalesce(s.name, p.name) as "actorName", a.action, case when a.target like 'order\\_%' and o.id is null then null else a.target end as target, o.number as "orderNumber", a.outcome, a.details, c.n::float8 as link
      from unnest($1::text[]) with ordinality as want(id, place) join app.audit a on a.id = want.id
      left join app.staff s on s.id = coalesce(a.details ->> 'person', a.actor_id) left join app.partners p on p.id = a.actor_id
      left join app.orders o on o.id = a.target left join app.audit_chain c on c.audit_id = a.id order by want.place`,
    values: [ids],
  });
  const names = await namesOf(tx, rows, language);
  return rows.map(({ details, ...row }) => ({
    ...row,
    targetName: row.target === null || row.orderNumber !== null ? null : (names.get(row.target) ?? null),
    label: auditLabel(row.action)[language],
    actorName:
      row.actorName ?? (row.actorKind === 'system' ? (systemActorNames[row.actorId]?.[language] ?? null) : null),
    times: typeof details.times === 'number' ? details.times : 1,
    details: Object.entries(details)
      // Hashes are for `audit:verify`.
      .filter(([name]) => !['times', 'covers', 'coversAt'].includes(name))
      .map(([name, value]) => ({
        name,
        value: typeof value === 'string' ? value : JSON.stringify(value),
        label: auditDetailLabel(name, language),
        text: auditDetailText(value, names, language),
      })),
  }));
}

const namedIds = /\b(?:staff|partner|order|record|bureau)_[0-9a-f]{32}\b/g;

/** Names of the people, partners, orders, records and bureaus whose ids the rows hold. */
async function namesOf(
  tx: Tx,
  rows: readonly { readonly target: string | null; readonly details: unknown }[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(JSON.stringify(rows.map(({ target, details }) => [target, details])).match(namedIds) ?? [])];
  if (ids.length === 0) return new Map();
  const { rows: found } = await tx.client.query<{ id: string; name: string; isProvince: boolean }>({
    name: 'audit-names',
    text: `/* namesOf */ select id, name, false as "isProvince" from app.staff where id = any($1)
      union all select id, name, false from app.partners where id = any($1)
      union all select id, number, false from app.orders where id = any($1)
      union all select id, filing_number, false from app.records where id = any($1)
      union all select id, province, true from app.bureaus where id = any($1)`,
    values: [ids],
  });
  return new Map(
    found.map(({ id, name, isProvince }) => [id, isProvince ? (findProvince(name)?.label[language] ?? name) : name]),
  );
}

/** Two nights without verification (docs/operations.md). */
const LATE_HOURS = 48;

export async function loadAuditChain(tx: Tx): Promise<AuditChainView> {
  const head = (
    where: string,
  ) => `(select json_build_object('seq', h.seq, 'day', h.day, 'links', h.n, 'at', app.iso(h.at),
      'key', h.said::json ->> 'key') from app.audit_heads h ${where} order by h.seq desc limit 1)`;
  const { rows } = await tx.client.query<AuditChainView>(
    `/* loadAuditChain */ select coalesce(t.n, 0)::float8 as links, app.iso(t.at) as "linkedAt",
       (select count(*)::int from (select from app.audit a where (a.tx, a.id) > (coalesce(t.tx, ''), coalesce(t.id, '')) limit ${MAX_COUNTED_LINKS + 1}) w) as waiting,
       ${head('')} as head, ${head('where h.final')} as closed,
       (select json_build_object('at', app.iso(v.at), 'late', v.at < app.now() - interval '${LATE_HOURS} hours', 'ranBy', v.ran_by, 'head', v.head_seq, 'outside', v.outside, 'links', v.links,
          'events', v.events, 'faults', v.faults, 'firstFault', v.first_fault) from app.audit_verifications v order by v.n desc limit 1) as verified
     from (select) one left join lateral (select c.n, a.at, a.tx, a.id from app.audit_chain c join app.audit a on a.id = c.audit_id
       order by c.n desc limit 1) t on true`,
  );
  return rows[0] ?? { links: 0, linkedAt: null, waiting: 0, head: null, closed: null, verified: null };
}
