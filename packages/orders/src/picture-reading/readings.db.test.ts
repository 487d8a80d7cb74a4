import type { SeenFace } from '@beian/domain/machine-checks';
import type { PaperKind } from '@beian/domain/reading';
import type { Actor } from '@beian/domain/staff';
import { moreRecords, paper, portraitJpeg, type SeededRecord } from '@beian/testing/fixtures';
import { orderInState, type PhotoFixture, photoFixture, storePaperReadings } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dryRun } from '../dry-run/dry-run.ts';
import { findFace } from './find-face.ts';
import { readPapers } from './read-papers.ts';
import { noteReaderSeen, noteReading } from './reader-state.ts';

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
  const counts = await storePaperReadings(
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
  expect(counts).toEqual({ read: 1, awaited: 0, unread: 0 });
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

test('the same picture is read once, and what was read lies sealed', async () => {
  const orderId = await draftWithLicence(2, 77);
  let asked = 0;
  const read = async () => {
    asked += 1;
    const values = [
      { field: 'licence.name', value: '绝密样例', confidence: 1, source: 'TEXT', place: [], looks: [] } as const,
    ];
    return { turned: 0, paper: null, unreadable: false, engine: 'test/1', values } as const;
  };
  await readPapers(ctx.db.worker, orderId, read);
  await ctx.must(ctx.partner, 'removeMaterial', orderId, { material: 'SUBJECT_CERT' });
  await attachLicence(orderId, 77);
  await readPapers(ctx.db.worker, orderId, read);
  await readPapers(ctx.db.worker, orderId, read);
  expect(asked).toBe(1);
  expect((await itemOf(ctx.partner, orderId, 'material.SUBJECT_CERT')).paperState).toBe('READ');
  const rows = await ctx.db.query<{ result: Buffer }>('select result from app.readings where order_id = $1', [orderId]);
  expect(rows).toHaveLength(2);
  for (const { result } of rows) expect(result.includes(Buffer.from('绝密样例'))).toBe(false);
});

test('an unread paper says whether it waits, at which place, is read, has no reader, cannot be read, or was given up', async () => {
  const [first, second] = [await draftWithLicence(0, 5), await draftWithLicence(3, 8)];
  const stateOf = async (orderId: string) => {
    const { paperState, paperPlace } = await itemOf(ctx.partner, orderId, 'material.SUBJECT_CERT');
    return [paperState, paperPlace];
  };
  const others = `job = 'readPictures' and payload ->> 'orderId' not in ($1, $2)`;
  await ctx.db.query(`update app.outbox set done_at = app.now() where ${others}`, [first, second]);
  expect(await stateOf(first)).toEqual(['NO_READER', null]);
  await noteReaderSeen(ctx.db.worker);
  // However long it waits.
  await ctx.db.travel(600_000);
  expect([await stateOf(first), await stateOf(second)]).toEqual([
    ['WAITING', 1],
    ['WAITING', 2],
  ]);
  const silent = async (_bytes: Buffer, _paper: PaperKind, id: string) =>
    noteReading(ctx.db.worker, id, async () => {
      expect([await stateOf(first), await stateOf(second)]).toEqual([
        ['READING', null],
        ['WAITING', 2],
      ]);
      return undefined;
    });
  expect(await readPapers(ctx.db.worker, first, silent)).toEqual({ read: 0, awaited: 1, unread: 0 });
  expect(await stateOf(first)).toEqual(['WAITING', 1]);

  await readPapers(ctx.db.worker, first, async () => 'DAMAGED');
  expect(await stateOf(first)).toEqual(['UNREADABLE', null]);
  // Without a job that asks again, and a day later, nothing is awaited.
  await ctx.db.query(
    `update app.outbox set done_at = app.now() where job = 'readPictures' and payload ->> 'orderId' = $1`,
    [second],
  );
  await ctx.db.travel(86_400_000);
  expect(await stateOf(second)).toEqual(['NOT_READ', null]);
  expect(await readPapers(ctx.db.worker, second, async () => undefined)).toEqual({ read: 0, awaited: 0, unread: 1 });
  for (const orderId of [first, second]) await ctx.must(ctx.partner, 'abandon', orderId);
});

test('a partner whose papers are not to be read is asked nothing', async () => {
  const orderId = await draftWithLicence(0, 6);
  await ctx.db.query('update app.partners set papers_read = false');
  try {
    await readPapers(ctx.db.worker, orderId, async () => {
      throw new Error('must not be asked');
    });
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
  const find = async () => {
    asked += 1;
    return { faces: [face, face], engine: 'test/1' };
  };
  expect(await findFace(ctx.db.worker, orderId, async () => undefined)).toMatchObject({ awaited: 1 });
  expect(
    (await itemOf(ctx.reviewer, orderId, 'material.FACE_PHOTO')).photoHints.some(({ about }) => about === 'faces'),
  ).toBe(false);
  await findFace(ctx.db.worker, orderId, find);
  await findFace(ctx.db.worker, orderId, find);
  expect(asked).toBe(1);
  const hints = (await itemOf(ctx.reviewer, orderId, 'material.FACE_PHOTO')).photoHints;
  expect(hints.map(({ about, doubt }) => [about, doubt])).toContainEqual(['faces', expect.stringMatching(/./)]);
});
