import { randomInt } from 'node:crypto';
import * as walk from '../../examples/walk.mjs';
import { numeral } from '../lib/demo-installation.mjs';
import { drawMaterial } from '../lib/draw.mjs';
import { Failure } from '../lib/failure.mjs';

export const about =
  "上海: the photo by the bureau's own app; a wrong code, another's number, a refusal, a new shooting";

/**
 * The house is entered by `scripts/lib/demo-house.mjs`.
 * @param {any} installation
 */
export async function tell({ partner, one, say, show, finish, mustHold, outside, caught, chooseRecord, took }) {
  const { records } = await partner.graphql('{ records(first: 1, search: "沪ICP备") { totalCount } }');
  if (records.totalCount === 0) {
    throw new Failure(
      'No record of the partner is of 上海 (310000)',
      'This sandbox plays no bureau of Shanghai, or the partner was granted none of its records',
    );
  }
  const record = await chooseRecord((/** @type {any} */ each) => each.province === '310000');
  const website = record.websites[0];
  const name = `${website.name.replace(/第[零一二三四五六七八九]+版$/, '')}第${numeral(randomInt(1000, 9999))}版`;
  const mobile = `1300001${String(randomInt(10_000)).padStart(4, '0')}`;
  say(`${record.filingNumber}: ${website.name} → ${name}`);

  const mark = new Date().toISOString();
  let order = show(await walk.openOrder(partner, record.id, website.id));
  order = await walk.fill(partner, order, { 'website.name': name, 'website.principal.mobile': mobile });
  order = await walk.attachMissing(partner, order, (kind) => drawMaterial(kind, `${mark} ${kind}`));
  show(await walk.reviewInitially(one, await walk.step(partner, 'submit', order)));
  order = await partner.order(order.id);
  if (!order.actions.some((/** @type {any} */ { event }) => event === 'fetchBureauAppPhoto')) {
    throw new Failure(`${order.number} does not ask for the app's picture`, 'The edition in force has no bureau app');
  }
  await mustHold('the mail speaks of the collection code', async () =>
    (await caught('mailbox', { order: order.number })).some((/** @type {any} */ { text }) => text.includes('采集码')),
  );

  const shoot = async (/** @type {string} */ phone) => (await outside('bureau-app/shoot', { phone })).code;
  const enter = (/** @type {string} */ code) =>
    partner.act('fetchBureauAppPhoto', { id: ['ID!', order.id], code: ['String!', code] });
  const problem = async (/** @type {string} */ code) => {
    const { problem: said } = (await enter(code)).bureauAppPhoto;
    say(`  ${said.code}: ${said.message}；${said.suggestion}`);
    return said.code;
  };
  await mustHold('a code that does not exist is said', async () => (await problem('NOSUCH22')) === 'UNKNOWN_CODE');
  const stranger = await shoot('13000000009');
  await mustHold("another's number is said", async () => (await problem(stranger)) === 'OTHER_PHONE');

  const code = await shoot(mobile);
  order = await enter(code);
  await mustHold('the picture hangs on the order', async () => order.bureauAppPhoto.state === 'fetched');
  order = show(await walk.step(partner, 'confirmBureauApp', order));

  order = await walk.claim(one, order);
  const item = order.items.find((/** @type {any} */ { key }) => key === 'material.FACE_PHOTO');
  order = await one.act('recordVerdict', {
    id: ['ID!', order.id],
    token: ['String!', order.lease.token],
    item: ['String!', item.key],
    hash: ['String!', item.hash],
    verdict: ['Verdict!', 'return'],
    reasons: ['[VerdictReasonInput!]', [{ code: 'PHO-08' }]],
  });
  order = show(await walk.decide(one, 'rejectPhoto', order));
  const again = await enter(code).then(
    () => 'taken',
    (/** @type {Error} */ error) => error.message,
  );
  await mustHold('the old code is used up', async () => again.includes('USED_CODE'));

  order = await enter(await shoot(mobile));
  order = show(await walk.step(partner, 'confirmBureauApp', order));
  const done = await finish(await walk.reviewPhoto(one, order));
  await mustHold('the order is APPROVED', async () => done.state === 'APPROVED');
  say(`done in ${took()} s: ${done.number} is APPROVED`);
}
