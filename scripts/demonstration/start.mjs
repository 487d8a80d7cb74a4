// The demonstration as a part of npm start: it runs on the first start with its own database.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe } from '../lib/failure.mjs';
import { dataDir, root } from '../lib/paths.mjs';
import { startProgram } from '../lib/processes.mjs';
import { signInsFile } from '../lib/sign-ins.mjs';
import { asObject, readJson, writeJson } from '../lib/store.mjs';
import { setTime } from './clock.mjs';
import { pastOrders } from './orders.mjs';

/** `{ time: 'past' | 'present' }`: whether a demonstration was started here, and whether its clock is back at the present. */
const stateFile = path.join(dataDir, 'demonstration.json');

/** @typedef {{ databaseUrl: string, sandboxUrl: string }} World */

/**
 * Sets the clock back when a demonstration is to start. One that was interrupted in the past is set to the present, and is not
 * started again when the desk has accounts already.
 * @param {World} world the start's own database and sandbox
 * @param {boolean} isWanted
 * @returns {Promise<boolean>} whether a demonstration starts now
 */
export async function beginDemonstration(world, isWanted) {
  const { time } = asObject(readJson(stateFile));
  if (time === 'past') await returnToPresent(world);
  if (time === 'present' || !isWanted || existsSync(signInsFile)) return false;
  writeJson(stateFile, { time: 'past' });
  await setTime(world, pastOrders[0]?.ago ?? 0);
  return true;
}

/** @param {World} world */
async function returnToPresent(world) {
  await setTime(world, 0);
  writeJson(stateFile, { time: 'present' });
}

/**
 * Runs the demonstration; resolves when the clock is at the present, and the program goes on in the background. A failure prints one
 * line and does not stop the start.
 * @param {World & { url: string, env: NodeJS.ProcessEnv }} installation
 * @param {(begun: { name: string, pid: number, started: string }) => void} onBegun
 * @param {(text: string) => void} say
 * @returns {Promise<boolean>} whether it goes on
 */
export async function runDemonstration({ url, env, ...world }, onBegun, say) {
  /** @param {unknown} error */
  const logFailure = (error) =>
    say(`  the demonstration stopped: ${lastLine(describe(error))} (.data/logs/demonstration.log)`);
  try {
    const running = await startProgram(
      {
        name: 'demonstration',
        file: path.join(root, 'scripts/demonstration.mjs'),
        env: { ...env, DEMO_URL: url, SANDBOX_URL: world.sandboxUrl, DATABASE_URL: world.databaseUrl },
      },
      onBegun,
    );
    writeJson(stateFile, { time: 'present' });
    // `died` also settles for a program that ended as it should.
    void running.died.then(async (failure) => ((await running.exit) === 0 ? undefined : logFailure(failure)));
    return true;
  } catch (error) {
    logFailure(error);
    await returnToPresent(world);
    return false;
  }
}

/** The last line that a program logged, without the prefix of the report. @param {string} text */
function lastLine(text) {
  const lines = text.split('\n').map((line) => line.replace(/^ *demonstration \| /, '').trim());
  return lines.filter((line) => line !== '' && !line.startsWith('ended ')).at(-1) ?? 'no reason was given';
}
