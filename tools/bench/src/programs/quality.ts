import { type AppContext, transaction } from '@beian/database/transaction';
import { qualityPeriods } from '@beian/domain/quality';
import { listSpotCheckIds, loadSpotChecks } from '@beian/orders/spot-check-page';
import {
  listEscapeIds,
  listLateFindingIds,
  listOrderRoundsIds,
  loadQuality,
  rollUpQuality,
} from '@beian/reporting/quality';
import type { TestDatabase } from '@beian/testing/database';
import type { People } from '@beian/testing/fixtures';

const say = (line: string) => process.stdout.write(`${line}\n`);
const SAMPLES = 60;

/**
 * A year of quality data for the finished orders of the board's benchmark: claims before decisions, one late finding
 * in 50 orders, a bureau's refusal in 20, a spot check in 5 with six items, one of 30 judged differently; 400 spot
 * checks are open. As superuser.
 */
export async function fillQuality(db: TestDatabase): Promise<void> {
  const began = Date.now();
  await db.query(`set session_replication_role = replica; set synchronous_commit = off;
    create temporary table finished as select o.id, substr(o.id, 7) as hex, ('x' || right(o.id, 8))::bit(32)::bigint as n, o.province, o.kind
      from app.orders o where not o.locked and o.number like 'BENCH%';
    insert into app.order_events (id, order_id, seq, event, from_state, actor_kind, actor_id, actor_name, input, edition, at, previous, hash)
      select 'event_' || lpad(to_hex(f.n * 32 + 20 + e.seq), 32, '0'), f.id, e.seq - 1, 'claim', e.from_state, 'staff', e.actor_id, '评测', '{}', '2018-06',
        e.at - (2 + f.n * 31 % 40) * interval '1 minute', '', '' from finished f join app.order_events e on e.order_id = f.id
      where e.event in ('approveInitialReview', 'approvePhoto', 'pushToBureau') and not exists (
        select 1 from app.order_events x where x.order_id = e.order_id and x.seq = e.seq - 1);
    insert into app.late_findings (id, order_id, return_id, item, hash, round, codes, staff_id, staff_name, passed_by, passed_by_name, passed_at,
        passed_round, at)
      select 'late_' || f.hex, f.id, 'return_' || f.hex, 'website.name', 'h', 2, '{WEB-01}', e.actor_id, '评测', e.actor_id, '评测', e.at, 1, e.at
      from finished f join app.order_events e on e.order_id = f.id and e.event = 'approvePhoto' where f.n % 50 = 0;
    insert into app.refusal_reasons (id, order_id, submission_id, code, item, reason, passed_rule, at)
      select 'refusal_' || f.hex, f.id, 'submission_x', (array['1002', '1015', '1027'])[1 + (f.n % 3)::int],
        (array['website.name', 'website.principal.mobile', 'material.VERIFICATION_FORM'])[1 + (f.n / 3 % 3)::int], 'WEB-09',
        (array['WEB-01', 'FMT-MOBILE', null])[1 + (f.n / 3 % 3)::int], e.at
      from finished f join app.order_events e on e.order_id = f.id and e.event = 'bureauApprove' where f.n % 20 = 0;
    insert into app.second_looks (id, order_id, seq, event, province, kind, round, decided_by, decided_name, decided_at, judges, items, materials,
        content, due_at, provisional, place, staff_id, staff_name, ended_at, otherwise, outcome)
      select 'look_' || f.hex, f.id, e.seq, e.event, f.province, f.kind, 1, e.actor_id, '评测', e.at, array[e.actor_id], '[]', '[]', '',
        e.at + interval '3 days', false, e.at + interval '3 days', s.id, '评测',
        case when f.n > m.most - 2000 and f.n % 5 = 0 then null else e.at + interval '1 day' end,
        case when f.n > m.most - 2000 and f.n % 5 = 0 then null else (f.n % 6 = 0)::int end,
        case when f.n > m.most - 2000 and f.n % 5 = 0 then null when f.n % 6 <> 0 then 'AGREED' when f.n % 18 = 0 then 'MISSED' else 'CAUGHT' end
      from finished f cross join (select max(n) as most from finished) m join app.order_events e on e.order_id = f.id and e.event = 'approveInitialReview'
      cross join (select id from app.staff where login = 'lixia') s where f.n % 5 = 0;
    update app.second_looks set due_at = app.now() + interval '2 days', place = app.now() + interval '2 days' where ended_at is null;
    insert into app.second_verdicts (id, look_id, order_id, item, hash, first, first_by, verdict, advice, staff_id, at)
      select 'again_' || lpad(to_hex(('x' || right(l.id, 8))::bit(32)::bigint * 8 + i.nth), 32, '0'), l.id, l.order_id, i.item, 'h',
        case when i.nth = 1 and l.seq % 7 = 0 then 'return' else 'pass' end, l.decided_by,
        case when l.otherwise = 1 and i.nth = 1 then 'return' else 'pass' end, '', l.staff_id, l.ended_at
      from app.second_looks l cross join (values (1, 'website.name'), (2, 'website.principal.mobile'), (3, 'website.principal.email'),
        (4, 'material.VERIFICATION_FORM'), (5, 'material.DOMAIN_CERT'), (6, 'website.domains')) i(nth, item) where l.ended_at is not null;
    set session_replication_role = default;`);
  await db.query('vacuum analyze');
  const [row] = await db.query<Record<string, string>>(`select (select count(*) from app.order_events) as events,
    (select count(*) from app.second_looks) as looks, (select count(*) from app.second_verdicts) as verdicts,
    (select count(*) from app.refusal_reasons) as refusals, (select count(*) from app.late_findings) as late`);
  say(
    `quality: ${row?.events} events, ${row?.looks} spot checks, ${row?.verdicts} items twice, ${row?.refusals} refusals, ${row?.late} late; filled in ${Math.round((Date.now() - began) / 1000)} s`,
  );
}

/** Measures the roll-up of the figures, and the queries of the quality page and its lists. */
export async function measureQuality(at: TestDatabase, { supervisor, reviewers }: People): Promise<void> {
  const whole = performance.now();
  await rollUpQuality(at.worker, { again: true });
  say(`kept figures of quality made anew in ${Math.round((performance.now() - whole) / 1000)} s`);
  const { actor } = supervisor;
  const as = <T>(ctx: AppContext, work: Parameters<typeof transaction<T>>[2]) => transaction(ctx, actor, work);
  await timed('kept figures of quality brought up to date', () => rollUpQuality(at.worker));
  for (const days of qualityPeriods)
    await timed(`all that the API does for the quality page in the database, ${days} days`, () =>
      as(at.app, (tx) => loadQuality(tx, { actor, days, language: 'zh' })),
    );
  const [busy] = await at.query<{ id: string }>('select decided_by as id from app.second_looks limit 1');
  const lists: Readonly<Record<string, Parameters<typeof as<unknown>>[1]>> = {
    'escapes of a year': (tx) => listEscapeIds(tx, { actor, days: 365 }),
    'escapes of a year by a rule': (tx) => listEscapeIds(tx, { actor, days: 365, rule: 'FMT-MOBILE' }),
    'late findings of a reviewer': (tx) => listLateFindingIds(tx, { actor, days: 365, reviewer: busy?.id ?? '' }),
    'late findings of a province': (tx) => listLateFindingIds(tx, { actor, days: 365, province: '320000' }),
    'rounds of a year': (tx) => listOrderRoundsIds(tx, { actor, days: 365 }),
    'orders of two rounds or more': (tx) => listOrderRoundsIds(tx, { actor, days: 365, roundsFrom: 2 }),
    'orders of a reviewer': (tx) => listOrderRoundsIds(tx, { actor, days: 365, reviewer: busy?.id ?? '' }),
    'spot checks that missed': (tx) => listSpotCheckIds(tx, { actor, list: 'ENDED', days: 365, outcome: 'MISSED' }),
    'all open spot checks': (tx) => listSpotCheckIds(tx, { actor, list: 'OPEN' }),
    'spot checks to do': async (tx) => {
      const mine = reviewers[0].actor;
      const { ids } = await listSpotCheckIds(tx, { actor: mine, list: 'TO_DO' });
      return loadSpotChecks(tx, { actor: mine, ids, language: 'zh' });
    },
    'spot checks about one reviewer': (tx) =>
      listSpotCheckIds(tx, { actor: { ...actor, id: busy?.id ?? '' }, list: 'ABOUT_ME' }),
  };
  for (const [name, list] of Object.entries(lists)) await timed(`a page of the list: ${name}`, () => as(at.app, list));
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let nth = 0; nth < SAMPLES; nth++) {
    const before = performance.now();
    await work();
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  const of = (share: number) => (times[Math.ceil(share * times.length) - 1] ?? 0).toFixed(1);
  say(`${what}: best ${of(0.01)}, p50 ${of(0.5)}, p95 ${of(0.95)} ms`);
}
