import { readFile } from 'node:fs/promises';
import { openContext } from '@beian/database/context';
import { explainConnectionError, isMainModule, readSettings, runProgram, SetupFault } from '@beian/database/programs';
import { readOnly, system, transaction } from '@beian/database/transaction';
import { provinceCodes } from '@beian/domain/province';
import { type RuleFileRow, ruleFileSchema } from '@beian/domain/rule-book';
import { z } from 'zod';
import { compareRuleFile, draftOfRuleFile, exportRules } from './transfer/transfer.ts';

const settings = z.object({
  DATABASE_APP_URL: z.string('is missing: the address of the database for the user app'),
  KEYS_FILE: z.string('is missing: the file of the sealing and hash keys'),
  FILES_DIR: z.string('is missing: the folder of the stored files'),
});
const usage = 'Say export [--province CODE], or import FILE [--apply --login LOGIN].';

const named = (rows: readonly RuleFileRow[]) =>
  rows.map((row) =>
    row.does === 'add'
      ? `${row.rule.in.join(',')} ${row.rule.id} from ${row.rule.from}: ${row.rule.says.en}`
      : `${row.does === 'reasonText' ? row.text.reason : row.text.notice} ${row.text.id} from ${row.text.from}`,
  );

/** @throws SetupFault for a file that is no rule file of this version */
async function readRuleFile(path: string) {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new SetupFault(`${path} is no readable JSON file.`);
  }
  const read = ruleFileSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new SetupFault(`${path}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`);
}

/**
 * `node rules.js export` writes the installation's own rules and texts as JSON; `import FILE` what a file would change here, and with
 * `--apply --login LOGIN` makes an open draft of it in the name of that supervisor. Another one approves it in the console.
 */
async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<object> {
  const [what, ...more] = args;
  const optionOf = (option: string) => (more.includes(option) ? more[more.indexOf(option) + 1] : undefined);
  const province = provinceCodes.find((code) => code === optionOf('--province'));
  const login = optionOf('--login');
  const [path] = more;
  if (what !== 'export' && (what !== 'import' || path === undefined || path.startsWith('--')))
    throw new SetupFault(usage);
  if (more.includes('--apply') && login === undefined) throw new SetupFault(`--apply needs --login. ${usage}`);
  if (more.includes('--province') && province === undefined)
    throw new SetupFault('--province is a code of GB/T 2260, such as 320000.');
  const { DATABASE_APP_URL: databaseUrl, KEYS_FILE: keysFile, FILES_DIR: filesDir } = readSettings(settings, env);
  const file = what === 'import' && path !== undefined ? await readRuleFile(path) : undefined;
  const ctx = await openContext({ databaseUrl, keysFile, filesDir }).catch((error: unknown) => {
    throw explainConnectionError('DATABASE_APP_URL', databaseUrl, error);
  });
  try {
    const actor = system('clock');
    if (file === undefined) return await readOnly(ctx, actor, (tx) => exportRules(tx, province));
    const difference = await readOnly(ctx, actor, (tx) => compareRuleFile(tx, file));
    const made =
      more.includes('--apply') && login !== undefined && difference.changes.length > 0
        ? await transaction(ctx, actor, (tx) => draftOfRuleFile(tx, difference, login))
        : undefined;
    if (made === null) throw new SetupFault(`${login} is no active supervisor.`);
    return {
      new: named(difference.new),
      changed: named(difference.changed),
      ended: difference.ended.map(({ row, until }) => `${named([row])[0]}, until ${until}`),
      past: named(difference.past),
      same: difference.same.length,
      ...made,
    };
  } finally {
    await ctx.close();
  }
}

if (isMainModule(import.meta.filename)) await runProgram(() => main(process.argv.slice(2), process.env), false);
