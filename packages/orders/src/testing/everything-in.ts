import { detailsPlace } from '../bureau/apply-answer.ts';
import { rectificationPlace } from '../bureau/rectifications.ts';
import type { TestDatabase } from './database.ts';

type Row = Readonly<Record<string, never>>;
const byId =
  (column: string, id = 'id') =>
  (row: Row) =>
    `${column}:${row[id]}`;

/** What each sealed column is sealed to; those left out are sealed to `table.column:id`. */
const places: Readonly<Record<string, (row: Row) => string>> = {
  'order_contents.base_personal': byId('order_contents.base_personal', 'order_id'),
  'order_contents.personal': byId('order_contents.personal', 'order_id'),
  'record_versions.personal': byId('records.personal', 'record_id'),
  'report_checks.fields': (row) => `report_checks.fields:${row.order_id}:${row.content_hash}`,
  'domain_checks.answer': (row) => `domain_checks.answer:${row.order_id}:${row.domain}`,
  'filing_checks.answer': (row) => `filing_checks.answer:${row.order_id}:${row.about}`,
  'desk_drafts.body': (row) => `desk_drafts.body:${row.order_id}:${row.staff_id}`,
  'answer_entries.details': (row) => detailsPlace({ answerId: row.answer_id ?? '', position: row.position ?? 0 }),
  'bureau_answers.file': (row) => `bureau_answers.file:${row.bureau_id}:${row.file_name}`,
  'idempotency_keys.answer': (row) => `idempotency_keys.answer:${row.caller}:${row.key}`,
  'black_list.details': (row) => `black_list.details:${row.bureau_id}:${row.key}`,
  'rectifications.details': (row) => rectificationPlace('details', row.id ?? ''),
  'rectifications.note': (row) => rectificationPlace('note', row.id ?? ''),
  'staff_digests.address': byId('staff_digests.address', 'staff_id'),
};

/** Every row of every table of ours as text, what is sealed opened, by `table`. A value that stands in it, however sealed, is found. */
export async function everythingIn(db: TestDatabase, sealed: readonly string[]): Promise<Map<string, string>> {
  const tables = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'app' and table_type = 'BASE TABLE' order by 1`,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await db.query<Row>(`select * from app.${name}`);
    const own = sealed.filter((column) => column.startsWith(`${name}.`));
    const lines = rows.flatMap((row) => [
      JSON.stringify(row, (_, value) => (value?.type === 'Buffer' ? undefined : value)),
      ...own.flatMap((column) => {
        const value = row[column.split('.')[1] ?? ''] as Buffer | null | undefined;
        return value === null || value === undefined ? [] : [opened(db, (places[column] ?? byId(column))(row), value)];
      }),
      ...sitesOf(db, name, row),
    ]);
    found.set(name, lines.join('\n'));
  }
  return found;
}

const opened = (db: TestDatabase, place: string, value: Uint8Array): string =>
  db.worker.keys.unseal(place, value).toString();

/** A version holds its websites in a list, each sealed as its own row is. */
const sitesOf = (db: TestDatabase, table: string, row: Row): string[] =>
  table === 'record_versions'
    ? (row.websites as unknown as { id: string; personal: string }[]).map(({ id, personal }) =>
        opened(db, `websites.personal:${id}`, Buffer.from(personal, 'base64')),
      )
    : [];
