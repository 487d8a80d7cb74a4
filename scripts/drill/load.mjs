// Requests of a partner and of staff through the balancer, during every step. A request without a proper answer is sent again, a note with the
// same key, as clients are told to.
import { randomUUID } from 'node:crypto';
import { queries } from '../rolling/load.mjs';

/** Callers that read, one request after the other. */
const READERS = 4;
/** Time between two requests of a caller, ms. */
const PAUSE_MS = 100;
/** Longest wait for an answer, ms. */
const ANSWER_MS = 60_000;
/** Refusals that pass by themselves. */
const TEMPORARY = [429, 503, 507];

/**
 * `refused`: answered 429, 503 or 507 with `Retry-After`, by what was asked; `unanswered`: sentences about requests that got no answer, or another fault.
 * @typedef {{ requests: number, refused: Record<Kind, number>, unanswered: string[] }} Counts
 */
/** @typedef {'read' | 'write'} Kind */

/** @returns {Counts} */
const nothing = () => ({ requests: 0, refused: { read: 0, write: 0 }, unanswered: [] });

/** @param {{ url: string, partnerKey: string, cookie: string, draftId: string }} of `draftId`: the order that staff write notes on */
export function startLoad({ url, partnerKey, cookie, draftId }) {
  let counts = nothing();
  let notes = 0;
  let isEnding = false;
  let held = 0;
  let writing = Promise.resolve();

  /** @param {Kind} kind @param {Record<string, string>} headers @param {string} query @param {object} [variables] @returns {Promise<boolean>} whether it was answered */
  async function send(kind, headers, query, variables = {}) {
    counts.requests += 1;
    try {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const body = await answer.text();
      if (TEMPORARY.includes(answer.status) && answer.headers.get('retry-after')) {
        counts.refused[kind] += 1;
        return false;
      }
      if (answer.ok && JSON.parse(body).errors === undefined) return true;
      counts.unanswered.push(`${answer.status}: ${body.slice(0, 200)}`);
    } catch (error) {
      counts.unanswered.push(error instanceof Error ? `${error.message} ${error.cause ?? ''}`.trim() : String(error));
    }
    return false;
  }

  const asPartner = { authorization: `Bearer ${partnerKey}` };
  const asStaff = { cookie };
  const reads = [() => send('read', asStaff, queries.queue), () => send('read', asPartner, queries.records)];
  /** @param {number} nth */
  const read = async (nth) => {
    for (let turn = nth; !isEnding; turn += 1) {
      await reads[turn % reads.length]?.();
      await pause();
    }
  };
  const writeNote = async () => {
    const variables = { id: draftId, text: '演练', key: randomUUID() };
    while (!(await send('write', asStaff, queries.addNote, variables))) await pause();
    notes += 1;
  };
  const write = async () => {
    while (!isEnding) {
      if (held === 0) {
        writing = writeNote();
        await writing;
      }
      await pause();
    }
  };
  const all = Promise.all([write(), ...Array.from({ length: READERS }, (_, nth) => read(nth))]);

  return {
    /** What was counted since the last call. */
    take: () => {
      const taken = counts;
      counts = nothing();
      return taken;
    },
    /** Notes that were confirmed. */
    notes: () => notes,
    /**
     * Waits until the note under way is confirmed, and lets none follow until the returned function is called, perhaps with the number of notes
     * that a restored database holds.
     * @returns {Promise<(restored?: number) => void>}
     */
    holdNotes: async () => {
      held += 1;
      await writing;
      return (restored = notes) => {
        notes = restored;
        held -= 1;
      };
    },
    stop: async () => {
      isEnding = true;
      await all;
    },
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
