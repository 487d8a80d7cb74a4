import { randomInt } from 'node:crypto';
import * as orderFlow from '../../examples/order-flow.mjs';
import { chineseDigits } from '../lib/demo-installation.mjs';
import { aboutOrder, drawMaterial } from '../lib/draw.mjs';
import { Failure } from '../lib/failure.mjs';

export const description =
  "上海: the photo by the bureau's own app; a wrong code, another's number, a refusal, a new shooting";

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted photoDueByApp photoRejectedByApp handedOver approved
  website mail submitted photoDueByApp photoRejectedByApp handedOver approved
  subject mail submitted approved
  partner mail submitted photoDueByApp photoRejectedByApp handedOver approved
  former sms contactChanges
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run({
  partner,
  firstReviewer,
  log,
  logState,
  finish,
  assertEventually,
  callSandbox,
  receivedMessages,
  chooseRecord,
  elapsedSeconds,
}) {
  const { records } = await partner.graphql('{ records(first: 1, search: "沪ICP备") { totalCount } }');
  if (records.totalCount === 0) {
    throw new Failure(
      'No record of the partner is of 上海 (310000)',
      'This sandbox plays no bureau of Shanghai, or the partner was granted none of its records',
    );
  }
  const record = await chooseRecord((each) => each.province === '310000');
  const website = record.websites[0];
  const name = `${website.name.replace(/第[零一二三四五六七八九]+版$/, '')}第${chineseDigits(randomInt(1000, 9999))}版`;
  const mobile = `1300001${String(randomInt(10_000)).padStart(4, '0')}`;
  log(`${record.filingNumber}: ${website.name} → ${name}`);

  const mark = new Date().toISOString();
  let order = logState(await orderFlow.openOrder(partner, record.id, website.id));
  order = await orderFlow.saveValues(partner, order, { 'website.name': name, 'website.principal.mobile': mobile });
  order = await orderFlow.uploadMissingMaterials(partner, order, (kind, now) =>
    drawMaterial(kind, `${mark} ${kind}`, aboutOrder(now)),
  );
  logState(
    await orderFlow.passInitialReview(firstReviewer, await orderFlow.sendVersionedEvent(partner, 'submit', order)),
  );
  order = await partner.order(order.id);
  if (!order.actions.some((/** @type {any} */ { event }) => event === 'fetchBureauAppPhoto')) {
    throw new Failure(`${order.number} does not ask for the app's picture`, 'The edition in force has no bureau app');
  }
  await assertEventually('the mail speaks of the collection code', async () =>
    (await receivedMessages('mailbox', { order: order.number })).some(({ text }) => text.includes('采集码')),
  );

  const shoot = async (/** @type {string} */ phone) => (await callSandbox('bureau-app/shoot', { phone })).code;
  const enterCode = (/** @type {string} */ code) =>
    partner.act('fetchBureauAppPhoto', { id: ['ID!', order.id], code: ['String!', code] });
  const problem = async (/** @type {string} */ code) => {
    const { problem: said } = (await enterCode(code)).bureauAppPhoto;
    log(`  ${said.code}: ${said.message}；${said.suggestion}`);
    return said.code;
  };
  await assertEventually(
    'a code that does not exist is said',
    async () => (await problem('NOSUCH22')) === 'UNKNOWN_CODE',
  );
  const stranger = await shoot('13000000009');
  await assertEventually("another's number is said", async () => (await problem(stranger)) === 'OTHER_PHONE');

  const code = await shoot(mobile);
  order = await enterCode(code);
  await assertEventually('the picture hangs on the order', async () => order.bureauAppPhoto.state === 'fetched');
  order = logState(await orderFlow.sendVersionedEvent(partner, 'confirmBureauApp', order));

  order = await orderFlow.claim(firstReviewer, order);
  const item = order.items.find((/** @type {any} */ { key }) => key === 'material.FACE_PHOTO');
  order = await firstReviewer.act('recordVerdict', {
    id: ['ID!', order.id],
    token: ['String!', order.lease.token],
    item: ['String!', item.key],
    hash: ['String!', item.hash],
    verdict: ['Verdict!', 'return'],
    reasons: ['[VerdictReasonInput!]', [{ code: 'PHO-08' }]],
  });
  order = logState(await orderFlow.decide(firstReviewer, 'rejectPhoto', order));
  const again = await enterCode(code).then(
    () => 'taken',
    (/** @type {Error} */ error) => error.message,
  );
  await assertEventually('the old code is used up', async () => again.includes('USED_CODE'));

  order = await enterCode(await shoot(mobile));
  order = logState(await orderFlow.sendVersionedEvent(partner, 'confirmBureauApp', order));
  const done = await finish(await orderFlow.passPhotoReview(firstReviewer, order));
  await assertEventually('the order is APPROVED', async () => done.state === 'APPROVED');
  log(`done in ${elapsedSeconds()} s: ${done.number} is APPROVED`);
  return [done];
}
