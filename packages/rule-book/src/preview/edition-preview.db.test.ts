import { readOnly, transaction } from '@beian/database/transaction';
import type { RuleEffect } from '@beian/domain/rule-book';
import { findPreview } from '@beian/reporting/rule-previews';
import { changedAmong, meetAll, type RuledOrders, seedRuledOrders } from '@beian/testing/ruled-orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askEditionPreview, runPreview } from './index.ts';

let ruled: RuledOrders;
beforeAll(async () => {
  ruled = await seedRuledOrders();
}, 120_000);
afterAll(() => ruled?.db.close());

test('what is predicted of another edition is what then happens to open orders, and only to them', {
  timeout: 120_000,
}, async () => {
  const { db, people, orders } = ruled;
  const { actor } = people.supervisor;
  const codeOf = async (edition: string, by = actor) => {
    const said = await transaction(db.app, by, (tx) => askEditionPreview(tx, by, edition));
    return typeof said === 'string' ? said : said.reasons[0]?.code;
  };
  expect(await codeOf('1999-01')).toBe('NOT_FOUND');
  expect(await codeOf('2018-06')).toBe('NOTHING_TO_SET');
  expect(await codeOf('2023-09', people.partner.actor)).toBe('NOT_POSSIBLE');
  const id = await codeOf('2023-09');
  expect(await codeOf('2023-09')).toBe(id);

  const was = await meetAll(ruled);
  expect(await runPreview(db.worker, id ?? '')).toBe('done');
  const items = await db.query<{ part: string; order_id: string; effects: RuleEffect[] }>(
    'select part, order_id, effects from app.rule_preview_items where preview_id = $1',
    [id],
  );
  expect(items.every(({ part }) => part === 'OPEN')).toBe(true);
  const predicted = Object.fromEntries(
    [...orders].flatMap(([name, { walk }]) => {
      const item = items.find((one) => one.order_id === walk.orderId);
      return item === undefined ? [] : [[name, item.effects.map(({ outcome, at }) => `${outcome} ${at}`).sort()]];
    }),
  );
  expect(predicted['renames the site']).toEqual(
    expect.arrayContaining(['OTHER_PHOTO photo', 'SMS_STEP sms.checked', 'NEEDS_PAPER material.COMMITMENT']),
  );
  await db.query(`update app.settings set value = '"2023-09"' where name = 'edition'`);
  expect(changedAmong(was, await meetAll(ruled))).toEqual(predicted);
  const view = await readOnly(db.app, actor, (tx) => findPreview(tx, { edition: '2023-09' }, 'zh'));
  expect(view).toMatchObject({ state: 'DONE', draftId: null, edition: '2023-09' });
  expect(view?.partners).toHaveLength(1);
});
