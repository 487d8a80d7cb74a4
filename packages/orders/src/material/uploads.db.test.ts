import { readdirSync } from 'node:fs';
import { sha256 } from '@beian/database/sealing';
import type { ImageSize } from '@beian/documents/images';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { noisyJpeg, type People, sampleJpeg, seedOtherPartner, seedPeople, seedRecords } from '@beian/testing/fixtures';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReportCopy, readMaterialImage, receiveUpload, type StoredImage } from './uploads.ts';

const MATERIAL = `material_${'1'.repeat(32)}`;

let db: TestDatabase;
let people: People;
beforeAll(async () => {
  db = await testDatabase();
  await seedRecords(db);
  people = await seedPeople(db);
});
afterAll(() => db.close());

async function upload(bytes: Buffer) {
  const received = await receiveUpload(db.app, people.partner.actor, bytes);
  if (!received.ok) throw new Error(received.refusal.reasons[0]?.code);
  return received.upload;
}

it('stores hash and length of the uploaded bytes, and the image sealed', async () => {
  const bytes = await sampleJpeg({ width: 320, height: 200 });
  const made = await upload(bytes);
  expect(made).toEqual({
    id: expect.stringMatching(/^upload_/),
    hash: sha256(bytes),
    width: 320,
    height: 200,
    bytes: bytes.length,
  });
  const [row] = await db.query('select partner_id, hash, bytes, file from app.uploads where id = $1', [made.id]);
  expect(row).toMatchObject({ partner_id: people.partner.actor.id, hash: made.hash, bytes: bytes.length });
  expect((await db.app.files.get(row?.file)).subarray(0, 3).toString('hex')).toBe('ffd8ff');
});

it('refuses what is no image, naming field, rule and remedy, and stores nothing', async () => {
  const files = () => readdirSync(db.filesDir, { recursive: true }).length;
  const before = [files(), await db.query('select count(*) from app.uploads')];
  const received = await receiveUpload(db.app, people.partner.actor, Buffer.from('%PDF-1.7'));
  expect(received).toMatchObject({
    ok: false,
    refusal: {
      code: 'INVALID_INPUT',
      reasons: [{ code: 'IMAGE_FORMAT', field: 'file', ruleId: 'R-5.6', suggestion: { en: expect.any(String) } }],
    },
  });
  expect([files(), await db.query('select count(*) from app.uploads')]).toEqual(before);
  const audit = await db.query(
    `select outcome, details from app.audit where action = 'upload' and outcome = 'refused'`,
  );
  expect(audit).toEqual([{ outcome: 'refused', details: { code: 'IMAGE_FORMAT', bytes: 8 } }]);
});

it('refuses a thumbnail, and takes an image of 100 pixels', async () => {
  const send = async (width: number, height: number) =>
    receiveUpload(db.app, people.partner.actor, await sampleJpeg({ width, height }));
  expect(await send(640, 99)).toMatchObject({
    ok: false,
    refusal: { reasons: [{ code: 'IMAGE_TOO_SMALL', field: 'file', ruleId: 'R-5.6' }] },
  });
  expect(await send(100, 100)).toMatchObject({ ok: true });
});

it('accepts uploads from partners only', async () => {
  const received = await receiveUpload(db.app, people.reviewers[0].actor, await sampleJpeg());
  expect(received).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
});

it('only the partner and staff can read a material, and reading by staff is audited', async () => {
  const made = await upload(await sampleJpeg({ width: 900, height: 600 }));
  // The row that attachMaterial writes, on a minimal order.
  await db.query(
    `insert into app.orders (id, number, partner_id, record_id, website_id, kind, province, edition, state, salt, subject_name, filing_number)
    select 'order_1', 'n', $1, r.id, w.id, 'CHANGE_WEBSITE', '320000', '2018-06', 'DRAFT', '', '', ''
    from app.records r join app.websites w on w.record_id = r.id limit 1`,
    [people.partner.actor.id],
  );
  await db.query(
    `insert into app.materials (id, order_id, kind, hash, file, bytes, width, height)
    select '${MATERIAL}', 'order_1', 'FACE_PHOTO', hash, file, bytes, width, height from app.uploads where id = $1`,
    [made.id],
  );

  const looks = (outcome = 'done') =>
    db.query(
      `select actor_id, target, details from app.audit where action = 'readMaterial' and outcome = $1 order by id`,
      [outcome],
    );
  const full = await readMaterialImage(db.app, people.partner.actor, MATERIAL, 'full');
  expect(full?.type).toBe('image/jpeg');
  expect(await looks()).toEqual([]);
  const small = await readMaterialImage(db.app, people.reviewers[0].actor, MATERIAL, 'thumbnail');
  expect((await sharp(small?.bytes).metadata()).width).toBe(320);
  const look = { actor_id: people.reviewers[0].actor.id, target: MATERIAL, details: { size: 'thumbnail' } };
  expect(await looks()).toEqual([look]);

  const other = await seedOtherPartner(db);
  expect(await readMaterialImage(db.app, other.actor, MATERIAL, 'full')).toBeNull();
  expect(await readMaterialImage(db.app, people.reviewers[0].actor, 'material_2', 'full')).toBeNull();
  expect(await looks()).toEqual([look]);
  const details = { code: 'NOT_FOUND' };
  expect(await looks('refused')).toEqual([
    { actor_id: other.actor.id, target: MATERIAL, details },
    // A target that is not one of our ids may be arbitrary typed text, so it is not stored.
    { actor_id: people.reviewers[0].actor.id, target: null, details },
  ]);
});

it('images read by staff carry a watermark; those of the partner and the bureau do not', async () => {
  const read = async (actor: Actor, size: ImageSize) => {
    const copy = await readMaterialImage(db.app, actor, MATERIAL, size);
    return sharp(copy?.bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  };
  // The sample has a single colour, except for some grain in its corner.
  const inks = async (actor: Actor, size: ImageSize) => {
    const { data, info } = await read(actor, size);
    const ground = data[data.length - 1] ?? 0;
    const inked = data.reduce((sum, pixel) => sum + (Math.abs(pixel - ground) > 24 ? 1 : 0), 0);
    return { edge: info.width, inked: inked / data.length > 0.01 };
  };
  const staff = people.reviewers[0].actor;
  for (const [size, edge] of [
    ['full', 900],
    ['reduced', 900],
    ['thumbnail', 320],
  ] as const) {
    expect(await inks(staff, size)).toEqual({ edge, inked: true });
    expect(await inks(people.partner.actor, size)).toEqual({ edge, inked: false });
  }
  const [stored] = await db.query<StoredImage>(
    'select id, file, report_file as "reportFile" from app.materials where id = $1',
    [MATERIAL],
  );
  if (stored === undefined) throw new Error('the material is gone');
  const whole = await db.app.files.get(stored.file);
  expect(await loadReportCopy(db.worker, stored, 1024 * 1024)).toEqual(whole);
  expect((await readMaterialImage(db.app, people.partner.actor, MATERIAL, 'full'))?.bytes).toEqual(whole);
});

it('makes a report copy that fits its limit, once', async () => {
  const made = await upload(await noisyJpeg(1400, 1000));
  await db.query('update app.materials set file = (select file from app.uploads where id = $1) where id = $2', [
    made.id,
    MATERIAL,
  ]);
  const stored = async () => {
    const rows = await db.query<StoredImage>(
      'select id, file, report_file as "reportFile" from app.materials where id = $1',
      [MATERIAL],
    );
    return rows[0] as StoredImage;
  };
  const before = await stored();
  const copy = await loadReportCopy(db.worker, before, 100 * 1024);
  expect(copy.toString('base64').length).toBeLessThanOrEqual(100 * 1024);
  const { reportFile } = await stored();
  expect(await db.worker.files.get(reportFile ?? '')).toEqual(copy);
  // A second copy made concurrently does not replace the first.
  expect(await loadReportCopy(db.worker, before, 100 * 1024)).toEqual(copy);
  expect((await stored()).reportFile).toBe(reportFile);
  expect(await loadReportCopy(db.worker, await stored(), 100 * 1024)).toEqual(copy);
  // A stored copy that exceeds the current limit is made again.
  expect((await loadReportCopy(db.worker, await stored(), 50 * 1024)).toString('base64').length).toBeLessThanOrEqual(
    50 * 1024,
  );
});
