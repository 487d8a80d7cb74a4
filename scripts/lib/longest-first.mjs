import { BaseSequencer } from 'vitest/node';

/** Projects in the order of their longest files: short files start last, so no worker waits for one long file. */
const longest = ['long', 'e2e', 'browser', 'db', 'component', 'unit'];

/** A vitest sequencer for a clean clone, where no times of an earlier run exist. */
export default class LongestFirst extends BaseSequencer {
  /**
   * @override
   * @param {import('vitest/node').TestSpecification[]} files
   */
  async sort(files) {
    const rank = (/** @type {import('vitest/node').TestSpecification} */ file) => longest.indexOf(file.project.name);
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
