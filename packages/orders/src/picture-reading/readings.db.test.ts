import type { SeenFace } from '@beian/domain/machine-checks';
import type { Actor } from '@beian/domain/staff';
import { moreRecords, paper, portraitJpeg, type SeededRecord } from '@beian/testing/fixtures';
import {
  orderInState,
  type PhotoFixture,
  photoFixture,
  readAllQueued,
  storePaperReadings,
} from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dryRun } from '../dry-run/dry-run.ts';
import { enqueueUnread } from './enqueue.ts';
import { claimPicture, type NotRead, type PictureReader, readQueued } from './read-queued.ts';
import { noteReaderSeen } from './reader-state.ts';

let ctx: PhotoFixture;
beforeAll(async () => {
  ctx = await photoFixture(moreRecords(4));
});
afterAll(() => ctx?.close());

const record = (at: number): SeededRecord => {
  const found = ctx.records[at];
  if (found === undefined) throw new Error('no such record');
  return found;
};
const itemsOf = async (actor: Actor, orderId: string) => (await ctx.view(actor, orderId, ['items'])).items ?? [];
const itemOf = async (actor: Actor, orderId: string, key: string) => {
  const item = (await itemsOf(actor, orderId)).find((one) => one.key === key);
  if (item === undefined) throw new Error(`no item ${key}`);
  return item;
};
/** Another number is another picture. */
const attachLicence = async (orderId: string, more: number) =>
  ctx.attach(
    orderId,
    await paper(1500, 1100 + more)
      .jpeg()
      .toBuffer(),
    'SUBJECT_CERT',
  );
const draftWithLicence = async (at: number, seed = at) => {
  const orderId = await orderInState(ctx.db, ctx.people, record(at), 'DRAFT', 'CHANGE_SUBJECT');
  await attachLicence(orderId, seed);
  return orderId;
};

test('what a licence says stands beside the fields that it says, with its place as shares of the picture', async () => {
  const orderId = await draftWithLicence(0);
  expect(await itemOf(ctx.partner, orderId, 'material.SUBJECT_CERT')).toMatchObject({
    paperState: 'NO_READER',
    paperReadings: [],
  });
  const { material } = await itemOf(ctx.partner, orderId, 'material.SUBJECT_CERT');
  const [width, height] = [material?.width ?? 0, material?.height ?? 0];
  const name = (await itemOf(ctx.partner, orderId, 'subject.name')).now?.[0] ?? '';
  await storePaperReadings(
    ctx.db,
    orderId,
    {
      LICENCE: [
        { field: 'licence.name', value: name, place: [0, 0, width / 2, height / 4] },
        { field: 'licence.creditCode', value: '91320100MA00000009', source: 'QR', confidence: 1 },
      ],
    },
    90,
  );
  expect((await itemOf(ctx.partner, orderId, 'material.SUBJECT_CERT')).paperState).toBe('READ');
  expect((await itemOf(ctx.partner, orderId, 'subject.name')).paperReadings).toEqual([
    {
      field: 'licence.name',
      label: 'Name',
      outcome: 'AGREES',
      outcomeLabel: 'Agrees',
      material: 'SUBJECT_CERT',
      turned: 90,
      values: [
        {
          value: name,
          source: 'TEXT',
          confidence: 0.98,
          place: [
            { x: 0.5, y: 0 },
            { x: 0.5, y: 0.25 },
            { x: 0, y: 0.25 },
            { x: 0, y: 0 },
          ],
          looks: [],
        },
      ],
    },
  ]);
  const number = await itemOf(ctx.partner, orderId, 'subject.certificateNumber');
  expect(number.paperReadings).toMatchObject([
    { outcome: 'DIFFERS', values: [{ value: '91320100MA00000009', source: 'QR' }] },
  ]);
  // Nothing was read of the address.
  expect((await itemOf(ctx.partner, orderId, 'subject.certificateAddress')).paperReadings).toMatchObject([
    { outcome: 'NOT_FOUND', values: [] },
  ]);
  // Staff read in part what they have no lease for: what differs may be anybody's.
  expect((await itemOf(ctx.reviewer, orderId, 'subject.certificateNumber')).paperReadings).toMatchObject([
    { values: [{ value: '913***********0009' }] },
  ]);
  expect((await itemOf(ctx.reviewer, orderId, 'subject.name')).paperReadings).toMatchObject([
    { values: [{ value: name }] },
  ]);

  const run = await dryRun(ctx.db.app, ctx.partner, { orderId, input: {} });
  expect('refused' in run && run.reviewed.filter(({ field }) => field === 'subject.certificateNumber')).toMatchObject([
    {
      ruleId: 'SUB-02',
      message: {
        en: "On your scan (Organiser's certificate) we read “91320100MA00000009” as Credit code, which does not agree",
      },
    },
  ]);
  await ctx.must(ctx.partner, 'abandon', orderId);
});

test('the comparison follows what is typed, and a changed item that differs comes first', async () => {
  const orderId = await draftWithLicence(1);
  await ctx.must(ctx.partner, 'saveDraft', orderId, {
    fields: [
      { field: 'subject.name', value: '测试样例新名称有限公司' },
      { field: 'subject.certificateAddress', value: '江苏省南京市玄武区测试路99号' },
    ],
  });
  await storePaperReadings(ctx.db, orderId, {
    LICENCE: [
      { field: 'licence.name', value: '测试样例新名称有限公司' },
      { field: 'licence.address', value: '江苏省南京市玄武区测试路98号' },
    ],
  });
  const [first] = await itemsOf(ctx.partner, orderId);
  expect(first).toMatchObject({ key: 'subject.certificateAddress', paperReadings: [{ outcome: 'DIFFERS' }] });
  await ctx.must(ctx.partner, 'saveDraft', orderId, {
    fields: [{ field: 'subject.certificateAddress', value: '江苏省南京市玄武区测试路98号' }],
  });
  expect((await itemOf(ctx.partner, orderId, 'subject.certificateAddress')).paperReadings).toMatchObject([
    { outcome: 'AGREES' },
  ]);
});

const licenceNamed = (value: string) => ({
  ...({ turned: 0, paper: null, unreadable: false, engine: 'test/1' } as const),
  values: [{ field: 'licence.name', value, confidence: 1, source: 'TEXT', place: [], looks: [] } as const],
});
const silent: PictureReader = { readPaper: async () => 'NO_ANSWER', findFaces: async () => 'NO_ANSWER' };
/** Makes what was tried due again at once. */
const dueAgain = () => ctx.db.query('update app.reading_queue set again_at = clock_timestamp()');
const queued = async (orderId: string) => {
  await enqueueUnread(ctx.db.worker, orderId);
  return (await ctx.db.query('select tries from app.reading_queue where order_id = $1', [orderId])).length;
};

test('the same picture is read once, and what was read lies sealed', async () => {
  const orderId = await draftWithLicence(2, 77);
  let asked = 0;
  const readPaper = async () => {
    asked += 1;
    return licenceNamed('绝密样例');
  };
  expect(await queued(orderId)).toBe(1);
  expect(await readAllQueued(ctx.db, { readPaper })).toEqual(['READ']);
  await ctx.must(ctx.partner, 'removeMaterial', orderId, { material: 'SUBJECT_CERT' });
  await attachLicence(orderId, 77);
  expect(await queued(orderId)).toBe(1);
  expect(await readAllQueued(ctx.db, { readPaper })).toEqual([undefined]);
  expect(await queued(orderId)).toBe(0);
  expect(asked).toBe(1);
  expect((await itemOf(ctx.partner, orderId, 'material.SUBJECT_CERT')).paperState).toBe('READ');
  const rows = await ctx.db.query<{ result: Buffer }>('select result from app.readings where order_id = $1', [orderId]);
  expect(rows).toHaveLength(2);
  for (const { result } of rows) expect(result.includes(Buffer.from('绝密样例'))).toBe(false);
});

test('a paper waits for its reader at its place, for 2 hours or 30, and is read when it is back', async () => {
  const [first, second] = [await draftWithLicence(0, 5), await draftWithLicence(3, 8)];
  const stateOf = async (orderId: string) => {
    const { paperState, paperPlace } = await itemOf(ctx.partner, orderId, 'material.SUBJECT_CERT');
    return [paperState, paperPlace];
  };
  await ctx.db.query(`update app.outbox set done_at = app.now() where payload ->> 'orderId' not in ($1, $2)`, [
    first,
    second,
  ]);
  expect(await stateOf(first)).toEqual(['NO_READER', null]);
  await noteReaderSeen(ctx.db.worker);
  // Its job is still to add it.
  expect(await stateOf(first)).toEqual(['WAITING', 1]);
  for (const orderId of [first, second]) expect(await queued(orderId)).toBe(1);
  await ctx.db.query('update app.outbox set done_at = app.now()');
  expect([await stateOf(first), await stateOf(second)]).toEqual([
    ['WAITING', 1],
    ['WAITING', 2],
  ]);
  const picture = await claimPicture(ctx.db.worker, { awaitedOnly: false, leaseS: 60 });
  expect([await stateOf(first), await stateOf(second)]).toEqual([
    ['READING', null],
    ['WAITING', 2],
  ]);
  if (picture === undefined) throw new Error('nothing waits');
  expect(await readQueued(ctx.db.worker, picture, silent)).toBe('NO_ANSWER');

  for (const hours of [2, 30]) {
    await ctx.db.travel(hours * 3_600_000);
    await dueAgain();
    expect(await readAllQueued(ctx.db, silent)).toEqual(['NO_ANSWER', 'NO_ANSWER']);
  }
  await ctx.db.query(`update app.reader set seen_at = clock_timestamp() - interval '1 minute'`);
  expect(await stateOf(first)).toEqual(['NO_READER', null]);
  await dueAgain();
  // Whoever takes the lease of an order has its papers read first; a damaged picture is answered, too.
  await ctx.db.query('update app.reading_queue set urgent = order_id = $1', [second]);
  // Between two others only one is taken whose order somebody holds.
  const claimAwaited = () => claimPicture(ctx.db.worker, { awaitedOnly: true, leaseS: 0 });
  expect(await claimAwaited()).toBeUndefined();
  await ctx.db.query(`update app.orders set lease_until = app.now() + interval '1 minute' where id = $1`, [second]);
  expect(await claimAwaited()).toMatchObject({ orderId: second, isAwaited: true });
  const answers = [licenceNamed('测试样例'), 'DAMAGED'] as const;
  let nth = 0;
  expect(await readAllQueued(ctx.db, { readPaper: async () => answers[nth++] ?? 'DAMAGED' })).toEqual([
    'READ',
    'DAMAGED',
  ]);
  expect([await stateOf(second), await stateOf(first)]).toEqual([
    ['READ', null],
    ['UNREADABLE', null],
  ]);
  // Of an order from a time without a reader nothing waits.
  await ctx.db.query('delete from app.readings where order_id = $1', [first]);
  await noteReaderSeen(ctx.db.worker);
  expect(await stateOf(first)).toEqual(['NOT_READ', null]);
  for (const orderId of [first, second]) await ctx.must(ctx.partner, 'abandon', orderId);
});

test('a page that takes the reader too long is tried three times, and holds nobody else', async () => {
  const orderId = await draftWithLicence(0, 9);
  expect(await queued(orderId)).toBe(1);
  const ends: (string | undefined)[] = [];
  const tooLong = async (): Promise<NotRead> => 'TOO_LONG';
  for (let nth = 0; nth < 4; nth += 1) {
    ends.push(...(await readAllQueued(ctx.db, { readPaper: tooLong })));
    // Not at once.
    expect(await readAllQueued(ctx.db, { readPaper: tooLong })).toEqual([]);
    await dueAgain();
  }
  expect(ends).toEqual(['TOO_LONG', 'TOO_LONG', 'TOO_LONG']);
  expect((await itemOf(ctx.partner, orderId, 'material.SUBJECT_CERT')).paperState).toBe('UNREADABLE');
  await ctx.must(ctx.partner, 'abandon', orderId);
});

test('a partner whose papers are not to be read is asked nothing', async () => {
  const orderId = await draftWithLicence(0, 6);
  const readPaper = async (): Promise<NotRead> => {
    throw new Error('must not be asked');
  };
  expect(await queued(orderId)).toBe(1);
  await ctx.db.query('update app.partners set papers_read = false');
  try {
    // What waited leaves the queue.
    expect(await readAllQueued(ctx.db, { readPaper })).toEqual([undefined]);
    expect(await queued(orderId)).toBe(0);
    expect((await itemOf(ctx.partner, orderId, 'material.SUBJECT_CERT')).paperState).toBe('NONE');
  } finally {
    await ctx.db.query('update app.partners set papers_read = true');
  }
  await ctx.must(ctx.partner, 'abandon', orderId);
});

test('the face in a photo is found once, and what is doubtful about it stands among the hints of the photo', async () => {
  const orderId = await orderInState(ctx.db, ctx.people, record(0), 'VERIFICATION_PENDING');
  await ctx.attach(orderId, await portraitJpeg({ person: 4 }));
  const face: SeenFace = {
    box: { left: 0.4, top: 0.2, right: 0.6, bottom: 0.55 },
    confidence: 0.9,
    eyes: [
      { x: 0.45, y: 0.3 },
      { x: 0.55, y: 0.3 },
    ],
    ...{ tilt: 0, eyeDistance: 0.45, eyeContrast: 0.5, eyeDarkness: 0.1, sharpness: 900 },
  };
  let asked = 0;
  const reader: PictureReader = {
    readPaper: async () => 'DAMAGED',
    findFaces: async () => {
      asked += 1;
      return { faces: [face, face], engine: 'test/1' };
    },
  };
  await ctx.db.query('delete from app.reading_queue');
  expect(await queued(orderId)).toBeGreaterThan(0);
  expect(await readAllQueued(ctx.db, silent)).toContain('NO_ANSWER');
  expect(
    (await itemOf(ctx.reviewer, orderId, 'material.FACE_PHOTO')).photoHints.some(({ about }) => about === 'faces'),
  ).toBe(false);
  await dueAgain();
  await readAllQueued(ctx.db, reader);
  expect(await queued(orderId)).toBe(0);
  expect(asked).toBe(1);
  const hints = (await itemOf(ctx.reviewer, orderId, 'material.FACE_PHOTO')).photoHints;
  expect(hints.map(({ about, doubt }) => [about, doubt])).toContainEqual(['faces', expect.stringMatching(/./)]);
});
