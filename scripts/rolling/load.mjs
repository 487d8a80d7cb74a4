// Requests of partners and staff through the balancer while processes are replaced. None is sent twice: each failure counts.
import { randomUUID } from 'node:crypto';
import * as orderFlow from '../../examples/order-flow.mjs';

/** Requests under way at the same time. */
const PARALLEL = 6;
/** Time between two looks at what answers, ms. */
const LOOK_MS = 100;
/** After so many failures nothing more is sent. */
const MOST_FAILED = 50;

export const queries = {
  queue: `{ orders(first: 20) { totalCount edges { node { id number state due { at } } } } }`,
  records: `{ records(first: 10) { edges { node { id filingNumber websites { id name } } } } }`,
  addNote: `mutation ($id: ID!, $text: String!, $key: String!) { addNote(id: $id, text: $text, key: $key) { __typename } }`,
};

/**
 * `failed`: sentences about requests that were not answered as they should be; `longestMs`: of one answer; `notes`, `edits`: notes and
 * edits of a draft that were confirmed;
 * `leastUp`: api processes that HAProxy sent requests to at the worst moment.
 * @typedef {{ requests: number, failed: string[], longestMs: number, notes: number, edits: number, leastUp: number }} LoadReport
 */

/**
 * @param {import('./installation.mjs').Rolling} rolling
 * @param {import('../../examples/order-flow.mjs').Order} draft of the partner, which edits it while staff write notes on it
 */
export function startLoad({ clients, pusher, balancer }, draft) {
  /** @type {LoadReport} */
  const report = { requests: 0, failed: [], longestMs: 0, notes: 0, edits: 0, leastUp: 2 };
  let isEnding = false;
  /** @type {{ least: number, resolve: () => void }[]} */
  const waiting = [];
  const writeNote = async () => {
    const { addNote: done } = await pusher.graphql(queries.addNote, {
      id: draft.id,
      text: '滚动升级',
      key: randomUUID(),
    });
    if (done.__typename !== 'Order') throw new Error(`addNote: ${done.__typename}`);
    report.notes += 1;
  };
  /** @type {(() => Promise<unknown>)[]} */
  const kinds = [
    () => pusher.graphql(queries.queue),
    () => clients.partner.graphql(queries.records),
    writeNote,
    () => clients.partner.order(draft.id),
  ];
  // Each edit names the version that the one before it answered.
  let now = draft;
  const edit = async () => {
    now = await orderFlow.saveValues(clients.partner, now, { 'website.name': `示例商城${report.edits + 1}` });
    report.edits += 1;
  };

  /** Sends requests one after the other until the end. @param {(turn: number) => Promise<unknown>} send */
  const loop = async (send) => {
    for (let turn = 0; !isEnding && report.failed.length < MOST_FAILED; turn += 1) {
      const began = performance.now();
      await send(turn).catch((error) =>
        report.failed.push(error instanceof Error ? `${error.message} ${error.cause ?? ''}`.trim() : String(error)),
      );
      report.requests += 1;
      report.longestMs = Math.max(report.longestMs, performance.now() - began);
      for (const one of waiting) if (report.requests >= one.least) one.resolve();
    }
  };
  const watch = async () => {
    while (!isEnding) {
      const up = (await balancer.readServers()).filter(({ isUp }) => isUp).length;
      report.leastUp = Math.min(report.leastUp, up);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  const readers = Array.from({ length: PARALLEL - 1 }, (_, nth) =>
    loop(async (turn) => kinds[(turn + nth) % kinds.length]?.()),
  );
  const all = Promise.all([watch(), loop(edit), ...readers]);
  // Awaited in stop(); a test that fails before does not come there.
  all.catch(() => undefined);
  return {
    report,
    /** Waits until so many requests were answered. @param {number} least @returns {Promise<void>} */
    waitFor: (least) =>
      new Promise((resolve) => (report.requests >= least ? resolve() : waiting.push({ least, resolve }))),
    /** @returns {Promise<LoadReport>} */
    stop: async () => {
      isEnding = true;
      await all;
      return report;
    },
  };
}
