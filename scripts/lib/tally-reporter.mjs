import { writeFileSync } from 'node:fs';

/**
 * A vitest reporter that writes the counts of a run and the reasons of skipped tests to the file named by TALLY_FILE. (The JSON
 * reporter has no reasons and does not count a file that cannot be loaded.)
 * @typedef {{ passed: number, failed: number, skipped: string[] }} Tally `skipped`: one reason for each
 */
export default class TallyReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    /** @type {Tally} */
    const tally = { passed: 0, failed: unhandled.length, skipped: [] };
    for (const module of modules) {
      // The tests of a file that cannot be loaded, or of a failing hook, are not counted: count it as one failure.
      const broken = [module, ...module.children.allSuites()].filter((group) => group.errors().length > 0);
      tally.failed += broken.length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') tally.passed += 1;
        else if (result.state === 'failed') tally.failed += 1;
        else tally.skipped.push(reasonOf(test, result.state === 'skipped' ? result.note : 'did not run'));
      }
    }
    if (process.env.TALLY_FILE) writeFileSync(process.env.TALLY_FILE, JSON.stringify(tally));
  }
}

/**
 * @param {import('vitest/node').TestCase} test
 * @param {string | undefined} note argument of `context.skip(note)`
 */
function reasonOf(test, note) {
  const outer = test.fullName.split(' > ')[0] ?? test.name;
  return note ? `${outer}, ${note}` : outer;
}
