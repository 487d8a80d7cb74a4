import { BaseSequencer } from 'vitest/node';

/** Kinds of test files in the order of their longest: short files start last, so no worker waits for one long file. */
const longest = [/\.long\.test\./, /\.e2e\.test\./, /\.browser\.test\./, /\.db\.test\./, /\.test\.tsx$/];

/** A vitest sequencer for a clean clone, where no times of an earlier run exist. */
export default class LongestFirst extends BaseSequencer {
  /**
   * @override
   * @param {import('vitest/node').TestSpecification[]} files
   */
  async sort(files) {
    const rank = (/** @type {import('vitest/node').TestSpecification} */ { moduleId }) => {
      const at = longest.findIndex((kind) => kind.test(moduleId));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
