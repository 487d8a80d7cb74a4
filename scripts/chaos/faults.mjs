// The faults of the bureaus as a table: kind, rate, and the real fault that it stands for.

/** Share of the calls on which the fault could happen. */
const faultRates = /** @type {const} */ ({
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
  fileMalformed: 0.03,
  fileDoctype: 0.03,
  fileEntityBomb: 0.03,
  fileCut: 0.03,
  fileTwoEntries: 0.03,
  unreadableRecord: 0.05,
});

/** @typedef {keyof typeof faultRates} Kind */
export const faultKinds = /** @type {Kind[]} */ (Object.keys(faultRates));

/** Delay of a late result, ms of the sandbox's clock: short enough for the run to wait, unlike the days in real life. */
const LATE_MS = 4000;

/** One row per bureau. The first row goes to the bureau with most orders, because its kinds need several orders in one file. */
const guaranteedKinds = /** @type {Kind[][]} */ ([
  ['hangBeforeAccept', 'partialBatches', 'outOfOrder', 'answerMalformed', 'fileCut', 'unreadableRecord'],
  ['dropAfterAccept', 'duplicateResults', 'loseAcknowledgements', 'fileMalformed', 'fileDoctype'],
  ['dropBeforeAccept', 'lateResults', 'corruptHash', 'fileTwoEntries', 'fileEntityBomb'],
]);

/**
 * Sets the rates at every bureau. So that every kind happens in each run, each is first set to happen once at one bureau; after that
 * its rate applies there, too.
 * @param {(route: string, body?: unknown) => Promise<any>} callSandbox calls an HTTP route of the sandbox
 * @param {string} seed
 * @param {readonly string[]} provinces provinces that receive orders, the one with most orders first
 */
export async function startFaults(callSandbox, seed, provinces) {
  const ratesByKind = Object.fromEntries(faultKinds.map((kind) => [kind, { rate: faultRates[kind] }]));
  await callSandbox('control/faults', { province: 'all', seed, lateByMs: LATE_MS, ...ratesByKind });
  const guaranteed = guaranteedKinds.flatMap((row, at) => {
    const province = provinces[at % provinces.length] ?? '';
    return row.map((kind) => ({ kind, province }));
  });
  for (const { kind, province } of guaranteed) await callSandbox('control/faults', { province, [kind]: 1 });

  return {
    /** Sets the rate for kinds that have happened, and returns the number that have not. */
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
      callSandbox('control/faults', { province: 'all', ...Object.fromEntries(faultKinds.map((kind) => [kind, 0])) }),
  };
}

/**
 * Number of times each kind happened at all bureaus.
 * @param {(route: string) => Promise<any>} callSandbox @returns {Promise<Record<string, number>>}
 */
export const firedCounts = async (callSandbox) => (await callSandbox('control/faults?province=all')).fired;
