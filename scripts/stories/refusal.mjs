import { randomInt } from 'node:crypto';
import * as walk from '../../examples/walk.mjs';

export const about =
  'the bureau refuses a phone number: triage, one field corrected and reviewed, pushed again, approved';

/**
 * The house is entered by `scripts/lib/demo-house.mjs`.
 * @param {any} installation
 */
export async function tell({
  partner,
  one,
  say,
  show,
  settle,
  push,
  finish,
  reviewed,
  mustHold,
  outside,
  chooseRecord,
  took,
}) {
  const record = await chooseRecord((/** @type {any} */ each) => each.province === '320000');
  const mobile = () => `1300001${String(randomInt(10_000)).padStart(4, '0')}`;
  const ready = await reviewed(record, { 'website.principal.mobile': mobile() });
  const { records } = await outside('control/state');
  const { ztid } = records.find((/** @type {any} */ each) => record.filingNumber.startsWith(each.filingNumber));
  // Set before it is pushed: the bureau of a demonstration decides after seconds.
  await outside('control/decide', { ztid, pass: false, codes: [1011], text: '样例意见：负责人手机号码经核实为空号' });
  const refused = await settle((await push(ready)).id, ['SUBMITTING', 'BUREAU_REVIEW']);
  await mustHold('the bureau refused it', async () => refused.state === 'BUREAU_REJECTED');

  const asked = `query t($id: ID!) { order(id: $id) { version
    bureauAnswers { latest verdictLabel codes { code sentence handling } opinion }
    proposedReasons { item code label advice } } }`;
  /** @type {any} */
  let seen;
  await mustHold('the desk reads code and opinion', async () => {
    seen = (await one.graphql(asked, { id: refused.id })).order;
    return seen.bureauAnswers.length === 2;
  });
  for (const { codes, opinion } of seen.bureauAnswers)
    for (const { code, sentence, handling } of codes)
      say(`  ${code} ${sentence} → ${handling}${opinion ? `「${opinion}」` : ''}`);
  for (const { item, code, label } of seen.proposedReasons) say(`  proposed: ${item} ${code} ${label}`);

  const reasons = seen.proposedReasons.map((/** @type {any} */ { item, code, advice }) => ({ item, code, advice }));
  let order = show(
    await one.act('sendBack', {
      id: ['ID!', refused.id],
      version: ['Int!', seen.version],
      reasons: ['[ReasonInput!]!', reasons],
    }),
  );
  order = await walk.fill(partner, await partner.order(order.id), { 'website.principal.mobile': mobile() });
  order = show(await walk.step(partner, 'submit', order));
  const open = (await one.order(order.id)).items.filter(
    (/** @type {any} */ item) => item.inReview && item.verdict === null,
  );
  await mustHold('only the corrected field is reviewed again', async () =>
    open.every((/** @type {any} */ item) => item.key === 'website.principal.mobile'),
  );
  order = await finish(show(await walk.reviewInitially(one, order)));
  await mustHold('the order is APPROVED', async () => order.state === 'APPROVED');
  say(`done in ${took()} s: ${order.number} is APPROVED in round ${order.round}`);
}
