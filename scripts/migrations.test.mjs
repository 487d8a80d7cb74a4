import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { statementsOf } from '../packages/database/src/migrate/statements.ts';
import { root } from './lib/paths.mjs';
import { checkMigrations, wrongMigrations } from './migrations.mjs';

/** @param {string[]} texts one for each file @param {{ file: string, rule: string, why: string }[]} [excepted] */
const faultsOf = (texts, excepted = []) =>
  wrongMigrations(
    texts.map((sql, at) => ({ name: `014${at}-parcels.sql`, sql })),
    { excepted, releases: ['0.1.0', '0.2.0'] },
  );
/** @param {string} sql */
const alone = (sql) => `-- no-transaction\n${sql}\n`;

/** By rule: what is refused, with what it is told, and what is right. @type {Record<string, { refused: [string, string][], right: string[] }>} */
const cases = {
  'add-column': {
    refused: [
      ['alter table app.orders add column size int not null;', 'adds size not null without a default'],
      ['alter table app.settings add column size int not null;', 'adds size not null without a default'],
      [
        'alter table app.orders add column id2 uuid default gen_random_uuid();',
        'with a default that differs from row to row',
      ],
      ['alter table app.orders add column nth bigserial;', 'with a default that differs from row to row'],
      [
        'alter table app.orders add column size int check (size > 0);',
        'adds size with a constraint that reads or rewrites',
      ],
      [
        'alter table app.orders add column at timestamptz generated always as (now()) stored;',
        'adds at with a constraint',
      ],
    ],
    right: [
      'alter table app.orders add column size int, add column at timestamptz not null default app.now();',
      `alter table app.orders add column kind text not null default 'LIVE';`,
      'alter table app.settings add column size int check (size > 0);',
    ],
  },
  'column-type': {
    refused: [['alter table app.orders alter column size type bigint;', 'changes the type of size']],
    right: ['alter table app.settings alter column size type bigint;'],
  },
  'set-not-null': {
    refused: [
      ['alter table app.orders alter column size set not null;', 'sets size not null and reads the whole table'],
    ],
    right: ['create table app.parcels (size int); alter table app.parcels alter column size set not null;'],
  },
  'add-constraint': {
    refused: [
      ['alter table app.orders add constraint small check (size < 9);', 'adds the constraint small and reads'],
      [
        'alter table app.orders add constraint whose foreign key (owner) references app.staff;',
        'adds the constraint whose',
      ],
      ['alter table app.orders add constraint once unique (number);', 'adds the constraint once'],
    ],
    right: [
      'alter table app.orders add constraint small check (size < 9) not valid;',
      'alter table app.orders add constraint once unique using index orders_once;',
    ],
  },
  validate: {
    refused: [['alter table app.orders validate constraint small;', 'validates small inside of a transaction']],
    right: [alone('alter table app.orders validate constraint small;')],
  },
  index: {
    refused: [
      [
        'create index orders_size on app.orders (size);',
        'creates the index orders_size and keeps everybody from writing',
      ],
      [
        'create index concurrently if not exists orders_size on app.orders (size);',
        'concurrently inside of a transaction',
      ],
    ],
    right: [
      alone('create index concurrently if not exists orders_size on app.orders (size);'),
      'create table app.parcels (size int); create index parcels_size on app.parcels (size);',
      'create index workers_host on app.workers (host);',
    ],
  },
  'whole-table': {
    refused: [
      ['update app.orders set size = 1;', 'changes or copies app.orders in one transaction'],
      ['with gone as (delete from app.notes returning id) select 1 from gone;', 'changes or copies app.notes'],
      ['insert into app.parcels select id from app.orders;', 'changes or copies app.orders'],
      [
        alone('-- repeat until 0 rows\nupdate app.orders set size = 1 where size is null;'),
        'changes or copies app.orders without a limit',
      ],
    ],
    right: [
      `update app.settings set value = '1'; insert into app.settings values ('a', '1');`,
      alone(
        '-- repeat until 0 rows\nupdate app.orders set size = 1 where id in\n  (select id from app.orders where size is null limit 5000);',
      ),
    ],
  },
  'long-lock': {
    refused: [
      ['lock table app.orders;', 'locks tables as long as it takes'],
      ['truncate app.eta_hits;', 'locks tables'],
      ['reindex table app.orders;', 'locks tables'],
    ],
    right: [],
  },
  contract: {
    refused: [
      ['drop table app.skips;', 'drops app.skips'],
      ['drop function app.next_number(text);', 'drops app.next_number'],
      ['alter table app.orders drop column size;', 'drops app.orders.size'],
      ['alter table app.orders rename column size to weight;', 'renames app.orders'],
      ['alter table app.orders alter column size drop default;', 'drops the default of app.orders.size'],
      ['revoke select on app.orders from app;', 'revokes a right on app.orders'],
    ],
    right: [
      '-- contract since 0.1.0: nothing reads skips\ndrop table app.skips;',
      'drop function app.size(text);\ncreate function app.size(text) returns int language sql as $$ select 1 $$;\nrevoke all on function app.size(text) from public;',
      'alter table app.orders drop constraint small; drop policy own on app.orders; drop index app.orders_size;',
    ],
  },
  'do-block': {
    refused: [['do $$ begin update app.orders set size = 1; end $$;', 'runs a DO block']],
    right: [],
  },
  form: {
    refused: [
      ['begin; commit;', 'begins or ends a transaction'],
      ['-- why\n-- no-transaction\nselect 1;', 'says -- no-transaction elsewhere than in its first line'],
      ['-- repeat until 0 rows\nupdate app.settings set value = null;', 'repeats a statement inside of a transaction'],
      [alone('alter table app.orders add column size int;'), 'runs without a transaction and cannot run twice'],
      [alone('create index concurrently orders_size on app.orders (size);'), 'cannot run twice'],
      [alone('create trigger seen after insert on app.orders execute function app.wake();'), 'cannot run twice'],
      [
        alone(
          'create index concurrently if not exists orders_size on app.orders (size); drop table if exists app.parcels;',
        ),
        'does not end with the first line that ends with a semicolon',
      ],
    ],
    right: [
      alone(
        'drop index concurrently if exists app.orders_size;\nalter table app.orders set (fillfactor = 85);\n-- Why.\ndrop table if exists app.parcels;',
      ).replace('-- Why', '-- contract since 0.1.0: why'),
      alone('create or replace trigger seen after insert on app.orders for each row execute function app.wake();'),
    ],
  },
};

describe.each(Object.entries(cases))('the rule %s on migrations', (rule, { refused, right }) => {
  test.each(refused)('refuses: %s', async (sql, told) => {
    const faults = await faultsOf([sql]);
    const found = faults.filter((fault) => fault.includes(` ${rule}: it `));
    expect(found.join('\n')).toContain(told);
    expect(found[0]).toMatch(/^0140-parcels\.sql:\d+ .* Instead: ./);
  });
  test.each(right)('accepts: %s', async (sql) => {
    expect(await faultsOf([sql])).toEqual([]);
  });
});

test('a column becomes not null after a check of it was validated', async () => {
  expect(
    await faultsOf([
      'alter table app.orders add constraint has_size check (size is not null) not valid;',
      alone(
        'alter table app.orders validate constraint has_size;\nalter table app.orders alter column size set not null;\nalter table app.orders drop constraint if exists has_size;',
      ),
    ]),
  ).toEqual([]);
});

test('a contract names a release that was made, since which nothing uses what it takes away', async () => {
  const drop = (/** @type {string} */ line) => faultsOf([`${line}\ndrop table app.skips;`]);
  expect(await drop('-- contract since 0.2.0: nobody reads it')).toEqual([]);
  for (const line of [
    '-- contract since 0.3.0: nobody reads it',
    '-- contract: nobody reads it',
    '-- contract since 0.2.0',
  ])
    expect((await drop(line))[0]).toContain(
      `0140-parcels.sql contract: it says "${line}". Instead: -- contract since X.Y.Z: why`,
    );
});

test('a fault names the line of its statement, and an exception names the file, the rule and why', async () => {
  const sql = '-- 备案\nselect 1;\n\n-- Why.\ncreate index orders_size on app.orders (size);';
  expect((await faultsOf([sql]))[0]).toMatch(/^0140-parcels\.sql:5 index: /);
  expect(await faultsOf([sql], [{ file: '0140-parcels.sql', rule: 'index', why: 'as an example' }])).toEqual([]);
  expect((await faultsOf(['selekt 1;']))[0]).toMatch(/^0140-parcels\.sql: PostgreSQL cannot parse it: syntax error/);
});

test('the migrations pass, and those without a transaction are split as PostgreSQL reads them', async () => {
  expect(await checkMigrations()).toMatch(/new migrations$/);
  const { parse } = await import('libpg-query');
  const folder = path.join(root, 'packages/database/migrations');
  const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  for (const sql of [...texts, ...Object.values(cases).flatMap(({ right }) => right)]) {
    const statements = statementsOf(sql);
    if (statements === undefined) continue;
    expect(statements).toHaveLength((await parse(sql)).stmts?.length ?? 0);
  }
});
