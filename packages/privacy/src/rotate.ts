import { FilesDirFault } from '@beian/database/files';
import { explainConnectionError, isMainModule, readSettings, runProgram, SetupFault } from '@beian/database/programs';
import { z } from 'zod';
import { removeKey } from './rotation/remove.ts';
import { rotate } from './rotation/rotate.ts';

const settings = z.object({
  DATABASE_URL: z.string('is missing: the address of the role migrator'),
  KEYS_FILE: z.string('is missing: the file of the sealing and hash keys'),
  FILES_DIR: z.string('is missing: the folder of the stored files'),
});

/**
 * `node rotate.js` makes new keys and re-encrypts everything under them; `node rotate.js --remove ID` removes an old
 * key. Writes progress to stderr and the result to stdout as one JSON line.
 */
async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<object> {
  const { DATABASE_URL: databaseUrl, KEYS_FILE: keysFile, FILES_DIR: filesDir } = readSettings(settings, env);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const options = { databaseUrl, keysFile, filesDir, say };
  const [what, id, ...more] = args;
  try {
    if (what === undefined) return await rotate(options);
    if (what !== '--remove' || id === undefined || more.length > 0)
      throw new SetupFault('Say nothing, to change keys, or --remove and the id of a key.');
    return { removed: id, part: await removeKey(options, id) };
  } catch (error) {
    const fault = explainConnectionError('DATABASE_URL', databaseUrl, error);
    const name = fault instanceof Error ? fault.constructor.name : '';
    const known =
      name === 'Busy' ||
      name === 'NotRemovable' ||
      fault instanceof FilesDirFault ||
      (fault instanceof Error && fault.message.startsWith('KEYS_FILE'));
    throw known ? new SetupFault((fault as Error).message) : fault;
  }
}

if (isMainModule(import.meta.filename)) {
  await runProgram(() => main(process.argv.slice(2), process.env), process.env.END_WITH_PARENT === '1');
}
