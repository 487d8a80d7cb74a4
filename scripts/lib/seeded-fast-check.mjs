import { createRequire } from 'node:module';

/** Required, not imported: a test that imports the name is led here (vitest.config.ts). @type {typeof import('fast-check')} */
const { default: fc } = createRequire(import.meta.url)('fast-check');

/**
 * Laws are tried with the same values in every run: a run is red for what was changed, never by chance. `LAWS_SEED` tries others
 * (`LAWS_SEED=$RANDOM`), `LAWS_RUNS` more of them where a law does not say how many.
 */
const { LAWS_SEED, LAWS_RUNS } = process.env;
fc.configureGlobal({
  seed: LAWS_SEED ? Number(LAWS_SEED) : 20_261_125,
  ...(LAWS_RUNS ? { numRuns: Number(LAWS_RUNS) } : {}),
});

export default fc;
