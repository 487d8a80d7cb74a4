import { findWorkday } from '@beian/database/calendar';
import { system, transaction } from '@beian/database/transaction';
import { type FilingRecord, versionCauses } from '@beian/domain/filing';
import { mistypedNumberText } from '@beian/domain/search';
import { fillSearchColumns, searchAll } from '@beian/orders/order-list';
import { listRecordIds, loadRecordHistory } from '@beian/records/views';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  fictitiousRecords,
  ISP_ID,
  type People,
  type SeededRecord,
  seedOtherPartner,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storePublishedRecord } from './publish.ts';

let db: TestDatabase;
let people: People;
let seeded: readonly SeededRecord[];
let order: { id: string; number: string };
const [tea, , culture] = fictitiousRecords as readonly [FilingRecord, FilingRecord, FilingRecord];
const certificate = tea.subject.certificateNumber ?? '';
const identity = tea.subject.principal.idNumber ?? '';

beforeAll(async () => {
  db = await testDatabase();
  seeded = await seedRecords(db);
  people = await seedPeople(db);
  const id = await orderInState(db, people, seeded[0] as SeededRecord, 'INITIAL_REVIEW');
  const [row] = await db.query<{ number: string }>('select number from app.orders where id = $1', [id]);
  order = { id, number: row?.number ?? '' };
});
afterAll(() => db?.close());

const search = (typed: string, actor = people.reviewers[0].actor) =>
  searchAll(db.app, { actor, text: typed, language: 'en' });
/** Group, title, kind of match and the highlighted text. */
async function found(typed: string, actor = people.reviewers[0].actor) {
  const { groups, says } = await search(typed, actor);
  const hits = groups.flatMap(({ hits }) =>
    hits.map((one) => [one.group, one.title, one.match, one.matched?.slice(one.from ?? 0, one.to ?? 0) ?? null]),
  );
  return { hits, says };
}
const searched = () =>
  db.query<{ all: string }>(`select a::text as all from app.audit a where action = 'searchIdNumber' order by at, id`);

describe('the global search', () => {
  test('finds an order by the beginning of its number', async () => {
    for (const typed of [order.number, order.number.slice(0, 12).toLowerCase(), order.number.slice(2)]) {
      const { hits } = await found(typed);
      expect(hits[0]?.slice(0, 3), typed).toEqual(['ORDER', order.number, 'NUMBER']);
    }
  });

  test('finds records, websites and orders by filing number, complete or only its digits', async () => {
    const { filingNumber } = tea.subject;
    for (const typed of [filingNumber, filingNumber.toLowerCase().slice(0, 13), '00000051']) {
      const { hits } = await found(typed);
      const mark = typed.toUpperCase();
      // The whole number of the record comes before the order and the website, whose number it begins.
      expect(hits, typed).toEqual([
        ['RECORD', tea.subject.name, 'FILING_NUMBER', typed === '00000051' ? mark : filingNumber],
        ['ORDER', order.number, 'FILING_NUMBER', mark],
        ['WEBSITE', tea.websites[0]?.name, 'FILING_NUMBER', mark],
      ]);
    }
  });

  test('an exact match comes first, also before newer ones that begin with it or hold it', async () => {
    // Older than all others of its group, as ids sort by time; a former number begins those of two others.
    const former = 'BD2026120162557';
    const clone = async (table: string, from: string, id: string, values: object) => {
      const [{ columns = '' } = {}] = await db.query<{ columns: string }>(
        `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
         where table_schema = 'app' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      );
      await db.query(
        `insert into app.${table} (${columns}) select ${columns} from (select (jsonb_populate_record(t, jsonb_build_object('id', $2::text) || $3::jsonb)).*
           from app.${table} t where id = $1) one`,
        [from, id, JSON.stringify(values)],
      );
    };
    const [at] = await db.query<{ record: string; website: string }>(
      'select record_id as record, website_id as website from app.orders where id = $1',
      [order.id],
    );
    const { record = '', website = '' } = at ?? {};
    const names = ['样例茶', '样例茶业', '样例茶业二店'];
    for (const [nth, name] of names.entries()) {
      const ids = { record_id: `record_${nth}`, website_id: `website_${nth}` };
      const number = `京ICP备2026000${nth}`;
      const subject = nth === 1 ? '京ICP备20260001号' : `${number}01号`;
      await clone('records', record, ids.record_id, {
        bureau_id: `b${nth}`,
        filing_number: subject,
        name,
        names: [name],
      });
      const domain = ['shop.tea.example', 'tea.example', 'tea.example.org'][nth];
      const site = {
        record_id: ids.record_id,
        bureau_id: `w${nth}`,
        filing_number: `${subject}-1`,
        name,
        names: [domain],
      };
      await clone('websites', website, ids.website_id, { ...site, plain: { domains: [{ name: domain }] } });
      const more = { subject_name: name, filing_number: subject, locked: false, state: 'APPROVED', reference: null };
      await clone('orders', order.id, `order_${nth}`, { ...ids, ...more, number: `${former}${['91', '', '2'][nth]}` });
    }
    const firsts = async (typed: string) => {
      const { groups } = await search(typed);
      return groups.map(({ group, hits: [one] }) => {
        const isWhole = one?.from === 0 && one.to === one.matched?.length;
        return [group, one?.title, one?.matched, isWhole];
      });
    };
    // All that begins with it is newer or as new.
    expect((await found(former)).hits.map(([, title]) => title)).toHaveLength(3);
    for (const typed of [former, former.slice(2), `${former}-1`])
      expect((await firsts(typed))[0]?.slice(0, 2), typed).toEqual(['ORDER', former]);
    for (const typed of ['京ICP备20260001号', '京ICP备20260001', '20260001'])
      expect(await firsts(typed), typed).toEqual([
        ['ORDER', former, '京ICP备20260001号', typed !== '20260001'],
        ['RECORD', '样例茶业', '京ICP备20260001号', typed !== '20260001'],
        ['WEBSITE', '样例茶业', '京ICP备20260001号-1', false],
      ]);
    // The number of a website is no exact match of an order about the subject: the website comes first.
    expect((await firsts('京ICP备20260001号-1'))[0]).toEqual(['WEBSITE', '样例茶业', '京ICP备20260001号-1', true]);
    expect((await firsts('京ICP备20260001-1'))[0]?.[1]).toBe('样例茶业');
    expect(await firsts('样例茶业')).toEqual([
      ['ORDER', former, '样例茶业', true],
      ['RECORD', '样例茶业', '样例茶业', true],
      ['WEBSITE', '测试样例茶业', '测试样例茶业', false],
    ]);
    expect((await firsts('https://tea.example/')).map(([group, title]) => [group, title])).toEqual([
      ['ORDER', former],
      ['WEBSITE', '样例茶业'],
    ]);
    const other = await seedOtherPartner(db, '第二示例');
    expect((await found(former, other.actor)).hits).toEqual([]);
    for (const table of ['orders', 'websites', 'records'])
      await db.query(`delete from app.${table} where id = any($1)`, [
        [0, 1, 2].map((n) => `${table.slice(0, -1)}_${n}`),
      ]);
  });

  test('says that a digit of an order number is wrong, and nothing of the kind for one that is only unknown', async () => {
    const last = Number(order.number.slice(-1));
    const typed = `${order.number.slice(0, -1)}${(last + 1) % 10}`;
    for (const one of [typed, typed.slice(2), typed.toLowerCase()])
      expect(await found(one), one).toEqual({ hits: [], says: mistypedNumberText.en });
    for (const one of ['BD2601013601700', 'BD2026120162558']) expect((await found(one)).says, one).toBeNull();
  });

  test('finds by part of a name, with at least two Chinese characters, and by a copied domain', async () => {
    expect((await found('茶业')).hits.map(([group, , match, mark]) => [group, match, mark])).toEqual([
      ['ORDER', 'SUBJECT', '茶业'],
      ['RECORD', 'SUBJECT', '茶业'],
      ['WEBSITE', 'WEBSITE_NAME', '茶业'],
    ]);
    const { hits } = await found('https://WWW.tea-test.example/shop');
    expect(hits.map(([group, , match, mark]) => [group, match, mark])).toEqual([
      ['ORDER', 'DOMAIN', 'tea-test.example'],
      ['WEBSITE', 'DOMAIN', 'tea-test.example'],
    ]);
    expect((await found('gallery-')).hits).toEqual([['WEBSITE', culture.websites[1]?.name, 'DOMAIN', 'gallery-']]);
    expect(await found('100%_')).toEqual({ hits: [], says: null });
    expect((await found('茶')).says).toMatch(/two characters/);
    // A NUL in pasted text is removed, because PostgreSQL does not store it.
    expect((await found('\0茶业')).hits).toHaveLength(3);
    expect((await found(`${certificate}\0`)).hits[0]?.[2]).toBe('ID_NUMBER');
  });

  test('finds an ID number only by exact match; the audit row says that a search was made, not for what', async () => {
    const numbers = [certificate, identity, tea.websites[0]?.principal.idNumber ?? ''];
    for (const number of numbers) {
      const { hits } = await found(number.toLowerCase());
      expect(hits[0], number).toEqual(['ORDER', order.number, 'ID_NUMBER', null]);
      expect(await found(number.slice(0, -1))).toEqual({ hits: [], says: null });
    }
    const rows = await searched();
    // And the one that was pasted above.
    expect(rows).toHaveLength(numbers.length + 1);
    for (const { all } of rows) for (const number of numbers) expect(all).not.toContain(number.slice(0, 6));
  });

  test('a partner finds only what it may see', async () => {
    const other = await seedOtherPartner(db);
    for (const typed of [order.number, '苏ICP备', '测试样例', 'tea-test.example', certificate]) {
      expect((await found(typed, people.partner.actor)).hits.length, typed).toBeGreaterThan(0);
      expect((await found(typed, other.actor)).hits, typed).toEqual([]);
    }
  });

  test('rows written by an earlier version are filled in, and then found', async () => {
    for (const table of ['order_contents', 'records', 'websites'])
      await db.query(`update app.${table} set names = null, id_hashes = null`);
    expect((await found('茶业')).hits).toEqual([]);
    const fill = () => transaction(db.worker, system('clock'), (tx) => fillSearchColumns(db.worker, tx, 2));
    // A row that cannot be decrypted stays as it is and does not stop the others.
    const [shut] = await db.query<{ id: string; personal: Buffer }>(
      'select id, personal from app.records order by id limit 1',
    );
    const setPersonal = (to: Buffer | undefined) =>
      db.query('update app.records set personal = $1 where id = $2', [to, shut?.id]);
    await setPersonal(Buffer.from('x'));
    while ((await fill()) > 0);
    expect(await db.query('select id from app.records where names is null')).toEqual([{ id: shut?.id }]);
    await setPersonal(shut?.personal);
    while ((await fill()) > 0);
    expect((await found('茶业')).hits).toHaveLength(3);
    expect((await found(identity)).hits).toHaveLength(2);
  });
});

describe('a record on any day', () => {
  const history = (asked: { on?: string; against?: string } = {}, actor = people.reviewers[0].actor) =>
    transaction(db.app, actor, (tx) =>
      loadRecordHistory(db.app, tx, { recordId: seeded[1]?.id ?? '', language: 'en', ...asked }),
    );
  const publish = (change: (record: FilingRecord) => void) =>
    transaction(db.worker, system('bureau'), async (tx) => {
      const record = structuredClone(fictitiousRecords[1]) as FilingRecord;
      change(record);
      await storePublishedRecord(db.worker, tx, record, ISP_ID);
    });

  test('shows what was registered, its source and the differences; a repeated publication makes no version', async () => {
    const first = (await db.now()).slice(0, 10);
    await publish(() => undefined);
    await db.travel(2 * 86_400_000);
    await publish((record) => {
      const [site] = record.websites;
      if (site === undefined) throw new Error('no website');
      site.name = '测试样例新名';
      site.principal.mobile = '13000005299';
    });
    const second = (await db.now()).slice(0, 10);
    const now = await history();
    expect(now?.versions.map(({ cause, causeLabel }) => [cause, causeLabel])).toEqual(
      [0, 1].map(() => ['published', versionCauses.published.en]),
    );
    expect(now?.on?.websites[0]?.name).toBe('测试样例新名');
    expect((await history({ on: first }))?.on?.websites[0]?.name).toBe('测试样例软件');
    expect((await history({ on: '2020-01-01' }))?.on).toBeNull();
    const forward = (await history({ on: second, against: first }))?.differences;
    expect(forward?.map(({ field, before, after, masked }) => [field, before, after, masked])).toEqual([
      ['website.name', ['测试样例软件'], ['测试样例新名'], false],
      ['website.principal.mobile', ['130****5202'], ['130****5299'], true],
    ]);
    expect((await history({ on: first, against: second }))?.differences).toEqual(forward);
    const other = await seedOtherPartner(db, '第三示例');
    expect(await history({}, other.actor)).toBeUndefined();
  });

  test('a transaction that began first and waited comes last: the last write is what is registered', async () => {
    const named = (name: string) => (record: FilingRecord) => {
      const [site] = record.websites;
      if (site !== undefined) site.name = name;
    };
    await transaction(db.worker, system('bureau'), async (tx) => {
      await tx.client.query('select 1');
      await publish(named('测试样例先到'));
      const record = structuredClone(fictitiousRecords[1]) as FilingRecord;
      named('测试样例后到')(record);
      await storePublishedRecord(db.worker, tx, record, ISP_ID);
    });
    const now = await history();
    expect(now?.on?.websites[0]?.name).toBe('测试样例后到');
    expect(now?.on?.version.id).toBe(now?.versions[0]?.id);
  });

  test('finds records by numbers, names and domains, and not by the stored form of a row', async () => {
    const found = (search: string) =>
      transaction(db.app, people.reviewers[0].actor, (tx) => listRecordIds(tx, { search, first: 100 }));
    const [row] = await db.query<{ id: string; number: string; site: string; domain: string; siteNumber: string }>(
      `select r.id, r.filing_number as number, w.name as site, w.plain #>> '{domains,0,name}' as domain, w.filing_number as "siteNumber"
       from app.records r join app.websites w on w.record_id = r.id where jsonb_array_length(w.plain -> 'domains') > 0 limit 1`,
    );
    if (row === undefined) throw new Error('no website');
    for (const typed of [row.number, row.site, row.domain, row.domain.slice(1).toUpperCase(), row.siteNumber])
      expect([typed, (await found(typed)).ids]).toEqual([typed, expect.arrayContaining([row.id])]);
    const [{ keys = [] } = {}] = await db.query<{ keys: string[] }>(
      `select array_agg(distinct k) as keys from app.websites w, jsonb_object_keys(w.plain) k`,
    );
    expect(keys).toContain('domains');
    for (const typed of [
      '{',
      '}',
      '[',
      '":',
      '", "',
      'null',
      'true',
      ...keys.filter((key) => !row.domain.includes(key)),
    ])
      expect([typed, (await found(typed)).ids]).toEqual([typed, []]);
  });

  test('filters lists by province and nature, and pages in both directions', async () => {
    const list = (asked: Parameters<typeof listRecordIds>[1]) =>
      transaction(db.app, people.reviewers[0].actor, (tx) => listRecordIds(tx, asked));
    const ids = seeded.map(({ id }) => id);
    const page = await list({ first: 2, province: '320000', nature: 4 });
    expect(page).toMatchObject({ ids: ids.slice(0, 2), hasNextPage: true, totalCount: 3 });
    const next = await list({ first: 2, province: '320000', after: page.cursorAt(1) ?? '' });
    expect(next.ids).toEqual(ids.slice(2));
    expect((await list({ last: 2, before: next.cursorAt(0) ?? '' })).ids).toEqual(page.ids);
    expect((await list({ province: '110000' })).ids).toEqual([]);
    expect((await list({ nature: 5 })).ids).toEqual([]);
  });
});

test('the working day comes from the database’s clock, settings and calendar', async () => {
  await db.travel('2026-11-24T02:00:00.000Z');
  const workday = await transaction(db.app, people.reviewers[0].actor, (tx) => findWorkday(db.app, tx));
  expect(workday).toMatchObject({ day: '2026-11-24', working: true, closesAt: Date.parse('2026-11-24T10:00:00.000Z') });
});
