import { BaseSequencer } from 'vitest/node';

/** Projects by how long their files take: what begins last is short, and no worker waits for another one's longest file. */
const longest = ['long', 'e2e', 'browser', 'db', 'unit'];

/** A vitest sequencer. A clean clone knows no times of an earlier run. */
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
