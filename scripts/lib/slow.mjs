/**
 * @param {string | undefined} value of SLOW
 * @returns {number} how many times longer than usual scripts and tests wait: 1 to 20; 1 for anything else
 */
export const readSlow = (value) => (isSlow(value) ? Number(value) : 1);

/** @param {string | undefined} value */
export const isSlow = (value) => /^\d{1,2}(\.\d)?$/.test(value ?? '') && Number(value) >= 1 && Number(value) <= 20;

/** The factor of this run. */
export const slow = readSlow(process.env.SLOW);
