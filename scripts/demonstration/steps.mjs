// The steps of an order, each a call of a public endpoint by applicant, reviewers, bureau or ministry.
import * as orderFlow from '../../examples/order-flow.mjs';
import { answerSms, handInPhoto } from '../lib/applicant-phone.mjs';
import { aboutOrder, drawMaterial } from '../lib/draw.mjs';
import { Failure } from '../lib/failure.mjs';
import { registerDomain } from './filings.mjs';
import { paperValues } from './papers.mjs';

/** @typedef {import('../lib/clients.mjs').Clients} Clients */
/** @typedef {import('./changes.mjs').FiledRecord} FiledRecord */
/** @typedef {import('./changes.mjs').Values} Values */
/** @typedef {orderFlow.Order} Order */
/**
 * The input of a step: clients, record, website, kind and proposed values; of a first filing the record of a neighbour.
 * @typedef {{ clients: Clients, record: FiledRecord, websiteId: string | undefined, kind: string, values: Values }} OrderPlan
 */
/** @typedef {(order: Order, matter: OrderPlan) => Promise<Order>} Step */

/** Opens a draft with the proposed values and every required paper. @param {OrderPlan} matter @returns {Promise<Order>} */
async function openDraft(matter) {
  const { partner } = matter.clients;
  const order = await orderFlow.saveValues(partner, await open(matter), matter.values);
  const values = await paperValues(matter);
  return orderFlow.uploadMissingMaterials(partner, order, (kind, now) =>
    drawMaterial(kind, `${now.number} ${kind}`, { values, formCode: aboutOrder(now).formCode }),
  );
}

/** @param {OrderPlan} matter @returns {Promise<Order>} */
async function open({ clients: { partner, callSandbox }, record, websiteId, kind, values }) {
  if (kind !== 'FIRST_FILING') return orderFlow.openOrder(partner, record.id, websiteId, kind);
  await registerDomain(callSandbox, values, record.websites.flatMap(({ domains }) => domains)[0] ?? '');
  return orderFlow.openFirstFiling(partner, record.province);
}

/** Claims the order as the first reviewer. @param {Order} order @param {OrderPlan} matter */
const claimOrder = (order, { clients: { firstReviewer } }) => orderFlow.claim(firstReviewer, order);

/** @param {Order} order @returns {Record<string, [string, unknown]>} */
const decisionArgs = (order) => ({
  id: ['ID!', order.id],
  version: ['Int!', order.version],
  token: ['String!', order.lease.token],
});

/** Waits until the order has left a state. @param {string} state @returns {Step} */
const waitUntilLeaves =
  (state) =>
  (order, { clients: { partner, waitFor } }) =>
    waitFor(`${order.number} leaves ${state}`, async () => {
      const now = await partner.order(order.id);
      return now.state !== state && now;
    });

/** Makes the bureau decide at once. @param {object} verdict @returns {Step} */
const decideAtBureau = (verdict) => async (order, plan) => {
  const { callSandbox } = plan.clients;
  const { records } = await callSandbox(`control/state?province=${plan.record.province}`);
  const { ztid } = records.find((/** @type {any} */ one) => one.filingNumber === plan.record.filingNumber);
  await callSandbox('control/decide', { ztid, ...verdict });
  return waitUntilLeaves('BUREAU_REVIEW')(order, plan);
};

/** Sets faults and options of the record's bureau in the sandbox. @param {object} faults @returns {Step} */
const setFaults =
  (faults) =>
  async (order, { clients: { callSandbox }, record }) => {
    await callSandbox('control/faults', { province: record.province, ...faults });
    return order;
  };

/** The bureau asks that the subject be put right. @type {Step} */
const sendNotice = async (order, { clients: { callSandbox }, record: { province, filingNumber } }) => {
  const notice = { Tzlb: '0', Baxh: filingNumber, Tznr: '样例通知：请核实主体负责人联系方式并办理变更备案' };
  await callSandbox('control/publish', { province, notices: [notice] });
  return order;
};

/** @param {Order} order @param {OrderPlan} plan @param {Values} values whom the photo shows */
const photograph = async (order, { clients }, values) =>
  order.state === 'VERIFICATION_PENDING' ? handInPhoto(clients, order, { values }) : order;

const steps = /** @satisfies {Record<string, Step>} */ ({
  sendNotice,
  /** The registry may not have answered yet about an added domain; asking again returns its answer with the call. */
  submit: async (order, { clients: { partner, waitFor }, values }) => {
    if (!('website.domains' in values)) return orderFlow.submit(partner, order);
    const now = await waitFor(`the registry answers about the domains of ${order.number}`, async () => {
      const asked = await partner.act('verifyDomains', { id: ['ID!', order.id] });
      const reasons = asked.actions.find((/** @type {any} */ one) => one.event === 'submit')?.reasons ?? [];
      return !reasons.some((/** @type {any} */ one) => one.code === 'DOMAIN_CHECK_PENDING') && asked;
    });
    return orderFlow.submit(partner, now);
  },
  abandon: (order, { clients: { partner } }) => orderFlow.sendVersionedEvent(partner, 'abandon', order),

  review: (order, { clients: { firstReviewer } }) => orderFlow.passInitialReview(firstReviewer, order),
  /** Returns the order because of its first item. */
  returnIt: async (order, plan) => {
    const { firstReviewer } = plan.clients;
    const now = await claimOrder(order, plan);
    const [wrong, ...others] = now.items.filter((/** @type {any} */ item) => item.inReview);
    const judged = await orderFlow.passAllItems(firstReviewer, { ...now, items: others });
    const returned = await firstReviewer.act('recordVerdict', {
      id: ['ID!', now.id],
      token: ['String!', judged.lease.token],
      item: ['String!', wrong.key],
      hash: ['String!', wrong.hash],
      verdict: ['Verdict!', 'return'],
      reasons: ['[VerdictReasonInput!]', [{ code: 'WEB-01' }]],
    });
    return firstReviewer.act('returnForCorrection', decisionArgs(returned));
  },
  /** Rejects the order as a whole. */
  reject: async (order, plan) =>
    plan.clients.firstReviewer.act('rejectInitialReview', {
      ...decisionArgs(await claimOrder(order, plan)),
      reasons: ['[ReasonInput!]!', [{ code: 'ORD-01' }]],
    }),

  /** Nothing where the kind of order asks for no photo; the same for its review. */
  photo: async (order, plan) => photograph(order, plan, await paperValues(plan)),
  /** The photo shows another person than the ID. */
  photoOfAnother: async (order, plan) =>
    photograph(order, plan, { ...(await paperValues(plan)), 'website.principal.name': '他人样例' }),
  reviewPhoto: async (order, { clients: { firstReviewer } }) =>
    order.state === 'PHOTO_REVIEW' ? orderFlow.passPhotoReview(firstReviewer, order) : order,
  /** Pushes as the second reviewer (four eyes), after the report has been prepared. */
  push: (order, { clients: { secondReviewer, waitFor } }) =>
    waitFor(`${order.number} can be pushed`, async () => {
      const now = await secondReviewer.order(order.id);
      const action = now.actions.find((/** @type {any} */ one) => one.event === 'pushToBureau');
      return action?.presence === 'ENABLED' && orderFlow.sendVersionedEvent(secondReviewer, 'pushToBureau', now);
    }),

  closeBureau: setFaults({ closedHours: true }),
  breakFile: setFaults({ broken8: 1 }),
  holdDecisions: setFaults({ holdDecisions: true }),
  letDecide: setFaults({ holdDecisions: false }),
  answered: waitUntilLeaves('SUBMITTING'),
  /** Nothing where the ministry asks nobody. */
  verify: async (order, { clients }) => (order.state === 'SMS_PENDING' ? answerSms(clients, order) : order),
  decided: waitUntilLeaves('BUREAU_REVIEW'),
  approve: decideAtBureau({ pass: true }),
  refuse: decideAtBureau({ pass: false, codes: [1011], text: '样例意见：网站负责人手机号码经核实为空号' }),

  /** Enters five wrong codes on the ministry's SMS page, after the right one has been sent. */
  enterWrongCodes: async (order, plan) => {
    const { waitFor, callSandbox } = plan.clients;
    const phone = plan.values['website.principal.mobile'];
    const enter = () => callSandbox('ministry/verify', { code: '000000', phone, idTail: '000000' });
    await waitFor(`a code comes for ${order.number}`, async () => (await enter()).outcome !== 'unknown');
    for (let { left } = await enter(); left > 0; ) ({ left } = await enter());
    return waitUntilLeaves('SMS_PENDING')(order, plan);
  },
});

/** @typedef {keyof typeof steps} StepName */

/** Opens an order and runs the steps. @param {OrderPlan} plan @param {readonly StepName[]} stepNames @returns {Promise<Order>} */
export async function runSteps(plan, stepNames) {
  let at = 'open';
  let where = plan.record.filingNumber;
  try {
    let order = await openDraft(plan);
    for (const name of stepNames) {
      at = name;
      where = `${plan.record.filingNumber} ${order.number} ${order.state}`;
      order = await steps[name](order, plan);
    }
    return order;
  } catch (error) {
    throw new Failure(`${where} ${at}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
