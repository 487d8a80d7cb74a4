import { statSync } from 'node:fs';
import { writeAudit } from '@beian/database/audit';
import { openContext } from '@beian/database/context';
import { saveAnswer } from '@beian/database/idempotency';
import { createKeyring, generateKey, readKeysFile, sealingKeyIdOf, updateKeysFile } from '@beian/database/sealing';
import { transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { searchAll } from '@beian/orders/order-list';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState, performAs } from '@beian/testing/orders';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashedColumns } from './hashed-columns.ts';
import { removeKey } from './remove.ts';
import { type RotationResult, rotate } from './rotate.ts';
import { aadOf, notSealed, sealedColumns } from './sealed-columns.ts';
import { countKeyUses } from './uses.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
let orderId: string;
beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db, fictitiousRecords.slice(0, 2));
  people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const [one, two] = records as [SeededRecord, SeededRecord];
  await orderInState(db, people, one, 'APPROVED');
  orderId = await orderInState(db, people, two, 'INITIAL_REVIEW');
  const walk = { db, people, record: two, province: '', orderId };
  await performAs(walk, people.reviewers[0].actor, 'addNote', { input: { text: '样例备注' } });
});
afterAll(() => db?.close());

/** The values of every listed column, each with its aad. */
async function* sealedValues() {
  for (const [table, columns] of Object.entries(sealedColumns))
    for (const column of columns) {
      const rows = await db.query<Record<string, unknown> & { sealed: Buffer }>(
        `select *, ${column.column} as sealed from app.${table} where ${column.column} is not null limit 3`,
      );
      yield { table, column, values: rows.map((row) => ({ place: aadOf(table, column, row), sealed: row.sealed })) };
    }
}

describe('the table of sealed columns', () => {
  it('names every bytea column, or says why it holds nothing sealed (ASVS 14.1.1)', async () => {
    const found = await db.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'app' and data_type = 'bytea' order by 1`,
    );
    const listed = Object.entries(sealedColumns).flatMap(([table, all]) =>
      all.map(({ column }) => `${table}.${column}`),
    );
    expect(found.map(({ name }) => name).sort()).toEqual([...listed, ...Object.keys(notSealed)].sort());
  });

  it('names every column of hashes: text columns that end in hash or hashes, and fingerprints', async () => {
    const found = await db.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'app' and data_type in ('text', 'ARRAY') and column_name ~ '(hash|hashes|fingerprint)$' order by 1`,
    );
    // Hashes of content and files, made without a key: with a salt of the order, or none.
    const unkeyed = [
      ...['app_photos.hash', 'app_photos.mobile_hash', 'app_photos.picture_hash', 'domain_checks.content_hash'],
      ...['filing_checks.content_hash', 'idempotency_keys.body_hash', 'machine_checks.content_hash', 'materials.hash'],
      ...['order_events.hash', 'orders.last_hash', 'partner_keys.hash', 'report_checks.content_hash', 'sessions.hash'],
      ...['staff.password_hash', 'submission_orders.report_hash', 'submissions.file_hash', 'uploads.hash'],
      ...[
        'verdicts.hash',
        'evidence.hash',
        'record_claim_papers.hash',
        'bureau_incidents.hash',
        'late_findings.hash',
        'second_verdicts.hash',
      ],
      ...[
        'returns.hash',
        'picture_marks.hash',
        'readings.hash',
        'upload_readings.hash',
        'audit_chain.hash',
        'invitations.hash',
        'upload_links.hash',
        'face_links.hash',
        'step_links.hash',
        'face_pictures.hash',
        'recovery_codes.hash',
        // Keyed, and of use for an hour: it is looked for under all keys.
        'bureau_tests.typed_hash',
      ],
    ];
    const listed = Object.entries(hashedColumns).flatMap(([table, { columns }]) =>
      columns.map((one) => `${table}.${one}`),
    );
    const names = found.map(({ name }) => name);
    expect(names.filter((name) => !listed.includes(name) && !unkeyed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('each value can be decrypted only with its own aad, not with that of another row or column (ASVS 11.3.3)', async () => {
    let opened = 0;
    const seen = new Set<string>();
    const all = [];
    for await (const one of sealedValues()) all.push(one);
    const elsewhere = all.flatMap(({ values }) => values.slice(0, 1).map(({ place }) => place));
    for (const { table, column, values } of all) {
      // A column without a row in this test is tried with generated values.
      const tried =
        values.length > 0
          ? values
          : ['one', 'other'].map((id) => {
              const place = aadOf(table, column, Object.fromEntries(column.aadColumns.map((name) => [name, id])));
              return { place, sealed: db.app.keys.seal(place, '1') };
            });
      for (const { place, sealed } of tried) {
        expect(db.app.keys.unseal(place, sealed).length).toBeGreaterThan(0);
        opened += 1;
        for (const other of [...tried.map((one) => one.place), ...elsewhere, `${place}1`]) {
          if (other === place) continue;
          expect(() => db.app.keys.unseal(other, sealed), `${place} at ${other}`).toThrow();
          seen.add(`${table}.${column.column}`);
        }
      }
    }
    expect(seen.size).toBe(Object.values(sealedColumns).flat().length);
    expect(opened).toBeGreaterThan(80);
  });
});

describe('a rotation of keys in a running system', () => {
  const [found, missed]: [number[], number[]] = [[], []];
  const lines: string[] = [];
  let done: RotationResult;
  let stored: string;

  const find = async (actor: Actor, number: string): Promise<number> => {
    const { groups } = await searchAll(db.app, { actor, text: number, language: 'en' });
    return groups.reduce((sum, { hits }) => sum + hits.length, 0);
  };

  beforeAll(async () => {
    // The saved answer of a test key, in the other realm.
    const trying: Actor = { ...people.partner.actor, test: true };
    await transaction(db.app, trying, async (tx) => {
      await writeAudit(tx, trying, 'search', undefined, 'done');
      await saveAnswer(db.app, tx, trying, 'tried', 'body', { ok: true });
    });
    stored = await db.app.files.put(Buffer.from('样例图片'));
    const number = fictitiousRecords[1]?.subject.certificateNumber ?? '';
    const before = await find(people.supervisor.actor, number);
    expect(before).toBeGreaterThan(1);
    const turning = rotate({
      databaseUrl: db.migratorUrl,
      keysFile: db.keysFile,
      filesDir: db.filesDir,
      reloadWaitMs: 1100,
      say: (line) => lines.push(line),
    });
    let running = true;
    const walk = { db, people, record: records[1] as SeededRecord, province: '', orderId };
    const looking = (async () => {
      while (running) {
        // A person may look up few numbers; this loop looks up as many as it can.
        await db.query('delete from app.looks');
        const hits = await find(people.supervisor.actor, number);
        (hits === before ? found : missed).push(hits);
        await performAs(walk, people.reviewers[0].actor, 'addNote', { input: { text: '轮换期间的备注' } });
      }
    })();
    done = await turning.finally(() => {
      running = false;
    });
    await looking;
  }, 30_000);

  it('causes no failed look-up and leaves everything under the new keys (ASVS 11.2.2)', async () => {
    expect(missed).toEqual([]);
    expect(found.length).toBeGreaterThan(20);
    expect(done).toMatchObject({ resumed: false, current: { sealing: 'k2', hash: 'h2' }, stuck: [] });
    expect(done.changed).toMatchObject({ records: 2, order_contents: 2, files: expect.any(Number) });
    expect(
      lines.some((line) => /^order_contents +2\/2 +\d+\/s$/.test(line)),
      lines.join('\n'),
    ).toBe(true);
    for await (const { values, table } of sealedValues())
      for (const { place, sealed } of values) {
        expect(sealingKeyIdOf(sealed), table).toBe('k2');
        expect(db.app.keys.unseal(place, sealed).length).toBeGreaterThan(0);
      }
    const [tried] = await db.query<{ answer: Buffer }>('select answer from app.idempotency_keys where test');
    expect(sealingKeyIdOf(tried?.answer ?? Buffer.alloc(0))).toBe('k2');
    expect((await db.app.files.get(stored)).toString()).toBe('样例图片');
    expect(done.idle.map(({ part, id }) => [part, id])).toEqual([
      ['sealing', 'k1'],
      ['hash', 'h1'],
    ]);
    expect(statSync(db.keysFile).mode & 0o777).toBe(0o600);
  });

  it('permits removal of an earlier key only when nothing is under it', async () => {
    const options = { databaseUrl: db.migratorUrl, keysFile: db.keysFile, filesDir: db.filesDir };
    await expect(removeKey(options, 'k2')).rejects.toThrow('in use for what is written now');
    await expect(removeKey(options, 'k9')).rejects.toThrow('There is no key k9');
    await expect(removeKey(options, 'k1')).rejects.toThrow(/removable from 2026-11-24T02:1/);
    await db.travel(25 * 3_600_000);
    // A value sealed again with the earlier key prevents its removal.
    const earlier = createKeyring({
      ...readKeysFile(db.keysFile),
      sealing: { ...readKeysFile(db.keysFile).sealing, current: 'k1' },
    });
    const [note] = await db.query<{ id: string; body: Buffer }>('select id, body from app.notes order by id limit 1');
    const [id, now] = [note?.id ?? '', note?.body ?? Buffer.alloc(0)];
    const put = (body: Buffer) => db.query('update app.notes set body = $2 where id = $1', [id, body]);
    await put(earlier.seal(`notes.body:${id}`, '样例备注'));
    await expect(removeKey(options, 'k1')).rejects.toThrow('k1 is in use (notes.body: 1)');
    await put(now);
    expect(await removeKey(options, 'k1')).toBe('sealing');
    expect(await removeKey(options, 'h1')).toBe('hash');
    expect(readKeysFile(db.keysFile)).toMatchObject({ sealing: { keys: { k2: expect.any(String) } } });
    expect(Object.keys(readKeysFile(db.keysFile).hash.keys)).toEqual(['h2']);
    expect(await find(people.supervisor.actor, fictitiousRecords[1]?.subject.certificateNumber ?? '')).toBeGreaterThan(
      1,
    );
  });
});

it('a stale process loads unknown keys at once, and a second concurrent rotation is refused', async () => {
  const client = new pg.Client({ connectionString: db.migratorUrl });
  await client.connect();
  await client.query('select pg_advisory_lock(7302111858)');
  const options = { databaseUrl: db.migratorUrl, keysFile: db.keysFile, filesDir: db.filesDir };
  await expect(rotate(options)).rejects.toThrow('another run');
  const unmounted = { ...options, filesDir: `${db.filesDir}-not-mounted` };
  await expect(rotate(unmounted)).rejects.toThrow('there is no folder');
  expect(await countKeyUses(client, db.app.files, 'sealing', 'k9')).toEqual({});
  await client.end();
  const stale = await openContext({
    databaseUrl: db.appUrl,
    keysFile: db.keysFile,
    filesDir: db.filesDir,
    poolSize: 1,
  });
  const keys = updateKeysFile(db.keysFile, (one) => ({
    ...one,
    sealing: { ...one.sealing, current: 'k7', keys: { ...one.sealing.keys, k7: generateKey() } },
  }));
  const sealed = createKeyring(keys).seal('notes.body:x', 'new');
  expect(stale.keys.unseal('notes.body:x', sealed).toString()).toBe('new');
  expect(() =>
    stale.keys.unseal('notes.body:x', Buffer.concat([Buffer.from([1, 2]), Buffer.from('k8'), sealed.subarray(4)])),
  ).toThrow('unknown key');
  await stale.close();
});
