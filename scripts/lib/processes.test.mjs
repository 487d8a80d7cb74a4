import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { endProcess, endsWithin, isAlive, processStartOf } from './identity.mjs';
import { takeLock } from './lock.mjs';
import { LogFile } from './log-file.mjs';
import { root } from './paths.mjs';
import { runProgram, startProgram } from './processes.mjs';
import { testFolder } from './test-folder.mjs';

const lives = `
process.stdin.on('end', () => process.exit(0)).resume();
process.on('SIGTERM', () => process.exit(0));
setInterval(() => {}, 1000);
`;

/** @param {string} code */
function program(code) {
  const logDir = testFolder({ 'program.mjs': code });
  return { name: 'stand-in', file: path.join(logDir, 'program.mjs'), env: { ...process.env }, logDir };
}

/** @param {import('./processes.mjs').Running} running */
const identity = ({ pid, started }) => ({ pid, started });

test('a program reports its ready line, logs to its file, and can be stopped', async () => {
  const wanted = program(
    `${lives} console.error('hello'); console.log('not it'); console.log('{"ready":true,"port":7}');`,
  );
  const running = await startProgram(wanted);
  expect(running.ready).toEqual({ ready: true, port: 7 });
  expect(isAlive(identity(running))).toBe(true);
  await running.stop();
  expect(isAlive(identity(running))).toBe(false);
  const log = readFileSync(path.join(wanted.logDir, 'stand-in.log'), 'utf8');
  expect(log.split('\n').sort()).toEqual(['', 'ended with exit code 0', 'hello', 'not it']);
});

test('a program that ends before it is ready is reported with its last lines, a pino line as a sentence', async () => {
  const code = `console.error(JSON.stringify({ level: 50, msg: 'PORT is taken', err: { message: 'EADDRINUSE' } })); process.exitCode = 3;`;
  await expect(startProgram(program(code))).rejects.toMatchObject({
    message: expect.stringContaining('ended before it was ready'),
    details: expect.stringMatching(/stand-in \| PORT is taken: EADDRINUSE\n.*exit code 3/),
  });
});

test('a program that is not ready in time is ended', async () => {
  await expect(startProgram({ ...program(lives), readyWithin: 50 })).rejects.toThrow('was not ready within 0.05 s');
});

test('an unexpected end after the ready line is reported with the log', async () => {
  const running = await startProgram(program(`${lives} console.error('all is well'); console.log('{"ready":true}');`));
  process.kill(running.pid, 'SIGKILL');
  expect(await running.died).toMatchObject({
    message: expect.stringContaining('stand-in died'),
    details: expect.stringMatching(/all is well\n.*ended by SIGKILL/),
  });
});

test('the ready line of a program that ends is returned; a program that fails after it is a failure', async () => {
  expect(await runProgram(program(`console.log('{"ready":true,"applied":3}')`))).toEqual({ ready: true, applied: 3 });
  const failing = program(`console.log('{"ready":true}'); process.exitCode = 1;`);
  await expect(runProgram(failing)).rejects.toThrow('stand-in died');
});

test('programs end when their launcher is killed, and the next lock lists them', async () => {
  const child = program(`${lives} console.log('{"ready":true}');`);
  const lockFile = path.join(child.logDir, 'run.json');
  /** @param {string} name */
  const lib = (name) => JSON.stringify(pathToFileURL(path.join(root, 'scripts/lib', name)).href);
  const launcher = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { startProgram } = await import(${lib('processes.mjs')});
     const { takeLock } = await import(${lib('lock.mjs')});
     const { lock } = takeLock(${JSON.stringify(lockFile)});
     const { pid, started } = await startProgram(${JSON.stringify({ ...child, env: {} })}, (begun) => lock.addProcess(begun));
     console.log(JSON.stringify({ pid, started }));`,
  ]);
  const line = await new Promise((resolve) =>
    readline.createInterface({ input: launcher.stdout }).once('line', resolve),
  );
  const begun = JSON.parse(line);
  expect(isAlive(begun)).toBe(true);
  expect(takeLock(lockFile)).toMatchObject({ heldBy: { holder: { pid: launcher.pid } } });
  const gone = new Promise((resolve) => launcher.once('close', resolve));
  launcher.kill('SIGKILL');
  await gone;
  expect(await endsWithin(begun, 5000)).toBe(true);
  const taken = takeLock(lockFile);
  expect(taken).toMatchObject({ leftovers: [{ ...begun, name: 'stand-in' }] });
  if ('lock' in taken) await taken.lock.release();
});

test('a process is ended only when id and start time are those that were stored', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const pid = stranger.pid ?? 0;
  const noted = { pid, started: processStartOf(pid) ?? '' };
  await endProcess({ pid, started: 'another boot 1' });
  expect(isAlive(noted)).toBe(true);
  await endProcess(noted, { waitMs: 0 });
  expect(isAlive(noted)).toBe(false);
});

test('a full log becomes .1 and a new one starts', () => {
  const file = path.join(testFolder(), 'a.log');
  const log = new LogFile(file, 10);
  for (const line of ['first line', 'second line', 'third']) log.add(line);
  log.close();
  expect(readFileSync(`${file}.1`, 'utf8')).toBe('second line\n');
  expect(readFileSync(file, 'utf8')).toBe('third\n');
});
