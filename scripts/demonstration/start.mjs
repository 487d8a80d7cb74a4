// The living demonstration as a part of npm start: it begins on the first start of a database of its own.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe } from '../lib/failure.mjs';
import { dataDir, root } from '../lib/paths.mjs';
import { startProgram } from '../lib/processes.mjs';
import { signInsFile } from '../lib/sign-ins.mjs';
import { asObject, readJson, writeJson } from '../lib/store.mjs';
import { setTime } from './clock.mjs';
import { pastOrders } from './orders.mjs';

/** `{ time: 'past' | 'present' }`: whether a demonstration was begun here, and whether its clock came back to now. */
const stateFile = path.join(dataDir, 'demonstration.json');

/** @typedef {{ databaseUrl: string, sandboxUrl: string }} World */

/**
 * Sets the clock back for a demonstration that is to begin; one that was cut off while it told of the past is brought to
 * the present, and not begun again where the desk has people already.
 * @param {World} world a database and a sandbox that are this start's own
 * @param {boolean} isWanted
 * @returns {Promise<boolean>} whether one begins now
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
 * Runs the demonstration; resolves in the present, when it goes on by itself. What fails is told in one line and ends nothing.
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
    // `died` says how also of one that ended as it should.
    void running.died.then(async (failure) => ((await running.exit) === 0 ? undefined : logFailure(failure)));
    return true;
  } catch (error) {
    logFailure(error);
    await returnToPresent(world);
    return false;
  }
}

/** What a program said before its end was noted. @param {string} text */
function lastLine(text) {
  const lines = text.split('\n').map((line) => line.replace(/^ *demonstration \| /, '').trim());
  return lines.filter((line) => line !== '' && !line.startsWith('ended ')).at(-1) ?? 'no reason was given';
}
