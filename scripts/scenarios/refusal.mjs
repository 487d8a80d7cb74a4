import { randomInt } from 'node:crypto';
import * as orderFlow from '../../examples/order-flow.mjs';

export const description =
  'the bureau refuses a phone number: triage, one field corrected and reviewed, pushed again, approved';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted photoDue handedOver bureauRefused returned submitted handedOver approved
  website mail submitted photoDue handedOver bureauRefused returned submitted handedOver approved
  subject mail submitted submitted approved
  partner mail submitted photoDue handedOver bureauRefused returned submitted handedOver approved
  former sms contactChanges
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run({
  partner,
  firstReviewer,
  log,
  logState,
  push,
  finish,
  createReviewed,
  assertEventually,
  callSandbox,
  chooseRecord,
  elapsedSeconds,
}) {
  const record = await chooseRecord((each) => each.province === '320000');
  const mobile = () => `1300001${String(randomInt(10_000)).padStart(4, '0')}`;
  const ready = await createReviewed(record, { 'website.principal.mobile': mobile() });
  const { records } = await callSandbox('control/state');
  const { ztid } = records.find((/** @type {any} */ each) => record.filingNumber.startsWith(each.filingNumber));
  // Set before the push, because the bureau of a demonstration decides after seconds.
  await callSandbox('control/decide', {
    ztid,
    pass: false,
    codes: [1011],
    text: '样例意见：负责人手机号码经核实为空号',
  });
  const refused = await finish(await push(ready));
  await assertEventually('the bureau refused it', async () => refused.state === 'BUREAU_REJECTED');

  const asked = `query t($id: ID!) { order(id: $id) { version
    bureauAnswers { latest verdictLabel codes { code sentence handling } opinion }
    proposedReasons { item code label advice } } }`;
  /** @type {any} */
  let seen;
  await assertEventually('the desk reads code and opinion', async () => {
    seen = (await firstReviewer.graphql(asked, { id: refused.id })).order;
    return seen.bureauAnswers.length === 2;
  });
  for (const { codes, opinion } of seen.bureauAnswers)
    for (const { code, sentence, handling } of codes)
      log(`  ${code} ${sentence} → ${handling}${opinion ? `「${opinion}」` : ''}`);
  for (const { item, code, label } of seen.proposedReasons) log(`  proposed: ${item} ${code} ${label}`);

  const reasons = seen.proposedReasons.map((/** @type {any} */ { item, code, advice }) => ({ item, code, advice }));
  let order = logState(
    await firstReviewer.act('sendBack', {
      id: ['ID!', refused.id],
      version: ['Int!', seen.version],
      reasons: ['[ReasonInput!]!', reasons],
    }),
  );
  order = await orderFlow.saveValues(partner, await partner.order(order.id), { 'website.principal.mobile': mobile() });
  order = logState(await orderFlow.sendVersionedEvent(partner, 'submit', order));
  const open = (await firstReviewer.order(order.id)).items.filter(
    (/** @type {any} */ item) => item.inReview && item.verdict === null,
  );
  await assertEventually('only the corrected field is reviewed again', async () =>
    open.every((/** @type {any} */ item) => item.key === 'website.principal.mobile'),
  );
  order = await finish(logState(await orderFlow.passInitialReview(firstReviewer, order)));
  await assertEventually('the order is APPROVED', async () => order.state === 'APPROVED');
  log(`done in ${elapsedSeconds()} s: ${order.number} is APPROVED in round ${order.round}`);
  return [order];
}
