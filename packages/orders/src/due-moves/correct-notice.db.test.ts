import { transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCalendarView } from './calendar-views.ts';
import { applyCalendar, type CalendarChange, previewCalendar } from './change-calendar.ts';
import { days, notice2027, upgradeWith2027 } from './notice-2027.fixture.ts';

const text = JSON.stringify(notice2027);
/** A later notice, which takes a day of the first one. */
const more = {
  ...notice2027,
  id: '2027-more',
  number: '样例发明电〔2027〕1号',
  published: '2027-01-01',
  days: [...days('off', '元旦', '2027-01-04'), ...days('work', '元旦', '2027-01-03')],
};

let db: TestDatabase;
let people: People;
beforeAll(async () => {
  db = await testDatabase({ at: '2027-01-01T03:00:00Z' });
  people = await seedPeople(db);
  await apply({ notice: text }, 1);
  await apply({ notice: JSON.stringify(more) }, 2);
});
afterAll(() => db?.close());

const administrator = () => people.administrator.actor;
const preview = (change: CalendarChange) =>
  transaction(db.app, administrator(), (tx) => previewCalendar(tx, administrator(), change));
const apply = (change: CalendarChange, version: number) =>
  transaction(db.app, administrator(), (tx) =>
    applyCalendar(db.app, tx, { actor: administrator(), change, version, key: `key-${version}` }),
  );
const view = () =>
  transaction(db.app, administrator(), (tx) =>
    loadCalendarView(tx, { actor: administrator(), language: 'en', year: 2027 }),
  );

test('a loaded notice is corrected under its own number, and its former version stays as history', async () => {
  const corrected = {
    ...notice2027,
    number: '样例发明电 [2026] １ 号',
    days: [
      ...notice2027.days.filter(({ date }) => date !== '2027-01-02' && date !== '2027-10-01'),
      ...days('off', '元旦', '2027-01-05'),
    ],
  };
  const source = JSON.stringify(corrected);
  const looked = await preview({ notice: source });
  if (!looked.ok) throw new Error(JSON.stringify(looked.refusal));
  expect(looked.preview.correction).toBe(true);
  expect(looked.preview.days.map(({ day, becomes }) => [day, becomes.working])).toEqual([
    ['2027-01-05', false],
    ['2027-10-01', true],
  ]);
  expect(looked.preview.warnings).toContainEqual(
    expect.objectContaining({ code: 'HELD_BY_LATER_NOTICE', field: '2027-01-03' }),
  );
  expect(await apply({ notice: source }, looked.preview.version)).toMatchObject({ ok: true });
  const found = (await view()).days.filter(({ day }) => day <= '2027-01-05' || day === '2027-10-01');
  expect(found.map(({ day, noticeId, supersededBy }) => [day, noticeId, supersededBy])).toEqual([
    ['2027-01-01', '2027', '2027-2'],
    ['2027-01-01', '2027-2', null],
    ['2027-01-02', '2027', '2027-2'],
    ['2027-01-03', '2027', '2027-more'],
    ['2027-01-03', '2027-2', '2027-more'],
    ['2027-01-03', '2027-more', null],
    ['2027-01-04', '2027-more', null],
    ['2027-01-05', '2027-2', null],
    ['2027-10-01', '2027', '2027-2'],
  ]);
  expect(await preview({ notice: source })).toMatchObject({ refusal: { reasons: [{ code: 'NOTICE_IS_LOADED' }] } });
  const [audit] = await db.query(
    `select details ->> 'corrects' as corrects, details ->> 'cause' as cause from app.audit
     where action = 'changeCalendar' and outcome = 'done' order by at desc, id desc limit 1`,
  );
  expect(audit).toEqual({ corrects: '2027', cause: notice2027.number });
});

test('a corrected notice is corrected again, and days taken from another notice come back', async () => {
  const less = { ...more, days: days('off', '元旦', '2027-01-04') };
  const { version } = await view();
  expect(await apply({ notice: JSON.stringify(less) }, version)).toMatchObject({ ok: true });
  const third = (await view()).days.filter(({ day, supersededBy }) => day === '2027-01-03' && supersededBy === null);
  expect(third).toMatchObject([{ working: false, noticeId: '2027-2' }]);
  expect(await apply({ notice: text }, version + 1)).toMatchObject({ ok: true });
  const { notices } = await view();
  const numbers = notices.filter(({ number }) => number.startsWith('样例')).map(({ id, number }) => `${id} ${number}`);
  expect(numbers).toEqual([
    '2027-more-2 样例发明电〔2027〕1号',
    '2027-more 样例发明电〔2027〕1号',
    '2027-3 样例发明电〔2026〕1号',
    '2027-2 样例发明电〔2026〕1号',
    '2027 样例发明电〔2026〕1号',
  ]);
});

test('an upgraded program leaves a notice that was corrected as corrected', async () => {
  const { version } = await view();
  const before = (await view()).days.filter(({ supersededBy }) => supersededBy === null);
  await upgradeWith2027(db, 'a file');
  expect((await view()).version).toBe(version + 1);
  expect((await view()).days.filter(({ supersededBy }) => supersededBy === null)).toEqual(before);
});
