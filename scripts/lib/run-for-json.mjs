import { spawn } from 'node:child_process';
import { Failure } from './failure.mjs';

/**
 * Runs one of our programs that writes its progress to stderr (passed on to ours) and ends with one JSON line on stdout.
 * @param {string} file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<any>} the parsed line
 * @throws {Failure} with the last line of stderr when the program fails
 */
export async function runForJson(file, args, env) {
  const child = spawn(process.execPath, [file, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let [output, last] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    process.stderr.write(text);
    last = text.trim().split('\n').at(-1) ?? last;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0)
    throw new Failure(
      last === '' ? `The change of keys ended with ${code}` : 'Keys were not changed to the end; see above',
    );
  return JSON.parse(output.trim().split('\n').at(-1) ?? '{}');
}
