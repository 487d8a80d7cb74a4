import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import type {
  KeyKind,
  PartnerAccountPageView,
  PartnerAccountView,
  PartnerKeyView,
  PartnerRecordView,
} from '@beian/domain/partner';
import { findProvince } from '@beian/domain/province';
import type { Language } from '@beian/domain/text';

import { describeBasis } from './record-partners.ts';

const USED = `select coalesce(sum(u.requests), 0)::int as requests, coalesce(sum(u.refused), 0)::int as refused
  from app.partner_usage u where u.partner_id = p.id and u.minute > app.now() - interval '24 hours'`;

/** Partners of these ids with counts of their keys and usage. A partner sees only itself. */
export async function loadPartnerAccounts(tx: Tx, ids: readonly string[]): Promise<PartnerAccountView[]> {
  const { rows } = await tx.client.query<PartnerAccountView>(
    `/* loadPartnerAccounts */ select p.id, p.name, p.email, p.order_url as "orderUrl", p.papers_read as "papersRead", p.follow_ups as "followUps", app.iso(p.closed_at) as "closedAt", p.points_per_second as "pointsPerSecond", p.points_bucket as bucket,
       (select count(*)::int from app.partner_keys k where k.partner_id = p.id and k.revoked_at is null
         and (k.expires_at is null or k.expires_at > app.now())) as "openKeys",
       (select app.iso(max(k.last_used_at)) from app.partner_keys k where k.partner_id = p.id) as "lastUsedAt",
       used.requests, used.refused
     from app.partners p, lateral (${USED}) used where p.id = any($1)`,
    [ids],
  );
  return rows;
}

/** Records of these ids that a partner may open orders on, and why. */
export async function loadPartnerRecords(
  tx: Tx,
  { partnerId, ids, language }: { partnerId: string; ids: readonly string[]; language: Language },
): Promise<PartnerRecordView[]> {
  const { rows } = await tx.client.query<Omit<PartnerRecordView, 'provinceName'> & { province: string }>(
    `/* loadPartnerRecords */ select r.id, r.filing_number as "filingNumber", r.name, r.province, g.basis, app.iso(g.created_at) as since
     from app.partner_records g join app.records r on r.id = g.record_id where g.partner_id = $1 and r.id = any($2)`,
    [partnerId, ids],
  );
  return rows.map(({ province, basis, ...row }) => ({
    ...row,
    basis: describeBasis(basis, language),
    provinceName: findProvince(province)?.label[language] ?? province,
  }));
}

export async function loadPartnerKeys(tx: Tx, ids: readonly string[]): Promise<PartnerKeyView[]> {
  const { rows } = await tx.client.query<PartnerKeyView>(
    `/* loadPartnerKeys */ select id, name, kind, scopes, shown, app.iso(created_at) as "createdAt", made_by as "madeBy",
       app.iso(last_used_at) as "lastUsedAt", app.iso(expires_at) as "expiresAt", app.iso(revoked_at) as "revokedAt",
       revoked_by as "revokedBy", replaces,
       case when revoked_at is not null then 'REVOKED' when expires_at <= app.now() then 'EXPIRED' else 'OPEN' end as state
     from app.partner_keys where id = any($1)`,
    [ids],
  );
  return rows;
}

type PartnerUsageView = Pick<PartnerAccountPageView, 'minutes' | 'hours' | 'testMinutes' | 'testHours'>;

/**
 * A partner's usage by minute for an hour and by hour for a day, of live keys with people, and of test keys; intervals
 * without requests are included.
 */
export async function loadPartnerUsage(tx: Tx, partnerId: string): Promise<PartnerUsageView> {
  const steps = (
    unit: 'minute' | 'hour',
    count: number,
    kind: KeyKind,
  ) => `(select coalesce(json_agg(json_build_object('from', app.iso(t.begun),
      'requests', t.requests, 'points', t.points, 'refused', t.refused) order by t.begun), '[]') from (
      select s.begun, coalesce(sum(u.requests), 0)::int as requests, coalesce(sum(u.points), 0)::bigint as points,
        coalesce(sum(u.refused), 0)::int as refused
      from generate_series(date_trunc('${unit}', app.now()) - interval '${count - 1} ${unit}s', app.now(), interval '1 ${unit}') as s (begun)
      left join app.partner_usage u on u.partner_id = $1 and u.kind = '${kind}' and u.minute >= s.begun and u.minute < s.begun + interval '1 ${unit}'
      group by s.begun) t)`;
  const { rows } = await tx.client.query<PartnerUsageView>(
    `/* loadPartnerUsage */ select ${steps('minute', 60, 'live')} as minutes, ${steps('hour', 24, 'live')} as hours,
       ${steps('minute', 60, 'test')} as "testMinutes", ${steps('hour', 24, 'test')} as "testHours"`,
    [partnerId],
  );
  return rows[0] as PartnerUsageView;
}

/** Partners by name. Staff see all, a partner sees itself. */
export const listPartnerIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(tx, { from: 'app.partners o', key: 'o.name', type: 'text' }, [], [], asked);

/** Records that a partner may open orders on, the latest granted first. */
export const listPartnerRecordIds = (tx: Tx, asked: PageQuery & { partnerId: string }): Promise<IdPage> =>
  keysetPage(
    tx,
    {
      from: '(select record_id as id, partner_id, created_at from app.partner_records) o',
      key: 'o.created_at',
      type: 'timestamptz',
      descending: true,
    },
    ['o.partner_id = $1'],
    [asked.partnerId],
    asked,
  );

/** Keys of a partner, the newest first, ended ones included. */
export const listPartnerKeyIds = (tx: Tx, asked: PageQuery & { partnerId: string }): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.partner_keys o', key: 'o.id', type: 'text', descending: true },
    ['o.partner_id = $1'],
    [asked.partnerId],
    asked,
  );
