import { createRequire } from 'node:module';

/** Required, not imported: an import of the name resolves to this file (vitest.config.ts). @type {typeof import('fast-check')} */
const { default: fc } = createRequire(import.meta.url)('fast-check');

/**
 * Property tests use the same values in every run, so a run does not fail by chance. `LAWS_SEED` sets another seed
 * (`LAWS_SEED=$RANDOM`), `LAWS_RUNS` the number of runs where a test does not set it.
 */
const { LAWS_SEED, LAWS_RUNS } = process.env;
fc.configureGlobal({
  seed: LAWS_SEED ? Number(LAWS_SEED) : 20_261_125,
  ...(LAWS_RUNS ? { numRuns: Number(LAWS_RUNS) } : {}),
});

export default fc;
