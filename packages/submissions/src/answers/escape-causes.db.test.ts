import { system, transaction } from '@beian/database/transaction';
import { fillEscapeCauses } from '@beian/orders/bureau-answer';
import { type OrderAtBureau, orderAtBureau, storePaperReadings } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';

let at: OrderAtBureau;
beforeAll(async () => {
  at = await orderAtBureau();
});
afterAll(() => at?.db.close());

const stored = () => at.db.query('select item, cause, rules from app.refusal_reasons order by code');
const forget = () => at.db.query('update app.refusal_reasons set cause = null, rules = null');
const fill = () => transaction(at.db.worker, system('clock'), (tx) => fillEscapeCauses(at.db.worker, tx));

test('each reason of a refusal is stored with how our review let it pass, also by the job that judges former ones', async () => {
  await at.send('send', 'accept');
  // A picture of the form that a machine check doubted, and a reviewer passed.
  await at.db.query(
    `insert into app.machine_checks (order_id, item, "check", content_hash, rule_id, outcome, fault, facts, edition)
     select order_id, 'material.VERIFICATION_FORM', 'sharpness', hash, 'MAT-01', 'warn', 'BLURRED', '{}', '2018-06' from app.materials
     where order_id = $1 and kind = 'VERIFICATION_FORM' and removed_at is null
     on conflict (order_id, item, "check", content_hash) do update set outcome = 'warn', fault = 'BLURRED'`,
    [at.orderId],
  );
  // And on which another name was read.
  const form = [{ field: 'form.name' as const, value: '测试样例软件有限公司' }];
  await storePaperReadings(at.db, at.orderId, { VERIFICATION_FORM: form });
  // A late reading voids the verdict; a reviewer gives it again.
  await at.db.query('update app.verdicts set fell_at = null, fell_why = null where order_id = $1', [at.orderId]);
  const concerns = [
    { code: '1020', item: 'website.name', reason: 'WEB-01' },
    { code: '1030', item: 'material.VERIFICATION_FORM', reason: 'MAT-01' },
    { code: '1055', item: 'material.DOMAIN_CERT', reason: 'MAT-05' },
    { code: '1070', item: null, reason: 'ORD-12' },
  ] as const;
  const codes = concerns.map(({ code }) => code);
  expect(await at.apply({ verdict: 'refused', codes, concerns: [...concerns] })).toBe('applied');
  const judged = await stored();
  expect(judged).toEqual([
    { item: 'website.name', cause: 'RULE_PASSED', rules: expect.arrayContaining(['WEB-01']) },
    { item: 'material.VERIFICATION_FORM', cause: 'PASSED_AGAINST_HINT', rules: ['MAT-01', 'paper-differs'] },
    { item: 'material.DOMAIN_CERT', cause: 'NO_RULE', rules: [] },
  ]);
  await forget();
  expect(await fill()).toBe(3);
  expect(await stored()).toEqual(judged);
  expect(await fill()).toBe(0);

  // The order goes back, and its content changes: former reasons are judged by what was refused.
  const reasons = [{ item: 'website.name', code: 'WEB-09' }];
  expect(await at.act(at.people.reviewers[0].actor, 'sendBack', { reasons })).toMatchObject({ ok: true });
  await at.db.query(
    `update app.order_contents set plain = plain - 'website.name', findings = '[]' where order_id = $1`,
    [at.orderId],
  );
  await at.db.query(
    `update app.materials set removed_at = app.now() where order_id = $1 and kind = 'VERIFICATION_FORM'`,
    [at.orderId],
  );
  await forget();
  expect(await fill()).toBe(3);
  expect(await stored()).toEqual(judged);
});
