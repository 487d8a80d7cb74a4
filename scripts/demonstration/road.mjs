// The steps of an order's road, each a call at a public door: what applicant, reviewers, bureau and ministry do.
import * as walk from '../../examples/walk.mjs';
import { drawMaterial } from '../lib/draw.mjs';
import { Failure } from '../lib/failure.mjs';

/** @typedef {import('../lib/doors.mjs').Doors} Doors */
/** @typedef {import('./changes.mjs').FiledRecord} FiledRecord */
/** @typedef {import('./changes.mjs').Values} Values */
/** @typedef {walk.Order} Order */
/**
 * What a step works on: the doors, the record, and what is proposed.
 * @typedef {{ doors: Doors, record: FiledRecord, kind: 'CHANGE_WEBSITE' | 'CHANGE_SUBJECT', values: Values }} Matter
 */
/** @typedef {(order: Order, matter: Matter) => Promise<Order>} Step */

/** @type {Map<string, Promise<Uint8Array>>} */
const papers = new Map();
/** A paper is drawn once; a photo is another one each time, for one used before is refused. @param {string} kind */
function draw(kind) {
  const drawn = papers.get(kind) ?? drawMaterial(kind, `SAMPLE ${kind}`);
  papers.set(kind, drawn);
  return drawn;
}

/** A draft with what is proposed and every paper that the rules ask for. @param {Matter} matter @returns {Promise<Order>} */
export async function open({ doors: { partner }, record, kind, values }) {
  const websiteId = kind === 'CHANGE_WEBSITE' ? record.websites.find(({ ours }) => ours)?.id : undefined;
  const order = await walk.fill(partner, await walk.openOrder(partner, record.id, websiteId, kind), values);
  return walk.attachMissing(partner, order, draw);
}

/** The order as it stands, with the lease that the first reviewer takes. @param {Order} order @param {Matter} matter */
const held = (order, { doors: { one } }) => walk.claim(one, order);

/** @param {Order} order @returns {Record<string, [string, unknown]>} */
const ofWhole = (order) => ({
  id: ['ID!', order.id],
  version: ['Int!', order.version],
  token: ['String!', order.lease.token],
});

/** Waits until the order has left a state. @param {string} state @returns {Step} */
const leave =
  (state) =>
  (order, { doors: { partner, until } }) =>
    until(`${order.number} leaves ${state}`, async () => {
      const now = await partner.order(order.id);
      return now.state !== state && now;
    });

/** The bureau decides, at once. @param {object} verdict @returns {Step} */
const decided = (verdict) => async (order, matter) => {
  const { outside } = matter.doors;
  const { records } = await outside(`control/state?province=${matter.record.province}`);
  const { ztid } = records.find((/** @type {any} */ one) => one.filingNumber === matter.record.filingNumber);
  await outside('control/decide', { ztid, ...verdict });
  return leave('BUREAU_REVIEW')(order, matter);
};

/** Pulls levers of the record's bureau. @param {object} faults @returns {Step} */
const lever =
  (faults) =>
  async (order, { doors: { outside }, record }) => {
    await outside('control/faults', { province: record.province, ...faults });
    return order;
  };

export const steps = /** @satisfies {Record<string, Step>} */ ({
  submit: async (order, { doors: { partner } }) =>
    partner.act('submit', { id: ['ID!', order.id], version: ['Int!', order.version] }),
  abandon: (order, { doors: { partner } }) => walk.step(partner, 'abandon', order),

  review: (order, { doors: { one } }) => walk.reviewInitially(one, order),
  /** Its first item is not in order. */
  returnIt: async (order, matter) => {
    const { one } = matter.doors;
    const now = await held(order, matter);
    const [wrong, ...others] = now.items.filter((/** @type {any} */ item) => item.inReview);
    const judged = await walk.passEveryItem(one, { ...now, items: others });
    const returned = await one.act('recordVerdict', {
      id: ['ID!', now.id],
      token: ['String!', judged.lease.token],
      item: ['String!', wrong.key],
      hash: ['String!', wrong.hash],
      verdict: ['Verdict!', 'return'],
      reasons: ['[VerdictReasonInput!]', [{ code: 'WEB-01' }]],
    });
    return one.act('returnForCorrection', ofWhole(returned));
  },
  /** The order as a whole: it is not what it says. */
  reject: async (order, matter) =>
    matter.doors.one.act('rejectInitialReview', {
      ...ofWhole(await held(order, matter)),
      reasons: ['[ReasonInput!]!', [{ code: 'ORD-01' }]],
    }),

  photo: async (order, { doors: { partner } }) => {
    const photo = await drawMaterial('FACE_PHOTO', order.number);
    return walk.step(partner, 'submitPhoto', await walk.attach(partner, order, 'FACE_PHOTO', photo));
  },
  reviewPhoto: (order, { doors: { one } }) => walk.reviewPhoto(one, order),
  /** Four eyes: the second reviewer, once the report has been prepared. */
  push: (order, { doors: { two, until } }) =>
    until(`${order.number} can be pushed`, async () => {
      const now = await two.order(order.id);
      const action = now.actions.find((/** @type {any} */ one) => one.event === 'pushToBureau');
      return action?.presence === 'ENABLED' && walk.step(two, 'pushToBureau', now);
    }),

  closeBureau: lever({ closedHours: true }),
  breakFile: lever({ broken8: 1 }),
  holdDecisions: lever({ holdDecisions: true }),
  letDecide: lever({ holdDecisions: false }),
  answered: leave('SUBMITTING'),
  approve: decided({ pass: true }),
  refuse: decided({ pass: false, codes: [1011], text: '样例意见：网站负责人手机号码经核实为空号' }),

  /** Five wrong codes at the bureau's SMS page, once the right one has been sent. */
  enterWrongCodes: async (order, matter) => {
    const { until, outside } = matter.doors;
    const phone = matter.values['website.principal.mobile'];
    const enter = () => outside('ministry/verify', { code: '000000', phone, idTail: '000000' });
    await until(`a code comes for ${order.number}`, async () => (await enter()).outcome !== 'unknown');
    for (let { left } = await enter(); left > 0; ) ({ left } = await enter());
    return leave('SMS_PENDING')(order, matter);
  },
});

/** @typedef {keyof typeof steps} StepName */

/** Opens an order and takes it down a road. @param {Matter} matter @param {readonly StepName[]} road @returns {Promise<Order>} */
export async function go(matter, road) {
  let at = 'open';
  let where = matter.record.filingNumber;
  try {
    let order = await open(matter);
    for (const name of road) {
      at = name;
      where = `${matter.record.filingNumber} ${order.number} ${order.state}`;
      order = await steps[name](order, matter);
    }
    return order;
  } catch (error) {
    throw new Failure(`${where} ${at}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
