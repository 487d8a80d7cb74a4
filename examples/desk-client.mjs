// A client of Beian Desk in one file: GraphQL over fetch, images over plain HTTP. Copy it into your own project. A partner
// authenticates with a key, staff with a session cookie. Refusals are values (`ActionRefused`), faults are thrown.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const orderFields = `id number state stateLabel version round changed missingMaterials
  lease { token mine holderName } actions { event presence reasons { code message } acknowledge { code message } }
  verificationForm { url mark outdated }
  smsChecks { person phone state sentAt deadline wrongEntries deskAsked closed }
  curtain { id state courier trackingNumber arrivesFrom arrivesBy }
  photoGuide { method } faceCheck { status result advice }
  bureauAppPhoto { state problem { code message suggestion } url }
  items { key inReview hash verdict changed registered now findings { ruleId outcome message } }
  record { id filingNumber websites { id filingNumber name domains values { field values } } }`;
const refused = `... on ActionRefused { code reasons { code field message suggestion ruleId } }`;

export class Refused extends Error {
  /** @param {{ code: string, reasons: { code: string, field?: string, message: string, suggestion?: string }[] }} refusal */
  constructor(refusal) {
    super(
      `${refusal.code}: ${refusal.reasons.map((one) => `${one.code} ${one.field ?? ''} ${one.message} ${one.suggestion ?? ''}`.trim()).join(' · ')}`,
    );
    this.refusal = refusal;
  }
}

/**
 * @param {string} url address of the API, e.g. http://127.0.0.1:4000
 * @param {Record<string, string>} headers headers that authenticate the caller
 */
export function createClient(url, headers) {
  /**
   * Waits as long as the API says when too few points are left.
   * @param {string | URL} address @param {RequestInit} [init] @returns {Promise<Response>}
   */
  async function fetchWithRetry(address, init = {}) {
    for (;;) {
      const answer = await fetch(address, { ...init, headers: { ...init.headers, ...headers } });
      if (answer.status !== 429) return answer;
      await answer.body?.cancel();
      await sleep(1000 * Number(answer.headers.get('retry-after') ?? 1));
    }
  }

  /** @param {string} query @param {Record<string, unknown>} [variables] @returns {Promise<any>} */
  async function graphql(query, variables = {}) {
    const answer = await fetchWithRetry(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'zh' },
      body: JSON.stringify({ query, variables }),
    });
    const body = /** @type {any} */ (await answer.json());
    if (body.errors)
      throw new Error(body.errors.map((/** @type {{message: string}} */ one) => one.message).join(' · '));
    return body.data;
  }

  /**
   * Sends an event of an order as a mutation; each argument is [GraphQL type, value]. With the same idempotency key a retry has no
   * second effect.
   * @param {string} event
   * @param {Record<string, [string, unknown]>} args
   * @param {string} [key]
   * @returns {Promise<any>} the order
   * @throws {Refused}
   */
  async function sendEvent(event, args, key = randomUUID()) {
    /** @type {Record<string, [string, unknown]>} */
    const all = { ...args, key: ['String!', key] };
    const names = Object.keys(all);
    const data = await graphql(
      `mutation ${event}(${names.map((name) => `$${name}: ${all[name]?.[0]}`).join(', ')}) {
        ${event}(${names.map((name) => `${name}: $${name}`).join(', ')}) { __typename ... on Order { ${orderFields} } ${refused} } }`,
      Object.fromEntries(names.map((name) => [name, all[name]?.[1]])),
    );
    if (data[event].__typename === 'ActionRefused') throw new Refused(data[event]);
    return data[event];
  }

  /** @param {string} id */
  const order = async (id) =>
    (await graphql(`query order($id: ID!) { order(id: $id) { ${orderFields} } }`, { id })).order;

  /** Uploads one JPEG or PNG and returns the upload's id. @param {Uint8Array} bytes @param {string} [type] */
  async function upload(bytes, type = 'image/jpeg') {
    const answer = await fetchWithRetry(`${url}/uploads`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: bytes,
    });
    const body = /** @type {any} */ (await answer.json());
    if (!answer.ok) throw new Refused(body);
    return /** @type {string} */ (body.id);
  }

  /**
   * Downloads a document of an order, e.g. `order.verificationForm.url`, as bytes.
   * @param {string} path @returns {Promise<Uint8Array>}
   */
  async function download(path) {
    const answer = await fetchWithRetry(new URL(path, url));
    if (!answer.ok) throw new Refused(/** @type {any} */ (await answer.json()));
    return new Uint8Array(await answer.arrayBuffer());
  }

  return { graphql, act: sendEvent, order, upload, download };
}

/** @param {string} url @param {string} key the partner's key, `bd_live_…` */
export const asPartner = (url, key) => createClient(url, { authorization: `Bearer ${key}` });

/** Signs in as a member of staff. @param {string} url @param {string} login @param {string} password */
export async function asStaff(url, login, password) {
  const answer = await fetch(`${url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${login} failed: ${answer.status}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return createClient(url, { cookie });
}

/** @typedef {ReturnType<typeof createClient>} Client */
