// Shared by the SMS scenarios: an order of a province with SMS verification, and the steps of the applicant with the phone.
import { randomInt } from 'node:crypto';
import { chineseDigits } from './demo-installation.mjs';
import { Failure } from './failure.mjs';

/** @typedef {import('./demo-installation.mjs').DemoInstallation} DemoInstallation */
/** @typedef {import('../../examples/order-flow.mjs').Order} Order */

/** 津琼藏陇青宁新: the ministry checks them under every edition. */
const pilots = ['120000', '460000', '540000', '620000', '630000', '640000', '650000'];

/** No such region exists, so the number belongs to nobody. */
const idNumber = '990000190001010008';

/**
 * Pushes an order of a province that verifies by SMS.
 * @param {DemoInstallation} installation @returns {Promise<{ order: Order, mobile: string }>}
 */
export async function pushSmsOrder({ callSandbox, log, chooseRecord, createReviewed, push, waitUntilLeaves }) {
  const { behaviour } = await callSandbox('control/ministry');
  const record = await chooseRecord(
    ({ province }) => pilots.includes(province) && behaviour.provinces.includes(province),
  );
  const website = record.websites[0];
  const name = `${website.name.replace(/第[零一二三四五六七八九]+版$/, '')}第${chineseDigits(randomInt(1000, 9999))}版`;
  const mobile = `1300001${String(randomInt(10_000)).padStart(4, '0')}`;
  log(
    `${record.filingNumber}: ${website.name} → ${name}; the ministry checks ${mobile.slice(0, 3)}****${mobile.slice(-4)}`,
  );
  const values = {
    'website.name': name,
    'website.principal.mobile': mobile,
    'website.principal.idType': '2',
    'website.principal.idNumber': idNumber,
    'website.principal.idValidUntil': '长期',
  };
  const pushed = await push(await createReviewed(record, values));
  return { order: await waitUntilLeaves(pushed.id, ['SUBMITTING']), mobile };
}

/**
 * Waits for the code on the phone; `exceptCode`: an older code to ignore.
 * @param {DemoInstallation} installation @param {string} mobile @param {string} [exceptCode] @returns {Promise<string>}
 */
export const waitForCode = ({ waitFor, receivedMessages }, mobile, exceptCode) =>
  waitFor(`a code comes to ${mobile.slice(0, 3)}****${mobile.slice(-4)}`, async () => {
    const [code] = (await receivedMessages('phone', { to: mobile })).flatMap(
      ({ text }) => /验证码(\d{6})/.exec(text)?.[1] ?? [],
    );
    return code !== undefined && code !== exceptCode && code;
  });

/**
 * Enters a code on the ministry's page, as the applicant does.
 * @param {DemoInstallation} installation @param {string} mobile @param {string} code
 */
export async function enterCode({ callSandbox, log }, mobile, code) {
  const { outcome, left } = await callSandbox('ministry/verify', { code, phone: mobile, idTail: idNumber.slice(-6) });
  log(`entered ******: ${outcome}${outcome === 'wrong' ? `, ${left} left` : ''}`);
  return outcome;
}

/** @param {Order} order */
export function mustBePending(order) {
  if (order.state !== 'SMS_PENDING')
    throw new Failure(
      `${order.number} is ${order.state}`,
      'Its province does not check by SMS under the edition in force',
    );
}
