// npm run demo [-- --story NAME]: a story through the public doors alone, as a partner and then as two reviewers.
import { readdirSync } from 'node:fs';
import { enterInstallation } from './lib/demo-installation.mjs';
import { main } from './lib/ending.mjs';
import { Failure } from './lib/failure.mjs';

/** A story is a file of `stories/` that exports `about`, one line, and `tell(house)`. */
const folder = new URL('stories/', import.meta.url);
const stories = readdirSync(folder)
  .map((file) => file.replace(/\.mjs$/, ''))
  .sort();
const usual = 'road';

await main(async () => {
  const args = process.argv.slice(2);
  const at = args.indexOf('--story');
  const name = at < 0 ? usual : (args[at + 1] ?? '');
  if (args.includes('--help') || args.includes('-h')) {
    for (const story of stories) console.log(`--story ${story.padEnd(14)} ${(await load(story)).about}`);
    return;
  }
  if (!stories.includes(name)) throw new Failure(`There is no story "${name}"`, `Stories: ${stories.join(', ')}`);
  await (await load(name)).tell(await enterInstallation());
});

/** @param {string} name @returns {Promise<{ about: string, tell: (installation: import('./lib/demo-installation.mjs').DemoInstallation) => Promise<void> }>} */
async function load(name) {
  return import(new URL(`${name}.mjs`, folder).href);
}
