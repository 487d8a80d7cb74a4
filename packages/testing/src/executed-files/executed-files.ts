import { type Profiler, Session } from 'node:inspector/promises';

/** Less of a file is a row or a name that is read in passing. */
const LEAST_CHARACTERS = 200;

/**
 * The source files whose code does something of `work`: at least 200 characters of their functions run, as V8 counts blocks. Left out are
 * `domain` (tables), `database` (transactions, keys, outbox) and tests. Counted is all that this process does meanwhile.
 */
export async function executedFiles(work: () => Promise<unknown>): Promise<string[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  // What was counted at the start belongs to nobody.
  await session.post('Profiler.takePreciseCoverage');
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  return result
    .filter(({ functions }) => functions.reduce((sum, one) => sum + charactersRun(one), 0) >= LEAST_CHARACTERS)
    .flatMap(({ url }) => /(?:apps|packages)\/[\w-]+\/src\/.*\.ts$/.exec(url) ?? [])
    .filter((file) => !/^packages\/(domain|database|testing)\/|\/testing\/|\.test\.ts$|\/index\.ts$/.test(file))
    .sort();
}

/** Vitest makes a function of each export, which only reads it. */
const LONGEST_GETTER = 70;

function charactersRun({ functionName, ranges: [whole, ...blocks] }: Profiler.FunctionCoverage): number {
  if (whole === undefined || whole.count === 0) return 0;
  const length = whole.endOffset - whole.startOffset;
  if (functionName === '' && length < LONGEST_GETTER) return 0;
  const idle = blocks.filter(({ count }) => count === 0);
  return length - idle.reduce((sum, one) => sum + one.endOffset - one.startOffset, 0);
}
