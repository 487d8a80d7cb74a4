import { randomInt } from 'node:crypto';
import * as orderFlow from '../../examples/order-flow.mjs';
import { chineseDigits } from '../lib/demo-installation.mjs';

export const description = 'one field is returned with reason and advice, corrected, and it alone is reviewed again';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted returned submitted photoDue handedOver approved
  website mail submitted returned submitted photoDue handedOver approved
  subject mail submitted submitted approved
  partner mail submitted returned submitted photoDue handedOver approved
  former sms contactChanges
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run({
  partner,
  firstReviewer,
  log,
  logState,
  finish,
  createDraft,
  passReviews,
  assertEventually,
  chooseRecord,
  elapsedSeconds,
}) {
  const record = await chooseRecord((each) => each.province === '320000');
  const name = record.websites[0].name.replace(/第[零一二三四五六七八九]+版$/, '');
  const values = {
    'website.name': `${name}第${chineseDigits(randomInt(1000, 9999))}版`,
    'website.principal.mobile': `1300001${String(randomInt(10_000)).padStart(4, '0')}`,
  };
  let order = logState(await orderFlow.sendVersionedEvent(partner, 'submit', await createDraft(record, values)));

  let held = await orderFlow.claim(firstReviewer, order);
  const open = held.items.filter((/** @type {any} */ item) => item.inReview && item.verdict !== 'pass');
  for (const { key, hash } of open)
    held = await firstReviewer.act('recordVerdict', {
      id: ['ID!', order.id],
      token: ['String!', held.lease.token],
      item: ['String!', key],
      hash: ['String!', hash],
      verdict: ['Verdict!', key === 'website.name' ? 'return' : 'pass'],
      reasons: ['[VerdictReasonInput!]', key === 'website.name' ? [{ code: 'WEB-01' }] : []],
    });
  order = logState(await orderFlow.decide(firstReviewer, 'returnForCorrection', held));

  const asked = `query t($id: ID!) { order(id: $id) { items { key label flagged reasons { code label advice } } } }`;
  const { items } = (await partner.graphql(asked, { id: order.id })).order;
  const flagged = items.filter((/** @type {any} */ item) => item.flagged);
  for (const { label, reasons } of flagged)
    for (const reason of reasons) log(`  ${label}: ${reason.code} ${reason.label} → ${reason.advice}`);
  await assertEventually('exactly one item may be corrected', async () => flagged.length === 1);

  const corrected = { 'website.name': `${name}第${chineseDigits(randomInt(1000, 9999))}版` };
  order = await orderFlow.saveValues(partner, await partner.order(order.id), corrected);
  order = logState(await orderFlow.sendVersionedEvent(partner, 'submit', order));
  await assertEventually('only the corrected item is reviewed again', async () =>
    (await firstReviewer.order(order.id)).items
      .filter((/** @type {any} */ item) => item.inReview && item.verdict === null)
      .every((/** @type {any} */ item) => item.key === 'website.name'),
  );
  order = await finish(await passReviews(order));
  await assertEventually('the order is APPROVED', async () => order.state === 'APPROVED');
  log(`done in ${elapsedSeconds()} s: ${order.number} is APPROVED in round ${order.round}`);
  return [order];
}
