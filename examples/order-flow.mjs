// The main flow of an order over the public API: the calls of a partner's system and two reviewers. The demo and the end-to-end tests
// use it.

/** @typedef {import('./desk-client.mjs').Client} Client */
/** @typedef {{ id: string, version: number, [name: string]: any }} Order */

/**
 * `websiteId` and `accessId` say what the order is about, where the record has several.
 * @param {Client} partner @param {string} recordId @param {string} [websiteId] @param {string} [kind] an `OrderKind` of the schema
 * @param {string} [accessId] @param {string} [rectificationId] the bureau's notice that it answers @returns {Promise<Order>}
 */
export const openOrder = (partner, recordId, websiteId, kind = 'CHANGE_WEBSITE', accessId, rectificationId) =>
  partner.act('openOrder', {
    recordId: ['ID!', recordId],
    websiteId: ['ID', websiteId],
    kind: ['OrderKind!', kind],
    accessId: ['ID', accessId],
    rectificationId: ['ID', rectificationId],
  });

/**
 * A first filing is about no record. `province`: GB/T 2260, six digits.
 * @param {Client} partner @param {string} province @returns {Promise<Order>}
 */
export const openFirstFiling = (partner, province) =>
  partner.act('openOrder', { province: ['String!', province], kind: ['OrderKind!', 'FIRST_FILING'] });

/** @param {Client} partner @param {Order} order @param {Record<string, string | string[]>} values @returns {Promise<Order>} */
export const saveValues = (partner, order, values) =>
  partner.act('saveDraft', {
    ...versionArgs(order),
    fields: [
      '[FieldInput!]!',
      Object.entries(values).map(([field, value]) =>
        Array.isArray(value) ? { field, values: value } : { field, value },
      ),
    ],
  });

/** @param {Client} partner @param {Order} order @param {string} material @param {Uint8Array} jpeg @returns {Promise<Order>} */
export const uploadMaterial = async (partner, order, material, jpeg) =>
  partner.act('attachMaterial', {
    ...versionArgs(order),
    material: ['MaterialKind!', material],
    uploadId: ['ID!', await partner.upload(jpeg)],
  });

/**
 * Attaches the materials that the rules require for this change, except the photo. `drawImage` returns the image of a kind, for the order as it is.
 * @param {Client} partner
 * @param {Order} order
 * @param {(kind: string, order: Order) => Promise<Uint8Array>} drawImage
 * @returns {Promise<Order>}
 */
export async function uploadMissingMaterials(partner, order, drawImage) {
  let now = order;
  for (const kind of order.missingMaterials) now = await uploadMaterial(partner, now, kind, await drawImage(kind, now));
  return now;
}

/**
 * The warnings that `submit` asks the applicant to acknowledge, such as that a cancelled website must stop.
 * @param {Order} order @returns {{ code: string, message: string }[]}
 */
export const warningsOf = (order) =>
  order.actions.find((/** @type {any} */ one) => one.event === 'submit')?.acknowledge ?? [];

/**
 * Submits an order for an applicant who has read and acknowledged its warnings.
 * @param {Client} partner @param {Order} order @returns {Promise<Order>}
 */
export const submit = (partner, order) =>
  partner.act('submit', {
    ...versionArgs(order),
    acknowledged: ['[String!]', warningsOf(order).map(({ code }) => code)],
  });

/**
 * Sends an event whose only arguments are id and version.
 * @param {Client} client @param {string} event @param {Order} order @returns {Promise<Order>}
 */
export const sendVersionedEvent = (client, event, order) => client.act(event, versionArgs(order));

/** @param {Client} reviewer @param {Order} order @returns {Promise<Order>} */
export const claim = (reviewer, order) => reviewer.act('claim', { id: ['ID!', order.id] });

/** Passes every item in review. @param {Client} reviewer @param {Order} order @returns {Promise<Order>} */
export async function passAllItems(reviewer, order) {
  let now = order;
  for (const item of order.items.filter((/** @type {any} */ one) => one.inReview && one.verdict !== 'pass')) {
    now = await reviewer.act('recordVerdict', {
      id: ['ID!', order.id],
      token: ['String!', order.lease.token],
      item: ['String!', item.key],
      hash: ['String!', item.hash],
      verdict: ['Verdict!', 'pass'],
    });
  }
  return now;
}

/** @param {Client} reviewer @param {Order} order @returns {Promise<Order>} */
export const logCall = (reviewer, order) =>
  reviewer.act('logCall', {
    id: ['ID!', order.id],
    outcome: ['CallOutcome!', 'REACHED'],
    note: ['String', '本人确认'],
  });

/**
 * Sends a decision with the lease's token.
 * @param {Client} reviewer @param {string} event @param {Order} order @returns {Promise<Order>}
 */
export const decide = (reviewer, event, order) =>
  reviewer.act(event, { ...versionArgs(order), token: ['String!', order.lease.token] });

/**
 * Claims the order, passes every item, records the call and approves.
 * @param {Client} reviewer @param {Order} order @returns {Promise<Order>}
 */
export async function passInitialReview(reviewer, order) {
  const passed = await passAllItems(reviewer, await claim(reviewer, order));
  return decide(reviewer, 'approveInitialReview', await logCall(reviewer, passed));
}

/** @param {Client} reviewer @param {Order} order @returns {Promise<Order>} */
export async function passPhotoReview(reviewer, order) {
  return decide(reviewer, 'approvePhoto', await passAllItems(reviewer, await claim(reviewer, order)));
}

/** @param {Order} order @returns {Record<string, [string, unknown]>} */
const versionArgs = (order) => ({ id: ['ID!', order.id], version: ['Int!', order.version] });
