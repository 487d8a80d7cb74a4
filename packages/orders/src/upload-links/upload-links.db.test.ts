import { partnerPersonActor } from '@beian/accounts/staff';
import { transaction } from '@beian/database/transaction';
import { type MaterialKind, UPLOAD_LINK_IMAGES, UPLOAD_LINK_MINUTES } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  type People,
  sampleJpeg,
  seedOtherPartner,
  seedPartnerPerson,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { orderInState, takeSteps } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { perform } from '../perform/perform.ts';
import { createUploadLink, findUploadLink, receiveByLink } from './upload-links.ts';

let db: TestDatabase;
let people: People;
let record: Awaited<ReturnType<typeof seedRecords>>[number];
let orderId: string;
/** A person of the partner, signed in. */
let person: Actor;
beforeEach(async () => {
  db = await testDatabase();
  const [first] = await seedRecords(db);
  if (first === undefined) throw new Error('no record');
  record = first;
  people = await seedPeople(db);
  orderId = await orderInState(db, people, record, 'DRAFT');
  const { actor } = people.partner;
  const { id, login } = await seedPartnerPerson(db, actor.id);
  person = partnerPersonActor(
    { id, login, name: '谷雨', roles: [] },
    { id: actor.id, name: actor.name, language: 'zh' },
  );
});
afterEach(() => db.close());

let keys = 0;
const make = (material: MaterialKind = 'SUBJECT_CERT', actor = person, of = orderId) =>
  transaction(db.app, actor, (tx) =>
    createUploadLink(db.app, tx, { actor, orderId: of, material, key: `key ${++keys}` }),
  );
async function tokenFor(material?: MaterialKind): Promise<string> {
  const made = await make(material);
  if (!made.ok) throw new Error(made.refusal.reasons[0]?.code);
  return made.token;
}
const find = (token: string) => findUploadLink(db.app, token);
async function upload(token: string, bytes?: Buffer) {
  const link = await find(token);
  if (link === null) return 'no link';
  const received = await receiveByLink(db.app, link, token, bytes ?? (await sampleJpeg()));
  return received.ok ? received.upload : received.refusal.reasons.map(({ code }) => code);
}
const attached = () =>
  db.query('select kind, removed_at is null as current from app.materials where order_id = $1 order by id', [orderId]);

describe('a link for a phone', () => {
  test('attaches an image to the one material that it was made for, as its person; the audit says that it came by phone', async () => {
    const token = await tokenFor('SUBJECT_CERT');
    expect(await find(token)).toMatchObject({ orderId, material: 'SUBJECT_CERT', uploadsLeft: UPLOAD_LINK_IMAGES });
    expect(await upload(token)).toEqual({ uploadsLeft: UPLOAD_LINK_IMAGES - 1 });
    expect(await attached()).toEqual([{ kind: 'SUBJECT_CERT', current: true }]);
    const audit = await db.query(
      `select action, details ->> 'person' as person, details ->> 'by' as by from app.audit where action in ('upload', 'attachMaterial', 'createUploadLink') and actor_id = $1 order by id`,
      [person.id],
    );
    expect(audit).toEqual([
      { action: 'createUploadLink', person: person.person, by: null },
      { action: 'upload', person: person.person, by: 'phone' },
      { action: 'attachMaterial', person: person.person, by: null },
    ]);
  });

  test('stores a hash of its token, which is in no row', async () => {
    const token = await tokenFor();
    const rows = await db.query<{ text: string }>('select l::text as text from app.upload_links l');
    expect(rows.map(({ text }) => text.includes(token))).toEqual([false]);
  });

  test('is unknown with another token, and over after its minutes', async () => {
    const token = await tokenFor();
    expect(await find(`${token.slice(0, -1)}_`)).toBeNull();
    await db.travel((UPLOAD_LINK_MINUTES - 1) * 60_000);
    expect(await find(token)).not.toBeNull();
    await db.travel(60_000);
    expect(await find(token)).toBeNull();
  });

  test('is used up by its uploads', async () => {
    const token = await tokenFor();
    for (let left = UPLOAD_LINK_IMAGES - 1; left >= 0; left -= 1)
      expect(await upload(token)).toEqual({ uploadsLeft: left });
    expect(await upload(token)).toBe('no link');
    expect((await attached()).filter(({ current }) => current)).toHaveLength(1);
  });

  test('is over once another one is made for the material; that of another material stays', async () => {
    const first = await tokenFor('SUBJECT_CERT');
    const other = await tokenFor('DOMAIN_CERT');
    const second = await tokenFor('SUBJECT_CERT');
    expect([await find(first), (await find(other))?.material, (await find(second))?.material]).toEqual([
      null,
      'DOMAIN_CERT',
      'SUBJECT_CERT',
    ]);
  });

  test('ends when the order is submitted, also for an image on its way, and stays so after a withdrawal', async () => {
    const token = await tokenFor();
    const link = await find(token);
    if (link === null) throw new Error('no link');
    await takeSteps(db, people, record, orderId, ['submit']);
    expect(await find(token)).toBeNull();
    const late = await receiveByLink(db.app, link, token, await sampleJpeg());
    expect(late).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'UPLOAD_LINK_OVER' }] } });
    expect(await make()).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'NO_MATERIAL_NOW' }] } });
    const withdrawn = await transaction(db.app, person, (tx) =>
      perform(db.app, tx, { event: 'withdraw', actor: person, orderId, input: {} }),
    );
    expect(withdrawn.ok).toBe(true);
    expect(await find(token)).toBeNull();
  });

  test('is used up by another upload while one is on its way: the late one is told so', async () => {
    const token = await tokenFor();
    await db.query('update app.upload_links set uploads_left = 1');
    const release = await db.hold('select 1 from app.upload_links for update');
    const both = Promise.all([upload(token), upload(token)]);
    await expect
      .poll(() =>
        db.query(
          `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        ),
      )
      .toEqual([{ n: 2 }]);
    await release();
    expect(await both).toEqual(expect.arrayContaining([{ uploadsLeft: 0 }, ['UPLOAD_LINK_OVER']]));
    expect(
      await db.query(
        `select outcome, details ->> 'code' as code from app.audit where action = 'attachMaterial' order by outcome`,
      ),
    ).toEqual([
      { outcome: 'done', code: null },
      { outcome: 'refused', code: 'UPLOAD_LINK_OVER' },
    ]);
  });

  test('ends with the account of its person', async () => {
    const token = await tokenFor();
    await db.query('update app.staff set active = false where id = $1', [person.person]);
    expect(await find(token)).toBeNull();
  });

  test('takes what the applicant could upload, and nothing else', async () => {
    const token = await tokenFor();
    expect(await upload(token, Buffer.from('%PDF-1.7'))).toEqual(['IMAGE_FORMAT']);
    const photo = await tokenFor('FACE_PHOTO');
    expect(await upload(photo)).toEqual(['MATERIAL_FITS_STATE']);
    expect(await attached()).toEqual([]);
  });
});

test('a key gets no link, and nobody one for an order of another partner', async () => {
  expect(await make('SUBJECT_CERT', people.partner.actor)).toMatchObject({
    ok: false,
    refusal: { reasons: [{ code: 'PEOPLE_ONLY' }] },
  });
  const other = await seedOtherPartner(db);
  const stranger = partnerPersonActor(
    { id: person.person ?? '', login: 'x', name: 'x', roles: [] },
    { id: other.actor.id, name: 'other', language: 'zh' },
  );
  expect(await make('SUBJECT_CERT', stranger)).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
});
