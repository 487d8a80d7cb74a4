import { expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { consolePages, openPage, screenshotVariants } from './pages.ts';
import { createDraft } from './steps.ts';

const pages = consolePages();

/** Copies of a submitted order that bureaus decided, 40 a day for 80 days; one in eight was refused, for what no rule or some rule looked at. */
async function fillDecisions(orderId: string): Promise<void> {
  const id = `'order_' || lpad(to_hex(n), 32, '0')`;
  const at = `app.now() - n * interval '36 minutes'`;
  await pages.stack.db.query(`begin; set local session_replication_role = replica;
    insert into app.orders select (jsonb_populate_record(o, jsonb_build_object('id', ${id}, 'number', 'BD20260' || 100000 + n, 'locked', false,
        'state', 'APPROVED', 'duty', null, 'changed', array['website.name'], 'province', (array['320000', '330000', '440000'])[1 + n % 3]))).*
      from app.orders o, generate_series(1, 3200) n where o.id = '${orderId}';
    insert into app.submission_orders (submission_id, order_id, answer, answered_at, test)
      select 's_' || n, ${id}, case when n % 8 = 0 then 'refused' else 'approved' end, ${at}, false from generate_series(1, 3200) n;
    insert into app.refusal_reasons (id, order_id, submission_id, code, at, test, item, reason, cause, rules)
      select 'refusal_' || n, ${id}, 's_' || n, '1020', ${at}, false, c.item, c.reason, c.cause, c.rules
      from generate_series(8, 3200, 8) n cross join lateral (select * from (values
        (0, 'website.name', 'WEB-09', 'NO_RULE', '{}'::text[]), (1, 'material.VERIFICATION_FORM', 'MAT-05', 'PASSED_AGAINST_HINT', array['paper-differs']),
        (2, 'website.name', 'WEB-01', 'RULE_PASSED', array['WEB-01']), (3, null, 'ORD-12', 'NO_RULE', '{}'),
        (4, 'website.domains', 'DOM-01', 'RULE_PASSED', array['R-7'])) v(k, item, reason, cause, rules) where k = n / 8 % 5) c;
    commit`);
}

test('a supervisor makes a draft of the refusals that no rule looked at', async () => {
  const order = await orderFlow.sendVersionedEvent(pages.stack.partner, 'submit', await createDraft(pages.stack));
  await fillDecisions(order.id);
  const page = await openPage(pages, 'supervisor', '/escapes');
  const row = page.getByRole('row').filter({ hasText: '与已备案的网站冲突' }).first();
  const link = row.getByRole('link', { name: /据此 \d+ 次新增规则/ });
  await link.waitFor();
  await screenshotVariants(page, 'escapes');
  const times = Number((await link.textContent())?.match(/\d+/)?.[0]);
  expect(times).toBeGreaterThan(10);
  await link.click();
  // The notice is filled in: which bureau refused what how often, and each order with its day.
  const title = page.getByRole('textbox', { name: '通知标题' });
  await expect.poll(() => title.inputValue()).toContain(`管局驳回 ${times} 次：网站名称`);
  expect(await page.getByRole('textbox', { name: '通知原文' }).inputValue()).toMatch(/BD20260\d+ 1020/);
  await page.getByRole('button', { name: '保存并添加规则' }).click();
  await page.waitForURL(/\/own-rules\/drafts\/draft_/);
  await page.getByRole('button', { name: '提交审批' }).waitFor();
  await screenshotVariants(page, 'draft-of-refusals');
  const [draft] = await pages.stack.db.query<{ title: string; changes: object[] }>(
    'select title, changes from app.rule_drafts',
  );
  expect(draft?.title).toContain(`驳回 ${times} 次`);
  expect(draft?.changes).toMatchObject([
    { does: 'add', rule: { effects: [{ to: 'check', field: 'website.name', outcome: 'warn' }] } },
  ]);
  await page.getByRole('button', { name: '提交审批' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
  await page.getByText('由起草人以外的主管批准').waitFor();
  expect(pages.pageErrors).toEqual([]);
  await page.close();
});

test('the page of own rules shows 500 of them in pages', async () => {
  await pages.stack.db.query(`begin; set local session_replication_role = replica;
    insert into app.own_rules (id, draft_id, rule, from_day, until_day) select 'rule_' || n, (select id from app.rule_drafts limit 1),
      jsonb_build_object('key', 'own.' || n, 'in', jsonb_build_array((array['320000', '330000', '440000', '110000'])[1 + n % 4]), 'source', 'own:draft 2026-12-01 样例通知',
        'says', jsonb_build_object('zh', '须提供承诺书（样例 ' || n || '）', 'en', 'The commitment is needed (sample ' || n || ')'),
        'reaches', jsonb_build_array(jsonb_build_object('to', 'material', 'material', 'COMMITMENT'))),
      (app.shanghai_day(app.now())::date + 1 + n % 5), case when n % 3 = 0 then app.shanghai_day(app.now())::date + 30 end
    from generate_series(1, 500) n; commit`);
  const page = await openPage(pages, 'supervisor', '/own-rules');
  await page.getByText('样例 500').waitFor();
  const times: number[] = [];
  for (let nth = 0; nth < 5; nth += 1) {
    const from = performance.now();
    await page.reload();
    await page.getByText('样例 500').waitFor();
    times.push(performance.now() - from);
  }
  process.stdout.write(`500 own rules: ${times.map(Math.round).join(', ')} ms\n`);
  await screenshotVariants(page, 'own-rules-500');
  expect(await page.getByRole('row').count()).toBeLessThan(120);
  expect(pages.pageErrors).toEqual([]);
  await page.close();
});
