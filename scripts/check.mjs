import { checks } from './lib/checks.mjs';
import { main } from './lib/cleanup.mjs';
import { describe } from './lib/failure.mjs';
import { installPackages, requireNodeVersion } from './lib/install.mjs';
import { makeDataDir } from './lib/paths.mjs';
import { createProgress } from './lib/progress.mjs';

await main(async () => {
  requireNodeVersion();
  makeDataDir();
  const { step, say, total } = createProgress();
  await step('install', async (note) => note(await installPackages()));
  /** @type {{ name: string, why: string }[]} */
  const failed = [];
  for (const { name, run } of checks) {
    try {
      await step(name, async (note) => note((await run()) ?? ''));
    } catch (error) {
      failed.push({ name, why: describe(error) });
    }
  }
  for (const { name, why } of failed) say(`\n${name}:\n${why}`);
  say(failed.length === 0 ? `all fits, ${total()}` : `\nfailed: ${failed.map(({ name }) => name).join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
