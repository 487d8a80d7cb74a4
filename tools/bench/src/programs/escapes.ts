import { availableParallelism, loadavg } from 'node:os';
import { readOnly } from '@beian/database/transaction';
import { escapeWeeks } from '@beian/domain/escapes';
import { provinceCodes } from '@beian/domain/province';
import { loadEscapeFigures } from '@beian/rule-book/escapes';
import { testDatabase } from '@beian/testing/database';
import { seedPeople } from '@beian/testing/fixtures';

/**
 * Measures the figures of escapes over a history of bureaus' decisions, one in twelve a refusal, beside a bare count of the same attempts.
 * Written as superuser (permitted for benchmarks, not for tests: docs/spec/desk.md D-benchmarks). Run by `npm run bench -- escapes`.
 */
const {
  days: DAYS,
  perDay: PER_DAY,
  rounds: ROUNDS,
}: Record<'days' | 'perDay' | 'rounds', number> = JSON.parse(process.argv[2] ?? '{}');
const db = await testDatabase();
const list = (all: readonly string[]): string => `array['${all.join("','")}']`;
const pick = (all: string, count: number, n: string): string => `(${all})[1 + abs(hashint4(${n})) % ${count}]`;
try {
  const people = await seedPeople(db);
  const count = DAYS * PER_DAY;
  const at = `app.now() - ((n * 1.0 / ${PER_DAY}) || ' days')::interval`;
  const order = `'order_' || lpad(to_hex(n), 32, '0')`;
  const changed = `case n % 4 when 0 then array['website.name'] when 1 then array['subject.name', 'subject.principal.mobile']
    when 2 then array['website.domains', 'website.homeUrl'] else array['subject.name', 'website.name', 'website.domains'] end`;
  // Without triggers and references.
  await db.query(`begin; set local session_replication_role = replica;
    insert into app.orders (id, number, partner_id, record_id, test, website_id, kind, state, province, edition, locked, version, round, salt,
        chain_salt, subject_name, filing_number, changed, erased, due_provisional, lease_token, last_seq, last_hash, created_at, updated_at, due_level)
      select ${order}, 'BD' || n, '${people.partner.actor.id}', 'record_' || n, false, 'website_' || n, 'CHANGE_WEBSITE', 'APPROVED',
        ${pick(list(provinceCodes), provinceCodes.length, 'n')}, '2018-06', false, 1, 1, '\\x', '\\x', '', '', ${changed}, '{}', false, 0, 1, '', ${at}, ${at}, 0
      from generate_series(1, ${count}) n;
    insert into app.submission_orders (submission_id, order_id, answer, answered_at, test)
      select 's_' || n, ${order}, case when n % 12 = 0 then 'refused' else 'approved' end, ${at}, false from generate_series(1, ${count}) n;
    insert into app.refusal_reasons (id, order_id, submission_id, code, at, test, item, reason, cause, rules)
      select 'refusal_' || n || '_' || k, ${order}, 's_' || n, '1002', ${at}, false,
        ${pick(list(['website.name', 'subject.name', 'website.domains', 'material.VERIFICATION_FORM']), 4, 'n + k')},
        ${pick(list(['WEB-09', 'SUB-06', 'MAT-05', 'DOM-01']), 4, 'n + k')}, c.cause,
        case when c.cause = 'NO_RULE' then '{}' else array[${pick(list(['WEB-01', 'R-7', 'MAT-01', 'rules.phoneMustBeLocal', 'verificationForm']), 5, 'n * 7 + k')}] end
      from generate_series(12, ${count}, 12) n, generate_series(1, 2) k,
        lateral (select ${pick(list(['NO_RULE', 'RULE_PASSED', 'PASSED_AGAINST_HINT']), 3, 'n * 3 + k')} as cause) c;
    commit; analyze`);
  const { actor } = people.supervisor;
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await work();
    return performance.now() - from;
  };
  const median = (all: readonly number[]): number =>
    Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0);
  const found: Record<string, object> = {};
  for (const weeks of escapeWeeks) {
    const [figures, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const took = await timed(() => readOnly(db.app, actor, (tx) => loadEscapeFigures(tx, { weeks, language: 'zh' })));
      const counted = await timed(() =>
        db.query(
          `select o.province, count(*) from app.submission_orders s join app.orders o on o.id = s.order_id
           where s.answer in ('approved', 'refused') and s.answered_at >= app.now() - $1 * interval '7 days' group by 1`,
          [weeks],
        ),
      );
      // The first one reads what is not in memory yet.
      if (round > 0) {
        figures.push(took);
        bare.push(counted);
      }
    }
    found[`${weeks} weeks`] = { figuresMs: median(figures), bareCountMs: median(bare) };
  }
  process.stdout.write(
    `${JSON.stringify({ decisions: count, ...found, load: loadavg().map(Math.round), processors: availableParallelism() })}\n`,
  );
} finally {
  await db.close();
}
