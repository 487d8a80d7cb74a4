import { randomInt } from 'node:crypto';
import * as orderFlow from '../../examples/order-flow.mjs';
import { handInPhoto } from '../lib/applicant-phone.mjs';
import { chineseDigits } from '../lib/demo-installation.mjs';
import { aboutOrder, drawMaterial } from '../lib/draw.mjs';
import { Failure } from '../lib/failure.mjs';

export const description =
  "上海: the photo by the bureau's own app, a wrong code, another's number; since 2020-08 by face check; a refusal, a new shooting";

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted photoDueByApp photoRejectedByApp handedOver approved
  website mail submitted photoDueByApp photoRejectedByApp handedOver approved
  subject mail submitted approved
  partner mail submitted photoDueByApp photoRejectedByApp handedOver approved
  former sms contactChanges
`;

/** @typedef {import('../lib/demo-installation.mjs').DemoInstallation} DemoInstallation */

/** @param {DemoInstallation} installation */
export async function run(installation) {
  const {
    url,
    partner,
    firstReviewer,
    log,
    logState,
    waitFor,
    finish,
    assertEventually,
    chooseRecord,
    elapsedSeconds,
  } = installation;
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
  const photograph =
    order.photoGuide?.method === 'BUREAU_APP'
      ? await appOf(installation, order, mobile)
      : async () => handInPhoto({ url, partner, waitFor }, await partner.order(order.id));

  order = logState(await photograph());
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
  order = logState(await photograph());
  const done = await finish(await orderFlow.passPhotoReview(firstReviewer, order));
  await assertEventually('the order is APPROVED', async () => done.state === 'APPROVED');
  log(`done in ${elapsedSeconds()} s: ${done.number} is APPROVED`);
  return [done];
}

/**
 * The app of Shanghai's bureau, which took the photos until 2020-08; two codes that are refused first.
 * @param {DemoInstallation} installation @param {orderFlow.Order} order @param {string} mobile
 * @returns {Promise<() => Promise<orderFlow.Order>>} takes the photo and hands it in
 */
async function appOf({ partner, log, assertEventually, callSandbox, receivedMessages }, order, mobile) {
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

  /** @type {string | undefined} */
  let used;
  return async () => {
    const former = used;
    if (former !== undefined) {
      const again = await enterCode(former).then(
        () => 'taken',
        (/** @type {Error} */ error) => error.message,
      );
      await assertEventually('the old code is used up', async () => again.includes('USED_CODE'));
    }
    used = await shoot(mobile);
    const pictured = await enterCode(String(used));
    await assertEventually('the picture hangs on the order', async () => pictured.bureauAppPhoto.state === 'fetched');
    return orderFlow.sendVersionedEvent(partner, 'confirmBureauApp', pictured);
  };
}
