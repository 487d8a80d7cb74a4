import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { type AppContext, queryAsSystem, system, type Tx, transaction } from '@beian/database/transaction';
import { defaultPointLimits, type KeyKind, limitBounds, type PointLimits } from '@beian/domain/partner';
import type { Actor } from '@beian/domain/staff';

import { mayManagePartners } from './partner-keys.ts';
import { keyRefusals, type Refused } from './partner-refusals.ts';

export interface TakenPoints extends PointLimits {
  /** Points taken; 0 if there were too few. */
  readonly taken: number;
  /** Points left in the bucket. */
  readonly left: number;
}

/**
 * Takes points from a partner's bucket, shared by all processes, in one statement: between `least` and `most`, or
 * none if fewer than `least` are left. Test keys have a bucket of their own, so that tests never slow live traffic: with
 * the default limits, or the partner's where those are higher. `giveBack`: points taken earlier and not spent. The bucket refills by app.now(). Undefined
 * if there is no such partner.
 */
export async function takePoints(
  ctx: AppContext,
  {
    partnerId,
    kind,
    least,
    most,
    giveBack,
  }: { partnerId: string; kind: KeyKind; least: number; most: number; giveBack: number },
): Promise<TakenPoints | undefined> {
  const full = `least(p.points_bucket, greatest(b.points, 0) + $4
    + greatest(0, extract(epoch from app.now() - b.at)) * p.points_per_second)`;
  const took = (points: string) => `case when ${points} >= $2 then least(${points}, $3) else 0 end`;
  const [row] = await queryAsSystem<{ taken: number; left: number; pointsPerSecond: number; bucket: number }>(ctx, {
    name: 'take-points',
    text: `/* takePoints */ with p as (select id,
        case when $5 = 'live' then points_per_second else greatest(points_per_second, $6::int) end as points_per_second,
        case when $5 = 'live' then points_bucket else greatest(points_bucket, $7::int) end as points_bucket from app.partners where id = $1),
      moved as (insert into app.partner_points as b (partner_id, kind, points, at, taken)
        select id, $5, points_bucket - ${took('points_bucket')}, app.now(), ${took('points_bucket')} from p
        on conflict (partner_id, kind) do update set at = app.now(),
          points = (select ${full} - ${took(full)} from p), taken = (select ${took(full)} from p)
        returning b.points, b.taken)
      select moved.taken, moved.points as left, p.points_per_second as "pointsPerSecond", p.points_bucket as bucket from moved, p`,
    values: [partnerId, least, most, giveBack, kind, defaultPointLimits.pointsPerSecond, defaultPointLimits.bucket],
  });
  return row;
}

export interface UsageToAdd {
  readonly partnerId: string;
  readonly kind: KeyKind;
  readonly requests: number;
  readonly points: number;
  readonly refused: number;
}

/** Adds to the partners' usage of the current minute. */
export async function addUsage(ctx: AppContext, used: readonly UsageToAdd[]): Promise<void> {
  if (used.length === 0) return;
  const column = (of: (one: UsageToAdd) => number | string) => used.map(of);
  await queryAsSystem(ctx, {
    name: 'add-usage',
    text: `/* addUsage */ insert into app.partner_usage as u (partner_id, minute, kind, requests, points, refused)
      select id, date_trunc('minute', app.now()), kind, requests, points, refused
      from unnest($1::text[], $2::int[], $3::bigint[], $4::int[], $5::text[]) as n (id, requests, points, refused, kind)
      order by id, kind
      on conflict (partner_id, minute, kind) do update set requests = u.requests + excluded.requests,
        points = u.points + excluded.points, refused = u.refused + excluded.refused`,
    values: [
      column((one) => one.partnerId),
      column((one) => one.requests),
      column((one) => Math.round(one.points)),
      column((one) => one.refused),
      column((one) => one.kind),
    ],
  });
}

/** Deletes usage older than 7 days. */
export async function deleteOldUsage(ctx: AppContext): Promise<void> {
  await transaction(ctx, system('clock'), (tx) =>
    tx.client.query(`/* forgetOldUsage */ delete from app.partner_usage where minute < app.now() - interval '7 days'`),
  );
}

/** Sets a partner's limits; administrators only, refusals are audited, too. All processes are notified. */
export async function changePartnerLimits(
  ctx: AppContext,
  tx: Tx,
  { actor, partnerId, pointsPerSecond, bucket, key }: PointLimits & { actor: Actor; partnerId: string; key: string },
): Promise<{ readonly ok: true } | Refused> {
  const body = bodyHash(['changePartnerLimits', partnerId, pointsPerSecond, bucket]);
  const seen = await findAnswer<{ readonly ok: true } | Refused>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await write(tx, actor, partnerId, { pointsPerSecond, bucket });
  const details = outcome.ok ? { pointsPerSecond, bucket } : { code: outcome.refusal.code };
  await writeAudit(tx, actor, 'changePartnerLimits', partnerId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function write(
  tx: Tx,
  actor: Actor,
  partnerId: string,
  limits: PointLimits,
): Promise<{ readonly ok: true } | Refused> {
  if (!mayManagePartners(actor)) return keyRefusals.notTheirs;
  for (const field of ['pointsPerSecond', 'bucket'] as const) {
    const { least, most } = limitBounds[field];
    const value = limits[field];
    if (!(Number.isInteger(value) && value >= least && value <= most)) return keyRefusals.wrongLimits(field);
  }
  const { rowCount } = await tx.client.query(
    `/* changePartnerLimits */ update app.partners set points_per_second = $2, points_bucket = $3 where id = $1`,
    [partnerId, limits.pointsPerSecond, limits.bucket],
  );
  if (rowCount !== 1) return keyRefusals.noSuchPartner;
  noteWritten(tx, 'partners', partnerId);
  return { ok: true };
}
