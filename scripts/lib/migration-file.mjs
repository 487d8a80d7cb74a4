// A migration as PostgreSQL's own parser reads it, for the rules in migration-rules.mjs.

/**
 * @typedef {Record<string, any>} Node a node of PostgreSQL's parse tree
 * @typedef {{ kind: string, node: Node, text: string, line: number, repeats: boolean }} Statement `text`: from the end of the statement before,
 * with its comments; `kind`: its node's type, such as `AlterTableStmt`
 * @typedef {object} MigrationFile
 * @property {string} name
 * @property {string} sql
 * @property {boolean} alone its statements run without a common transaction
 * @property {string | undefined} contract X.Y.Z of its line `-- contract since X.Y.Z: why`
 * @property {ReadonlySet<string>} created tables, views, functions and indexes that it creates, with their schema
 * @property {readonly Statement[]} statements
 */

/** @param {string} name @param {string} sql @returns {Promise<MigrationFile>} @throws what the parser says about wrong SQL */
export async function readMigration(name, sql) {
  const { parse } = await import('libpg-query');
  const bytes = Buffer.from(sql);
  /** @type {{ stmts?: { stmt?: Node, stmt_location?: number, stmt_len?: number }[] }} */
  const { stmts } = await parse(sql);
  let end = 0;
  const statements = (stmts ?? []).map(({ stmt = {}, stmt_location: at = 0, stmt_len: length = bytes.length - at }) => {
    // The parser leaves the comments before the first statement out.
    const from = end;
    end = at + length + 1;
    const text = bytes.subarray(from, at + length).toString();
    const [kind = '', node = {}] = Object.entries(stmt)[0] ?? [];
    const comments = /^(?:\s|--[^\n]*(?:\n|$))*/.exec(text)?.[0] ?? '';
    const line = (bytes.subarray(0, from).toString() + comments).split('\n').length;
    return { kind, node, text, line, repeats: /^-- repeat until 0 rows$/m.test(comments) };
  });
  const created = new Set(statements.flatMap(namesCreated));
  const alone = sql.startsWith('-- no-transaction\n');
  return { name, sql, alone, contract: /^-- contract since (\d+\.\d+\.\d+): \S/m.exec(sql)?.[1], created, statements };
}

/** @param {Node | undefined} relation a RangeVar */
export const nameOf = (relation) => [relation?.schemaname, relation?.relname].filter(Boolean).join('.');

/** @param {Node[] | undefined} names list of String nodes */
export const joinNames = (names) => (names ?? []).map((one) => one.String?.sval ?? '').join('.');

/** @param {Statement} statement */
function namesCreated({ kind, node }) {
  if (kind === 'CreateStmt') return [nameOf(node.relation)];
  if (kind === 'CreateTableAsStmt') return [nameOf(node.into?.rel)];
  if (kind === 'ViewStmt') return [nameOf(node.view)];
  if (kind === 'CreateFunctionStmt') return [joinNames(node.funcname)];
  if (kind === 'CreateSeqStmt') return [nameOf(node.sequence)];
  return [];
}

/**
 * All nodes of a type in a tree, with that type's own fields.
 * @param {unknown} tree @param {string} type @returns {Node[]}
 */
export function nodesOf(tree, type) {
  if (Array.isArray(tree)) return tree.flatMap((one) => nodesOf(one, type));
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, value]) => [
    ...(name === type ? [/** @type {Node} */ (value)] : []),
    ...nodesOf(value, type),
  ]);
}

/** Commands of an ALTER TABLE. @param {Statement} statement @param {string} [subtype] @returns {Node[]} */
export const alterations = ({ kind, node }, subtype) =>
  kind !== 'AlterTableStmt' || node.objtype !== 'OBJECT_TABLE'
    ? []
    : node.cmds
        .map((/** @type {Node} */ one) => one.AlterTableCmd)
        .filter((/** @type {Node} */ one) => subtype === undefined || one.subtype === subtype);
