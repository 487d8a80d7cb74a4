import { parseArgs } from 'node:util';
import { isMainModule, resolveSecretFiles, SetupFault } from '@beian/database/programs';
import { examine, type Line, type LineState } from './doctor/index.ts';

const help = `npm run doctor [-- --json] [--api N] [--workers N]
Examines what the programs need, before the first start and later: database, role, TLS, clocks, ports, disk, limits, keys, services, and the
first-run list. It reads the variables of api, worker and migration (docs/operations.md, Configure), as many as are set, and prints no secret.
--json: a list of lines {part, state, says, todo}; --api, --workers: how many processes the connections must suffice for (2 and 2).
Exit code 0: no fault; 1: at least one; 2: it was called wrongly.`;

/** Addresses that may hold a password: each may be given as a file that NAME_FILE names. */
const secrets = [
  ...[
    'DATABASE_URL',
    'DATABASE_APP_URL',
    'DATABASE_WORKER_URL',
    'REDIS_URL',
    'SMTP_URL',
    'SMS_URL',
    'MESSENGER_URL',
    'REGISTRY_URL',
  ],
  ...['MINISTRY_URL', 'BUREAU_APP_URL', 'FACE_CHECK_URL', 'RESOURCES_URL', 'OUTBOUND_PROXY', 'OIDC_ISSUER'],
];

const marks: Readonly<Record<LineState, string>> = { ok: '✓', warning: '!', fault: '✗' };

/** The lines for a terminal, by part. */
export function formatLines(lines: readonly Line[]): string {
  const count = (state: LineState) => lines.filter((line) => line.state === state).length;
  const shown = [...new Set(lines.map(({ part }) => part))].flatMap((part) => [
    part,
    ...lines
      .filter((line) => line.part === part)
      .flatMap(({ state, says, todo }) => [
        `  ${marks[state]} ${state.padEnd(7)} ${says}`,
        ...(todo === undefined ? [] : [`            → ${todo}`]),
      ]),
  ]);
  return [...shown, '', `faults: ${count('fault')}, warnings: ${count('warning')}, ok: ${count('ok')}`].join('\n');
}

function readNumber(name: string, text: string): number {
  if (!/^\d{1,2}$/.test(text)) throw new SetupFault(`--${name} must be a number of processes.`);
  return Number(text);
}

async function run(args: string[], source: NodeJS.ProcessEnv): Promise<number> {
  const { values: options } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      api: { type: 'string', default: '2' },
      workers: { type: 'string', default: '2' },
    },
  });
  if (options.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const processes = { api: readNumber('api', options.api), workers: readNumber('workers', options.workers) };
  const { values, mistakes } = resolveSecretFiles(source, secrets);
  const env = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const lines: Line[] = [
    ...mistakes.map(
      (says): Line => ({ part: 'settings', state: 'fault', says, todo: 'docs/operations.md, Configure' }),
    ),
    ...(await examine(env, processes)),
  ];
  process.stdout.write(options.json ? `${JSON.stringify(lines, null, 2)}\n` : `${formatLines(lines)}\n`);
  return lines.some(({ state }) => state === 'fault') ? 1 : 0;
}

if (isMainModule(import.meta.filename)) {
  try {
    process.exitCode = await run(process.argv.slice(2), process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${help}\n`);
    process.exitCode = 2;
  }
}
