import { spawn } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import { onExit } from './cleanup.mjs';
import { Failure } from './failure.mjs';
import { processStartOf } from './identity.mjs';
import { LogFile } from './log-file.mjs';
import { dataDir, root } from './paths.mjs';
import { killGroup } from './run.mjs';
import { slow } from './slow.mjs';
import { asObject } from './store.mjs';

/** Time between SIGTERM and SIGKILL, ms. */
const GRACE_MS = 10_000;
/** Number of last log lines that the report of an unexpected end shows. */
const TAIL_LINES = 15;

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} file
 * @property {string} [node] path of the Node that runs it; default: this one
 * @property {string[]} [args]
 * @property {NodeJS.ProcessEnv} env
 * @property {number} [readyWithin] ms, default 60,000; times SLOW
 * @property {string} [logDir]
 */

/**
 * A running program: prints `{"ready":true,…}` as one line on stdout, logs on stderr, and ends on SIGTERM or when its stdin closes
 * (so it also ends when this script is killed).
 * @typedef {object} Running
 * @property {string} name
 * @property {number} pid
 * @property {string} started
 * @property {Record<string, unknown>} ready values of its ready line
 * @property {Promise<Failure>} died settles when it ends without having been stopped
 * @property {Promise<number | null>} exit exit code, `null` after a signal
 * @property {() => Promise<void>} stop
 */

/**
 * @param {Program} program
 * @param {(begun: { name: string, pid: number, started: string }) => void} [onBegun] called as soon as it has a process id
 * @returns {Promise<Running>} settles when it is ready
 * @throws {Failure} with its last lines when it ends before it is ready, or is not ready in time
 */
export async function startProgram(program, onBegun) {
  const { name, file, node = process.execPath, args = [], env, logDir = path.join(dataDir, 'logs') } = program;
  const readyWithin = slow * (program.readyWithin ?? 60_000);
  const log = new LogFile(path.join(logDir, `${name}.log`));
  /** @type {string[]} */
  const tail = [];
  /** @param {string} line */
  const addLogLine = (line) => {
    log.add(line);
    tail.push(readable(line));
    if (tail.length > TAIL_LINES) tail.shift();
  };
  const details = () => tail.map((line) => `    ${name} | ${line}`).join('\n');

  // A separate process group: Ctrl-C reaches only the launcher, which stops its programs in order.
  const child = spawn(node, [file, ...args], {
    cwd: root,
    env: { ...env, END_WITH_PARENT: '1' },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  let isStopping = false;
  /** @type {Promise<number | null>} */
  const exit = new Promise((resolve) => {
    child.once('error', (error) => {
      addLogLine(error.message);
      resolve(1);
    });
    child.once('close', (code, signal) => {
      addLogLine(`ended ${signal ? `by ${signal}` : `with exit code ${code}`}`);
      log.close();
      resolve(code);
    });
  });
  const pid = child.pid ?? 0;
  const started = processStartOf(pid) ?? '';
  const registered = onExit(async () => {
    isStopping = true;
    child.stdin.end();
    killGroup(child.pid, 'SIGTERM');
    const kill = setTimeout(() => killGroup(child.pid, 'SIGKILL'), GRACE_MS);
    await exit;
    clearTimeout(kill);
  });
  onBegun?.({ name, pid, started });

  readline.createInterface({ input: child.stderr }).on('line', addLogLine);
  /** @type {Promise<Record<string, unknown>>} */
  const said = new Promise((resolve) => {
    readline.createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = readyLine(line);
      if (ready) resolve(ready);
      else addLogLine(line);
    });
  });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, readyWithin, 'late');
  });
  const first = await Promise.race([said, exit.then(() => 'ended'), late]);
  clearTimeout(timer);
  // When a program prints its line and ends at once, the end may be seen first.
  const ready = first === 'ended' ? await Promise.race([said, undefined]) : first;
  if (ready === 'late') {
    await registered.end();
    throw new Failure(`${name} was not ready within ${readyWithin / 1000} s; its last lines:`, details());
  }
  if (typeof ready !== 'object' || ready === null) {
    registered.forget();
    throw new Failure(`${name} ended before it was ready; its last lines:`, details());
  }
  return {
    name,
    pid,
    started,
    ready: asObject(ready),
    exit,
    died: exit.then(async () => {
      registered.forget();
      // A program that was asked to stop has not died: this never settles.
      if (isStopping) await new Promise(() => {});
      return new Failure(`${name} died (all its lines: ${path.join(logDir, name)}.log); its last lines:`, details());
    }),
    stop: registered.end,
  };
}

/**
 * Runs a program that prints its ready line and ends by itself.
 * @param {Program} program
 * @returns {Promise<Record<string, unknown>>} values of its ready line
 */
export async function runProgram(program) {
  const running = await startProgram(program);
  const code = await running.exit;
  if (code !== 0) throw await running.died;
  return running.ready;
}

/**
 * @param {string} line
 * @returns {Record<string, unknown> | undefined}
 */
function readyLine(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const parsed = asObject(JSON.parse(line));
    return parsed.ready === true ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Formats a pino line for people; returns any other line unchanged.
 * @param {string} line
 */
function readable(line) {
  try {
    const { msg, err } = asObject(JSON.parse(line));
    const error = asObject(err);
    const parts = [msg, error.stack ?? error.message].filter((part) => typeof part === 'string' && part !== '');
    return parts.length > 0 ? parts.join(': ') : line;
  } catch {
    return line;
  }
}
