// What goes wrong at the bureaus, as a table: each kind, how often, and what it stands for.

/** Share of the times at which it could go wrong. */
export const faultRates = /** @type {const} */ ({
  dropAfterAccept: 0.2,
  hangBeforeAccept: 0.1,
  dropBeforeAccept: 0.05,
  partialBatches: 0.5,
  lateResults: 0.2,
  duplicateResults: 0.2,
  outOfOrder: 0.3,
  loseAcknowledgements: 0.2,
  corruptHash: 0.05,
  answerMalformed: 0.02,
});

/** @typedef {keyof typeof faultRates} Kind */
export const kinds = /** @type {Kind[]} */ (Object.keys(faultRates));

/** How late a late result is, ms of the sandbox's clock: it is what the run can wait for, not the days of real life. */
const LATE_MS = 4000;

/** Kinds that need several orders of one bureau in one file go where most orders are: each row's first bureau. */
const guaranteedKinds = /** @type {Kind[][]} */ ([
  ['hangBeforeAccept', 'partialBatches', 'outOfOrder', 'answerMalformed'],
  ['dropAfterAccept', 'duplicateResults', 'loseAcknowledgements'],
  ['dropBeforeAccept', 'lateResults', 'corruptHash'],
]);

/**
 * Sets every bureau to the rates. So that no kind is left out by luck, each one happens for certain once, at one bureau,
 * before it follows its rate there, too.
 * @param {(door: string, body?: unknown) => Promise<any>} callSandbox a door of the sandbox
 * @param {string} seed
 * @param {readonly string[]} provinces those that orders go to, the one with most orders first
 */
export async function startFaults(callSandbox, seed, provinces) {
  const ratesByKind = Object.fromEntries(kinds.map((kind) => [kind, { rate: faultRates[kind] }]));
  await callSandbox('control/faults', { province: 'all', seed, lateByMs: LATE_MS, ...ratesByKind });
  const guaranteed = guaranteedKinds.flatMap((row, at) => {
    const province = provinces[at % provinces.length] ?? '';
    return row.map((kind) => ({ kind, province }));
  });
  for (const { kind, province } of guaranteed) await callSandbox('control/faults', { province, [kind]: 1 });

  return {
    /** What has fired for certain goes on by its rate; answers how many have not. */
    async update() {
      for (const one of [...guaranteed]) {
        const { set } = await callSandbox(`control/faults?province=${one.province}`);
        if (set[one.kind] !== 0) continue;
        await callSandbox('control/faults', { province: one.province, [one.kind]: { rate: faultRates[one.kind] } });
        guaranteed.splice(guaranteed.indexOf(one), 1);
      }
      return guaranteed.length;
    },
    end: () =>
      callSandbox('control/faults', { province: 'all', ...Object.fromEntries(kinds.map((kind) => [kind, 0])) }),
  };
}

/** How often each kind fired, at all bureaus together. @param {(door: string) => Promise<any>} callSandbox @returns {Promise<Record<string, number>>} */
export const firedCounts = async (callSandbox) => (await callSandbox('control/faults?province=all')).fired;
