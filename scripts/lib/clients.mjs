// API clients of a running installation: a partner, two reviewers, and the HTTP routes of the sandbox.
import { randomUUID } from 'node:crypto';
import { asPartner, asStaff } from '../../examples/desk-client.mjs';
import { allRecords } from './all-records.mjs';
import { Failure } from './failure.mjs';

/** @typedef {import('../../examples/desk-client.mjs').Client} Client */
/**
 * The address and the sign-ins of an installation.
 * @typedef {{ url: string, sandboxUrl: string, signIns: readonly { role: string, login: string, password: string }[], partnerKey: string }} Address
 */
/** @typedef {Awaited<ReturnType<typeof openClients>>} Clients */

/** Longest wait for a condition in a demonstration, ms. */
const TIMEOUT_MS = 90_000;
/** Time between two polls, ms. */
const POLL_MS = 200;

/**
 * Signs in as the partner and two reviewers. Sessions expire by the clock, so after a change of the clock open new clients.
 * @param {Address} address
 */
export async function openClients({ url, sandboxUrl, signIns, partnerKey }) {
  const [firstReviewer, secondReviewer] = await Promise.all(
    signIns.filter(({ role }) => role === 'reviewer').map(({ login, password }) => asStaff(url, login, password)),
  );
  if (!firstReviewer || !secondReviewer) throw new Failure('The installation has no two reviewers');

  /**
   * Polls until the condition returns a value.
   * @template T @param {string} what @param {() => Promise<T | undefined | false>} poll @returns {Promise<T>}
   */
  async function waitFor(what, poll) {
    for (const deadline = Date.now() + TIMEOUT_MS; ; await new Promise((resolve) => setTimeout(resolve, POLL_MS))) {
      const found = await poll();
      if (found !== undefined && found !== false) return found;
      if (Date.now() > deadline) throw new Failure(`After ${TIMEOUT_MS / 1000} s still not: ${what}`);
    }
  }

  /** Calls an HTTP route of the sandbox. @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  const callSandbox = async (path, body) => {
    const answer = await fetch(`${sandboxUrl}/${path}`, {
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Failure(`The sandbox answers ${answer.status} to ${path}`);
    return answer.json();
  };

  const partner = asPartner(url, partnerKey);
  /** An administrator, and the id of the partner that they manage. */
  const manage = async () => {
    const person = signIns.find(({ role }) => role === 'administrator');
    if (!person) throw new Failure('The installation has no administrator');
    const administrator = await asStaff(url, person.login, person.password);
    const { viewer } = await partner.graphql('{ viewer { partner { id } } }');
    return { administrator, partnerId: viewer.partner.id };
  };
  /**
   * Sets the partner's rate limit, as an administrator: a client that submits a month's orders at once would wait for points.
   * @param {number} pointsPerSecond @param {number} bucket
   */
  const setLimits = async (pointsPerSecond, bucket) => {
    const { administrator, partnerId } = await manage();
    await administrator.graphql(
      `mutation ($partner: ID!, $rate: Int!, $bucket: Int!, $key: String!) {
        changePartnerLimits(partnerId: $partner, pointsPerSecond: $rate, bucket: $bucket, key: $key) { __typename } }`,
      { partner: partnerId, rate: pointsPerSecond, bucket, key: randomUUID() },
    );
  };
  /** Lets the partner see every record, as an administrator: the seed gives it a few of each province. */
  const grantAllRecords = async () => {
    const { administrator, partnerId } = await manage();
    const seen = new Set((await allRecords(partner, 'filingNumber')).map(({ filingNumber }) => filingNumber));
    const all = await allRecords(administrator, 'filingNumber');
    for (const { filingNumber } of all.filter((record) => !seen.has(record.filingNumber)))
      await administrator.graphql(
        `mutation ($partner: ID!, $number: String!, $key: String!) {
          grantPartnerRecord(partnerId: $partner, filingNumber: $number, basis: "chaos run", key: $key) { __typename } }`,
        { partner: partnerId, number: filingNumber, key: randomUUID() },
      );
  };

  return {
    url,
    partner,
    firstReviewer,
    secondReviewer: secondReviewer,
    waitFor: waitFor,
    callSandbox: callSandbox,
    setLimits,
    grantAllRecords,
  };
}
