import { spawn } from 'node:child_process';
import { onExit } from './cleanup.mjs';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

/** Bytes of a command's output that are kept. */
const KEPT = 200_000;

/**
 * Runs a command to its end; it ends at the latest with this script.
 * @param {string} command
 * @param {string[]} args
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: 'kept' | 'shown' | 'dropped', uid?: number, gid?: number }} RunOptions
 * @param {RunOptions} [options] `output` kept: returned; shown: written to our streams; dropped: for a command that leaves a server
 * behind
 * @returns {Promise<{ code: number, stdout: string, output: string }>} `output` holds the last part of both streams
 */
export async function run(command, args, { cwd = root, env = process.env, output: where = 'kept', ...who } = {}) {
  // A separate process group: Ctrl-C reaches only this script, which then ends the whole group.
  const stream = /** @type {const} */ ({ kept: 'pipe', shown: 'inherit', dropped: 'ignore' })[where];
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', stream, stream], ...who });
  const registered = onExit(() => killGroup(child.pid, 'SIGTERM'));
  let stdout = '';
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    output = (output + text).slice(-KEPT);
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    output = (output + text).slice(-KEPT);
  });
  /** @type {number} */
  const code = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Failure(`${command} cannot be run: ${error.message}`)));
    child.once('close', (exit, signal) => resolve(signal ? 128 : (exit ?? 1)));
  });
  registered.forget();
  return { code, stdout, output };
}

/**
 * Like `run`, but throws a Failure with the sentence and the last lines when the command fails.
 * @param {string} sentence
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function mustRun(sentence, command, args, options) {
  const result = await run(command, args, options);
  if (result.code !== 0) throw new Failure(sentence, lastLines(result.output, 60));
  return result;
}

/**
 * @param {string} text
 * @param {number} count
 */
export const lastLines = (text, count) => text.trimEnd().split('\n').slice(-count).join('\n');

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
export function killGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended already.
  }
}
