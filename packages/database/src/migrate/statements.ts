/** First line of a migration whose statements each run in a transaction of their own (docs/how-to.md, A migration). */
const NO_TRANSACTION = '-- no-transaction\n';
/** Line above a statement that runs again until it changes no row, each time in a transaction of its own. */
const REPEAT = /^-- repeat until 0 rows$/m;
const INDEX = /^create (?:unique )?index concurrently if not exists (\w+) on (\w+)\.\w+/im;

/** The release since which no program uses what the file takes away, X.Y.Z: former ones stop at it. undefined: it takes nothing away. */
export const contractSince = (sql: string): string | undefined =>
  /^-- contract since (\d+\.\d+\.\d+): \S/m.exec(sql)?.[1];

export interface Statement {
  readonly text: string;
  readonly repeats: boolean;
  /** The index that it builds concurrently, as schema and name; an interrupted build leaves an invalid one. */
  readonly index?: readonly [schema: string, name: string];
}

/**
 * The statements of a file that runs without a transaction; undefined: it runs in one. A statement ends with a line that ends with a
 * semicolon; `npm run check` compares that with PostgreSQL's parser.
 */
export function statementsOf(sql: string): readonly Statement[] | undefined {
  if (!sql.startsWith(NO_TRANSACTION)) return undefined;
  return sql
    .split(/(?<=;)[ \t]*\n/)
    .filter((text) => text.replace(/^\s*(--.*)?$/gm, '') !== '')
    .map((text) => {
      const [, name, schema] = INDEX.exec(text) ?? [];
      return {
        text,
        repeats: REPEAT.test(text),
        ...(name !== undefined && schema !== undefined && { index: [schema, name] as const }),
      };
    });
}
