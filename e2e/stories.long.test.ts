import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runEdition } from '@beian/setup/seed';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoInstallation, demoInstallation } from '../scripts/lib/demo-installation.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { tellSandbox } from '../scripts/lib/tell-sandbox.mjs';
import { runStory } from '../scripts/lib/told.mjs';
import { startReader } from './reader.ts';
import { type Stack, startStack } from './stack.ts';

const folder = path.join(root, 'scripts/scenarios');
/** The one that waits for the reader goes first: it would stand behind the papers of the others. */
const stories = readdirSync(folder)
  .map((file) => file.replace('.mjs', ''))
  .sort((one) => (one === 'misread' ? -1 : 0));

let stack: Stack;
/** Opened once: a sign-in for each story would be too many. */
let installation: DemoInstallation;
let reader: Awaited<ReturnType<typeof startReader>>;
beforeAll(async () => {
  const port = await freePort();
  stack = await startStack({
    bureaus: 'all',
    decisionMs: 1500,
    workerEnv: { READER_URL: `http://127.0.0.1:${port}`, MINISTRY_POLL_MS: '500' },
    sandboxEnv: { SANDBOX_SMS_DELAY_MS: '200' },
  });
  reader = await startReader(stack, port, 'reader');
  const { isCurrent, authorities } = await runEdition(stack.db.worker, { EDITION: 'current' });
  expect(isCurrent).toBe(true);
  await tellSandbox(stack.sandboxUrl, authorities);
  installation = await demoInstallation(stack.address, { awaitsReader: true });
}, 300_000);
afterAll(async () => {
  await reader?.stop();
  await stack?.stop();
});

test.each(stories)('the story %s comes to its end under the edition of today', { timeout: 240_000 }, async (name) => {
  await runStory(installation, await import(path.join(folder, `${name}.mjs`)));
});
