import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { AppContext } from '@beian/database/transaction';
import type { TestDatabase } from '@beian/testing/database';
import type pg from 'pg';

interface Use {
  calls: number;
  /** Milliseconds of the statements that used it. */
  ms: number;
}

/** What auto_explain said of the statements that ran: which indexes each of them used, and how long they took. */
export interface IndexUse {
  readonly statements: Map<string, Use>;
  readonly byIndex: Map<string, Map<string, Use>>;
}

export const noUse = (): IndexUse => ({ statements: new Map(), byIndex: new Map() });

const usedBy =
  /(?:Index (?:Only )?Scan(?: Backward)? using|Bitmap Index Scan on|Conflict Arbiter Indexes:) ([\w, ]+?)(?= on | {2}\(|\n|$)/g;

/** Our statements begin with the name of their function; lists also say what they are sorted by. */
function nameOf(text: string): string {
  const name = /\/\* ([\w .-]+) \*\//.exec(text)?.[1];
  const sorted =
    name === 'keysetPage' || name === 'listOrders'
      ? /order by (?!o\.page_place|want\.place|place)(?:case when )?(\w+\.\w+)/.exec(text)?.[1]
      : undefined;
  const table = name === 'keysetPage' ? ` of ${/ from app\.(\w+)/.exec(text)?.[1]}` : '';
  if (name !== undefined) return `${name}${table}${sorted === undefined ? '' : ` by ${sorted}`}`;
  return text
    .replace(/\s+/g, ' ')
    .replace(/'[^']*'/g, "'…'")
    .replace(/\$?\b\d+\b/g, '…')
    .trim()
    .slice(0, 70);
}

/** Named by us, of the query builder, or the body of a function: not what tests ask by themselves. */
const isOfPrograms = (text: string): boolean => /^\s|\/\* [\w .-]+ \*\/|"app"\."/.test(text);

/** Counts one message of auto_explain (text format); `any`: also of a statement that our programs do not make. */
export function countPlan(use: IndexUse, message: string, any = true): void {
  const [, ms, after] = /^duration: ([\d.]+) ms {2}plan:\s*([\s\S]*)$/.exec(message) ?? [];
  if (after === undefined) return;
  const planAt = after.search(/\n\s*[A-Z][A-Za-z ]+.* \(cost=/);
  const text = after.slice(0, planAt < 0 ? undefined : planAt).replace(/^Query Text: /, '');
  if (!any && !isOfPrograms(text)) return;
  const statement = nameOf(text);
  const plan = planAt < 0 ? '' : after.slice(planAt);
  const add = (map: Map<string, Use>): void => {
    const known = map.get(statement) ?? { calls: 0, ms: 0 };
    map.set(statement, { calls: known.calls + 1, ms: known.ms + Number(ms) });
  };
  add(use.statements);
  for (const index of new Set([...plan.matchAll(usedBy)].flatMap(([, names = '']) => names.split(', ')))) {
    const statements = use.byIndex.get(index) ?? new Map<string, Use>();
    add(statements);
    use.byIndex.set(index, statements);
  }
}

/** Counts what a server's log holds of auto_explain; lines of one message begin with a tab. */
export async function countLog(use: IndexUse, file: string): Promise<void> {
  let message = '';
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.startsWith('\t')) message += `\n${line.slice(1)}`;
    else {
      countPlan(use, message, false);
      message = line.slice(Math.max(0, line.indexOf('duration: ')));
    }
  }
  countPlan(use, message, false);
}

/** Lets auto_explain tell each new connection to this database the plans of its statements; `plain`: with the planner's usual choices. */
export async function explainAll(db: TestDatabase, plain: boolean): Promise<void> {
  const [base] = await db.query<{ name: string }>('select current_database() as name');
  for (const setting of [
    `set session_preload_libraries = 'auto_explain'`,
    'set auto_explain.log_min_duration = 0',
    `set auto_explain.log_level = 'notice'`,
    'set auto_explain.log_nested_statements = on',
    'set auto_explain.log_parameter_max_length = 0',
    plain ? 'reset enable_seqscan' : 'set enable_seqscan = off',
    'reset plan_cache_mode',
  ])
    await db.query(`alter database ${base?.name} ${setting}`);
}

/** Counts what the connections of a context are told. */
export function listen(use: IndexUse, ctx: AppContext): void {
  for (const pool of new Set<pg.Pool>(Object.values(ctx.pools)))
    pool.on('connect', (client: pg.PoolClient) => {
      client.on('notice', ({ message }) => {
        if (message !== undefined) countPlan(use, message);
      });
    });
}
