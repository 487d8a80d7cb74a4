import { transaction } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import type { PaperKind, SeenPaper } from '@beian/domain/reading';
import type { Actor } from '@beian/domain/staff';
import { moreRecords, paper, seedOtherPartner } from '@beian/testing/fixtures';
import { orderInState, type PhotoFixture, photoFixture, readAllQueued } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveUpload } from '../material/index.ts';
import { enqueueUnread } from './enqueue.ts';
import type { ReaderAnswer } from './read-queued.ts';
import { askToRead, findUploadReading, readAskedUploads } from './upload-readings.ts';

let ctx: PhotoFixture;
beforeAll(async () => {
  ctx = await photoFixture(moreRecords(1));
});
afterAll(() => ctx?.close());

let more = 0;
/** Another picture each time. */
async function upload(actor = ctx.partner): Promise<string> {
  more += 1;
  const received = await receiveUpload(
    ctx.db.app,
    actor,
    await paper(1500, 1100 + more)
      .jpeg()
      .toBuffer(),
  );
  if (!received.ok) throw new Error(received.refusal.code);
  return received.upload.id;
}
async function ask(
  uploadId: string,
  material: MaterialKind = 'SUBJECT_CERT',
  actor: Actor = ctx.partner,
): Promise<string> {
  const asked = { uploadId, material };
  const outcome = await transaction(ctx.db.app, actor, (tx) =>
    askToRead(tx, { ctx: ctx.db.app, actor, asked, key: `read ${++more}` }),
  );
  return outcome.ok ? 'ok' : outcome.refusal.reasons.map(({ code }) => code).join();
}
const find = (uploadId: string, material: MaterialKind = 'SUBJECT_CERT', actor: Actor = ctx.partner) =>
  transaction(ctx.db.app, actor, (tx) =>
    findUploadReading(tx, { ctx: ctx.db.app, asked: { uploadId, material }, language: 'en' }),
  );
const licence = (seen: SeenPaper | null, kind: PaperKind): ReaderAnswer => ({
  turned: 0,
  paper: seen,
  unreadable: false,
  engine: 'test/1',
  values:
    kind === 'LICENCE'
      ? [
          {
            field: 'licence.name',
            value: '云溪恒信软件有限公司',
            confidence: 0.98,
            source: 'TEXT',
            place: [],
            looks: [],
          },
        ]
      : [],
});
/** As a reader that sees `seen` on every page; the papers that it was asked for. */
async function readAll(seen: SeenPaper | null = 'LICENCE', answer = licence): Promise<PaperKind[]> {
  const kinds: PaperKind[] = [];
  await readAskedUploads(ctx.db.worker, async (_, kind) => {
    kinds.push(kind);
    return answer(seen, kind);
  });
  return kinds;
}

test('a licence is read once, and proposes its values and its type; once attached, it is not read again', async () => {
  const uploadId = await upload();
  expect([await ask(uploadId), (await find(uploadId))?.state]).toEqual(['ok', 'PENDING']);
  expect(await readAll()).toEqual(['LICENCE']);
  const reading = await find(uploadId);
  expect(reading).toMatchObject({ state: 'READ', message: expect.stringContaining('check each value') });
  expect(reading?.proposals.map(({ field, label, values }) => [field, label, ...values])).toEqual([
    ['subject.certificateType', 'Certificate type', '1'],
    ['subject.nature', 'Nature of the unit', '4'],
    ['subject.name', "Organiser's name", '云溪恒信软件有限公司'],
  ]);
  expect(await ask(uploadId)).toBe('ok');
  expect(await readAll()).toEqual([]);

  const orderId = await orderInState(ctx.db, ctx.people, ctx.records[0] as never, 'DRAFT', 'CHANGE_SUBJECT');
  await ctx.must(ctx.partner, 'attachMaterial', orderId, { material: 'SUBJECT_CERT', uploadId });
  await enqueueUnread(ctx.db.worker, orderId);
  const readPaper = async () => {
    throw new Error('read again');
  };
  expect(await readAllQueued(ctx.db, { readPaper })).toEqual([undefined]);
  const [row] = await ctx.db.query(`select engine from app.readings where order_id = $1`, [orderId]);
  expect(row).toEqual({ engine: 'test/1' });
});

test('what the page is decides as what it is read, and another paper is named', async () => {
  const [card, other] = [await upload(), await upload()];
  await ask(card);
  // A subject's certificate may be a person's card.
  expect(await readAll('ID_CARD')).toEqual(['LICENCE', 'ID_CARD']);
  await ask(other, 'DOMAIN_CERT');
  await readAll('LICENCE');
  expect(await find(other, 'DOMAIN_CERT')).toMatchObject({
    state: 'OTHER_PAPER',
    message: 'This is a Business licence: upload the Domain certificate',
    proposals: [],
  });
});

test('without an answer it is asked for again; a picture that cannot be decoded is not legible', async () => {
  const uploadId = await upload();
  await ask(uploadId);
  await readAskedUploads(ctx.db.worker, async () => 'NO_ANSWER');
  expect(await find(uploadId)).toMatchObject({ state: 'UNAVAILABLE', proposals: [] });
  await ask(uploadId);
  await readAskedUploads(ctx.db.worker, async () => 'DAMAGED');
  expect(await find(uploadId)).toMatchObject({ state: 'UNREADABLE' });
});

test('one whose worker died is told to its asker', async () => {
  const uploadId = await upload();
  await ask(uploadId);
  const taken = readAskedUploads(ctx.db.worker, async () => {
    throw new Error('killed');
  });
  await expect(taken).rejects.toThrow('killed');
  expect((await find(uploadId))?.state).toBe('PENDING');
  await ctx.db.travel(2 * 60_000);
  await readAll();
  expect((await find(uploadId))?.state).toBe('UNAVAILABLE');
});

test('an upload of another partner, a material that is not read, and a partner whose papers are not read are refused', async () => {
  const stranger = await seedOtherPartner(ctx.db);
  const [own, theirs] = [await upload(), await upload(stranger.actor)];
  expect(await ask(theirs)).toBe('UPLOAD_NOT_FOUND');
  expect(await ask(own, 'FACE_PHOTO')).toBe('MATERIAL_NOT_READ');
  await ask(own);
  expect(await find(own, 'SUBJECT_CERT', stranger.actor)).toBeUndefined();
  await ctx.db.query('update app.partners set papers_read = false where id = $1', [ctx.partner.id]);
  expect(await ask(own)).toBe('PAPERS_NOT_READ');
});
