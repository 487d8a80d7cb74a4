// npm run demo [-- --story NAME, or --scenario NAME]: runs a scenario over the public API alone, as a partner and then as two reviewers.
import { readdirSync } from 'node:fs';
import { main } from './lib/cleanup.mjs';
import { openDemoInstallation } from './lib/demo-installation.mjs';
import { Failure } from './lib/failure.mjs';
import { runStory } from './lib/told.mjs';

/**
 * A scenario is a file of `scenarios/` that exports `description`, one line, `run(installation)`, which returns its orders, and `told`: who is told
 * what of them (lib/told.mjs).
 * @typedef {{ description: string, told: string,
 *   run: (installation: import('./lib/demo-installation.mjs').DemoInstallation) => Promise<import('./lib/told.mjs').Done> }} Scenario
 */
const folder = new URL('scenarios/', import.meta.url);
const scenarioNames = readdirSync(folder)
  .map((file) => file.replace(/\.mjs$/, ''))
  .sort();
const defaultScenario = 'happy-path';
/** Both name a scenario. */
const options = ['--scenario', '--story'];

await main(async () => {
  const args = process.argv.slice(2);
  const at = args.findIndex((one) => options.includes(one));
  const name = at < 0 ? defaultScenario : (args[at + 1] ?? '');
  if (args.includes('--help') || args.includes('-h')) {
    const width = Math.max(...scenarioNames.map(({ length }) => length));
    for (const scenario of scenarioNames)
      console.log(`--story ${scenario.padEnd(width)} ${(await load(scenario)).description}`);
    return;
  }
  if (!scenarioNames.includes(name))
    throw new Failure(`There is no scenario "${name}"`, `Scenarios: ${scenarioNames.join(', ')}`);
  const scenario = await load(name);
  const installation = await openDemoInstallation();
  await runStory(installation, scenario);
});

/** @param {string} name @returns {Promise<Scenario>} */
async function load(name) {
  return import(new URL(`${name}.mjs`, folder).href);
}
