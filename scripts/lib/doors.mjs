// A running house through its public doors: a partner, two reviewers, and the world outside.
import { randomUUID } from 'node:crypto';
import { asPartner, asStaff } from '../../examples/desk-client.mjs';
import { Failure } from './failure.mjs';

/** @typedef {import('../../examples/desk-client.mjs').Client} Client */
/**
 * Where a house is, and who may enter it.
 * @typedef {{ url: string, sandboxUrl: string, signIns: readonly { role: string, login: string, password: string }[], partnerKey: string }} Address
 */
/** @typedef {Awaited<ReturnType<typeof openDoors>>} Doors */

/** How long anything may take in a demonstration, ms. */
const PATIENCE = 90_000;
/** Between two looks, ms. */
const LOOK_MS = 200;

/** Signs in. A session ends with its time: who travels opens the doors anew. @param {Address} address */
export async function openDoors({ url, sandboxUrl, signIns, partnerKey }) {
  const [one, two] = await Promise.all(
    signIns.filter(({ role }) => role === 'reviewer').map(({ login, password }) => asStaff(url, login, password)),
  );
  if (!one || !two) throw new Failure('The house has no two reviewers');

  /** Looks again until something is there. @template T @param {string} what @param {() => Promise<T | undefined | false>} look @returns {Promise<T>} */
  async function until(what, look) {
    for (const giveUp = Date.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, LOOK_MS))) {
      const found = await look();
      if (found !== undefined && found !== false) return found;
      if (Date.now() > giveUp) throw new Failure(`After ${PATIENCE / 1000} s still not: ${what}`);
    }
  }

  /** A door of the sandbox. @param {string} door @param {unknown} [body] @returns {Promise<any>} */
  const outside = async (door, body) => {
    const answer = await fetch(`${sandboxUrl}/${door}`, {
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Failure(`The sandbox answers ${answer.status} to ${door}`);
    return answer.json();
  };

  const partner = asPartner(url, partnerKey);
  /**
   * Sets what the partner's queries may cost, as an administrator: who hands in a month's orders at once would wait for points.
   * @param {number} pointsPerSecond @param {number} bucket
   */
  const setLimits = async (pointsPerSecond, bucket) => {
    const person = signIns.find(({ role }) => role === 'administrator');
    if (!person) throw new Failure('The house has no administrator');
    const administrator = await asStaff(url, person.login, person.password);
    const { viewer } = await partner.graphql('{ viewer { partner { id } } }');
    await administrator.graphql(
      `mutation ($partner: ID!, $rate: Int!, $bucket: Int!, $key: String!) {
        changePartnerLimits(partnerId: $partner, pointsPerSecond: $rate, bucket: $bucket, key: $key) { __typename } }`,
      { partner: viewer.partner.id, rate: pointsPerSecond, bucket, key: randomUUID() },
    );
  };

  return { partner, one, two, until, outside, setLimits };
}
