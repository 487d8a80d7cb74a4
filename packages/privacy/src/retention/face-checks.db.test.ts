import { deleteDroppedFiles } from '@beian/database/erased-files';
import { system, transaction } from '@beian/database/transaction';
import { storeFaceAnswer } from '@beian/submissions/face-checks';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { faceLinkToken, judgeItems, orderInState, performAs, sendFaceCheckOf } from '@beian/testing/orders';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planDeletion } from '../persons/decide.ts';
import { erasePerson } from '../persons/erase-person.ts';
import { findPerson } from '../persons/find.ts';
import { applyRetention } from './run-retention.ts';

const DAY = 86_400_000;
let db: TestDatabase;
let people: People;
let record: SeededRecord;
let orderId: string;
beforeEach(async () => {
  db = await testDatabase();
  const [first] = await seedRecords(db);
  if (first === undefined) throw new Error('no record');
  record = first;
  people = await seedPeople(db);
  await db.query(`update app.settings set value = '"2023-09"' where name = 'edition'`);
  orderId = await orderInState(db, people, record, 'VERIFICATION_PENDING');
});
afterEach(() => db.close());

const check = async (outcome: 'live' | 'notLive') => {
  const checkId = await sendFaceCheckOf(db, await faceLinkToken(db, people.partner.actor, orderId));
  await storeFaceAnswer(db.worker, checkId, { outcome, score: 80, reference: 'no-1' });
};
const files = async () =>
  (await db.query<{ file: string }>('select file from app.face_pictures order by id')).map(({ file }) => file);
const isStored = (file: string) =>
  db.worker.files.get(file).then(
    () => true,
    () => false,
  );
const rows = () => db.query('select outcome, reference is not null as referenced from app.face_checks order by id');
/** Ends the order after its photo was handed in: it is rejected, and the applicant gives up. */
const end = async () => {
  const walk = { db, people, record, province: '320000', orderId };
  const token = await judgeItems(db, people, orderId, ['material.FACE_PHOTO']);
  await performAs(walk, people.reviewers[0].actor, 'rejectPhoto', { token });
  await performAs(walk, people.partner.actor, 'abandon');
};

test('a check that brought no photo is deleted with its pictures once its link is over and the days of unused uploads are', async () => {
  await check('notLive');
  const stored = await files();
  expect(stored).toHaveLength(5);
  await db.query(`update app.retention set days = 1 where kind = 'uploads'`);
  await db.travel(30 * DAY);
  await applyRetention(db.worker, 'uploads');
  expect(await files()).toEqual(stored);
  await performAs({ db, people, record, province: '320000', orderId }, people.partner.actor, 'abandon');
  await applyRetention(db.worker, 'uploads');
  expect([await files(), await rows()]).toEqual([[], []]);
  expect(await Promise.all(stored.map(isStored))).toEqual(stored.map(() => false));
});

test('the pictures of a check go with the photo that it brought; the consent and the outcome stay', async () => {
  await check('live');
  await end();
  const stored = await files();
  expect(stored).toHaveLength(4);
  await applyRetention(db.worker, 'uploads');
  expect(await files()).toEqual(stored);
  const [photos] = await db.query<{ days: number }>(`select days from app.retention where kind = 'photos'`);
  await db.travel(((photos?.days ?? 0) + 1) * DAY);
  await applyRetention(db.worker, 'photos');
  expect(await files()).toEqual([]);
  expect(await Promise.all(stored.map(isStored))).toEqual(stored.map(() => false));
  expect(await rows()).toEqual([{ outcome: 'live', referenced: false }]);
  expect(await db.query(`select 1 from app.materials where kind = 'FACE_PHOTO'`)).toEqual([]);
});

test('whoever asks to be deleted has no picture left of a check', async () => {
  await check('live');
  await end();
  const number = fictitiousRecords[0]?.websites[0]?.principal.idNumber ?? '';
  const decisions = await transaction(db.worker, system('clock'), async (tx) => {
    const plan = await planDeletion(db.worker, tx, await findPerson(db.worker, tx, { by: 'idNumber', value: number }));
    await erasePerson(db.worker, tx, plan);
    return plan.decisions;
  });
  await deleteDroppedFiles(db.worker);
  expect(decisions.filter(({ holding }) => holding === 'faceChecks')).toMatchObject([
    { places: 1, decision: 'DELETED' },
  ]);
  expect([await files(), await rows()]).toEqual([[], [{ outcome: 'live', referenced: false }]]);
});
