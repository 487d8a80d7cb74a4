// What a migration must not do, because the former release works on the database meanwhile (docs/how-to.md, A migration). A rule is a row.
import { alterations, joinNames, nameOf, nodesOf } from './migration-file.mjs';
import { smallTables } from './small-tables.mjs';

/**
 * @typedef {import('./migration-file.mjs').Node} Node
 * @typedef {import('./migration-file.mjs').Statement} Statement
 * @typedef {import('./migration-file.mjs').MigrationFile} MigrationFile
 * @typedef {{ name: string, instead: string, find: (statement: Statement, file: MigrationFile, notNull: ReadonlySet<string>) => string | undefined }} Rule
 * `find` says what is wrong, in words that follow on "it"; `notNull`: columns, as `app.orders.state`, of which a validated check says that
 * they are never null
 */

/**
 * What the rules refuse and is right all the same, with the reason.
 * @type {readonly { file: string, rule: string, why: string }[]}
 */
export const exceptions = [];

/** Functions whose value is the same for all rows of a statement: a column with such a default is added without rewriting the table. */
const stableFunctions = ['now', 'transaction_timestamp', 'statement_timestamp', 'app.now'];
/** Statements that run again without harm, so that a broken run can begin anew. */
const repeatable =
  'create index concurrently if not exists NAME on SCHEMA.TABLE, drop index concurrently if exists, create table if not exists, create or replace trigger, drop … if exists, alter table … validate constraint, alter column … set not null, set (…), and updates that repeat';

/** @param {Node | undefined} relation @param {MigrationFile} file */
const isLarge = (relation, { created }) => {
  const name = nameOf(relation);
  return name !== '' && !created.has(name) && smallTables[name] === undefined;
};

/** @param {Statement} statement @param {MigrationFile} file @param {string} subtype */
const onLarge = (statement, file, subtype) =>
  isLarge(statement.node.relation, file) ? alterations(statement, subtype) : [];

/** @param {Node} column a ColumnDef @returns {Node[]} */
const constraintsOf = (column) => (column.constraints ?? []).map((/** @type {Node} */ one) => one.Constraint);

/** @param {Statement} statement @param {MigrationFile} file */
function wrongColumn(statement, file) {
  if (file.created.has(nameOf(statement.node.relation))) return undefined;
  for (const { def } of alterations(statement, 'AT_AddColumn')) {
    const column = def.ColumnDef;
    const constraints = constraintsOf(column);
    const has = (/** @type {string} */ type) => constraints.find(({ contype }) => contype === type);
    if (has('CONSTR_NOTNULL') && !has('CONSTR_DEFAULT') && !has('CONSTR_GENERATED') && !has('CONSTR_IDENTITY'))
      return `adds ${column.colname} not null without a default`;
    if (!isLarge(statement.node.relation, file)) continue;
    const functions = nodesOf(has('CONSTR_DEFAULT'), 'FuncCall').map(({ funcname }) => joinNames(funcname));
    const isSerial = /serial\d?$/.test(joinNames(column.typeName?.names));
    if (isSerial || functions.some((one) => !stableFunctions.includes(one.replace('pg_catalog.', ''))))
      return `adds ${column.colname} with a default that differs from row to row`;
    const other = constraints.find(
      ({ contype }) => !['CONSTR_NOTNULL', 'CONSTR_NULL', 'CONSTR_DEFAULT'].includes(contype),
    );
    if (other) return `adds ${column.colname} with a constraint that reads or rewrites the whole table`;
  }
  return undefined;
}

/** @param {Statement} statement @param {MigrationFile} file */
function wrongConstraint(statement, file) {
  const constraints = onLarge(statement, file, 'AT_AddConstraint').map(({ def }) => def.Constraint);
  const wrong = constraints.find(({ contype, skip_validation, indexname }) =>
    ['CONSTR_CHECK', 'CONSTR_FOREIGN'].includes(contype) ? !skip_validation : indexname === undefined,
  );
  return wrong && `adds the constraint ${wrong.conname ?? ''} and reads the whole table under its lock`;
}

/** @param {Statement} statement @param {MigrationFile} file */
function wrongIndex({ kind, node }, file) {
  if (kind !== 'IndexStmt' || !isLarge(node.relation, file)) return undefined;
  if (!node.concurrent)
    return `creates the index ${node.idxname ?? ''} and keeps everybody from writing until it is built`;
  return file.alone ? undefined : `creates the index ${node.idxname ?? ''} concurrently inside of a transaction`;
}

/** Tables that a statement changes row by row. @param {Statement} statement @param {MigrationFile} file */
function wrongRows(statement, file) {
  const { kind, node, repeats } = statement;
  if (kind === 'CreateFunctionStmt') return undefined;
  const tree = { [kind]: node };
  const large = (/** @type {Node[]} */ relations) => relations.find((relation) => isLarge(relation, file));
  const written = ['UpdateStmt', 'DeleteStmt', 'MergeStmt'].flatMap((type) => nodesOf(tree, type));
  const read = nodesOf(tree, 'InsertStmt').flatMap(({ selectStmt }) =>
    nodesOf(selectStmt?.SelectStmt?.fromClause, 'RangeVar'),
  );
  const table = large([...written.map(({ relation }) => relation), ...read]);
  if (table === undefined) return undefined;
  if (!file.alone || !repeats) return `changes or copies ${nameOf(table)} in one transaction`;
  return nodesOf(tree, 'limitCount').length === 0 ? `changes or copies ${nameOf(table)} without a limit` : undefined;
}

const longLocks = ['LockStmt', 'TruncateStmt', 'VacuumStmt', 'ClusterStmt', 'ReindexStmt', 'RefreshMatViewStmt'];

/** @param {Statement} statement @param {MigrationFile} file */
function takesAway(statement, file) {
  const { kind, node } = statement;
  if (file.contract !== undefined) return undefined;
  const gone = ['TABLE', 'VIEW', 'FUNCTION', 'PROCEDURE', 'TYPE', 'DOMAIN', 'SCHEMA', 'SEQUENCE'];
  if (kind === 'DropStmt' && gone.includes(node.removeType.replace('OBJECT_', ''))) {
    const names = node.objects.map((/** @type {Node} */ one) =>
      joinNames(one.List?.items ?? one.ObjectWithArgs?.objname ?? one.TypeName?.names ?? [one]),
    );
    const missing = names.find((/** @type {string} */ name) => !file.created.has(name));
    return missing && `drops ${missing}`;
  }
  const table = nameOf(node.relation);
  if (kind === 'RenameStmt' && !file.created.has(table)) return `renames ${table || 'what others know'}`;
  if (file.created.has(table)) return undefined;
  const [column] = alterations(statement, 'AT_DropColumn');
  if (column) return `drops ${table}.${column.name}`;
  const fallback = alterations(statement, 'AT_ColumnDefault').find(({ def }) => def === undefined);
  if (fallback) return `drops the default of ${table}.${fallback.name}`;
  if (kind !== 'GrantStmt' || node.is_grant) return undefined;
  const revoked = (node.objects ?? []).map(
    (/** @type {Node} */ one) => nameOf(one.RangeVar) || joinNames(one.ObjectWithArgs?.objname),
  );
  const known = revoked.find((/** @type {string} */ name) => !file.created.has(name));
  return known && `revokes a right on ${known}`;
}

/** Whether a statement can run again. @param {Statement} statement */
function isRepeatable({ kind, node, text, repeats }) {
  if (repeats) return ['UpdateStmt', 'DeleteStmt', 'InsertStmt'].includes(kind);
  if (kind === 'IndexStmt')
    return (
      /^create (unique )?index concurrently if not exists \w+ on \w+\.\w+/im.test(text) && node.if_not_exists === true
    );
  if (kind === 'DropStmt')
    return node.missing_ok === true && (node.removeType !== 'OBJECT_INDEX' || node.concurrent === true);
  if (kind === 'CreateStmt') return node.if_not_exists === true;
  if (kind === 'CreateTrigStmt') return node.replace === true;
  const commands = alterations({ kind, node, text, line: 0, repeats }).map(
    ({ subtype, missing_ok }) =>
      missing_ok || ['AT_ValidateConstraint', 'AT_SetNotNull', 'AT_SetRelOptions'].includes(subtype),
  );
  return commands.length === 1 && commands.every(Boolean);
}

/** @param {Statement} statement @param {MigrationFile} file */
function wrongForm(statement, file) {
  const { kind, text, repeats } = statement;
  if (kind === 'TransactionStmt') return 'begins or ends a transaction';
  if (!file.alone) {
    if (repeats) return 'repeats a statement inside of a transaction';
    return /^-- no-transaction/m.test(text) ? 'says -- no-transaction elsewhere than in its first line' : undefined;
  }
  if (!isRepeatable(statement)) return 'runs without a transaction and cannot run twice';
  const [, after] = file.sql.split(text);
  if (/;[ \t]*\n/.test(text) || !/^;[ \t]*(\n|$)/.test(after ?? ''))
    return 'does not end with the first line that ends with a semicolon';
  return undefined;
}

/** @type {readonly Rule[]} */
export const migrationRules = [
  {
    name: 'add-column',
    instead:
      'add it nullable or with a constant default; fill it in batches (-- repeat until 0 rows), constraints in statements of their own (NOT VALID)',
    find: wrongColumn,
  },
  {
    name: 'column-type',
    instead:
      'add a column of the new type beside it, fill it in batches, and drop the former one a release later (-- contract since X.Y.Z: why)',
    find: (statement, file) => {
      const [found] = onLarge(statement, file, 'AT_AlterColumnType');
      return found && `changes the type of ${found.name} and rewrites the whole table under its lock`;
    },
  },
  {
    name: 'set-not-null',
    instead:
      'add constraint … check (column is not null) not valid, validate it in a file with -- no-transaction, then set not null and drop the constraint',
    find: (statement, file, notNull) => {
      const table = nameOf(statement.node.relation);
      const found = onLarge(statement, file, 'AT_SetNotNull').find(({ name }) => !notNull.has(`${table}.${name}`));
      return found && `sets ${found.name} not null and reads the whole table under its lock`;
    },
  },
  {
    name: 'add-constraint',
    instead:
      'add it NOT VALID and validate it in a later file with -- no-transaction; a unique one: create unique index concurrently, then add constraint … using index',
    find: wrongConstraint,
  },
  {
    name: 'validate',
    instead: 'validate it in a file with -- no-transaction',
    find: (statement, file) => {
      const [found] = file.alone ? [] : onLarge(statement, file, 'AT_ValidateConstraint');
      return found && `validates ${found.name} inside of a transaction, whose locks last as long`;
    },
  },
  {
    name: 'index',
    instead: 'create index concurrently if not exists … in a file with -- no-transaction',
    find: wrongIndex,
  },
  {
    name: 'whole-table',
    instead:
      'a file with -- no-transaction and, above the statement, -- repeat until 0 rows; the statement takes a few thousand rows (… where id in (select id … limit 5000)) that it has not changed yet',
    find: wrongRows,
  },
  {
    name: 'long-lock',
    instead: 'leave it out; an index is rebuilt by a new one beside it, rows are deleted in batches',
    find: ({ kind }) =>
      longLocks.includes(kind)
        ? 'locks tables as long as it takes (LOCK, TRUNCATE, VACUUM, CLUSTER, REINDEX, REFRESH)'
        : undefined,
  },
  {
    name: 'contract',
    instead:
      'leave it to the release after the one that no longer uses it, with a line -- contract since X.Y.Z: why, where X.Y.Z is that one; releases before it stop there',
    find: takesAway,
  },
  {
    name: 'do-block',
    instead: 'write its statements one by one: what a block runs is not read by this check',
    find: ({ kind }) => (kind === 'DoStmt' ? 'runs a DO block' : undefined),
  },
  {
    name: 'form',
    instead: `the first line is -- no-transaction, and each statement can run again: ${repeatable}; each ends with a line that ends with a semicolon`,
    find: wrongForm,
  },
];
