import { system, transaction } from '@beian/database/transaction';
import { FACE_LINK_TRIES, type FaceOutcome, faceConsent } from '@beian/domain/photo';
import {
  consentToFaceCheck,
  createFaceCheckLink,
  findEndedFaceLink,
  findFaceLink,
  readFaceCheck,
  readFacePicture,
  receiveFacePicture,
  sendFaceCheck,
} from '@beian/orders/face-check';
import { markSent, readNotice } from '@beian/orders/notices';
import { ISP_ID, sampleJpeg, seedOtherPartner } from '@beian/testing/fixtures';
import {
  codesOf,
  faceLinkToken,
  missedOptionalRows,
  orderInState,
  type PhotoFixture,
  photoFixture,
  sendFaceCheckOf,
} from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';
import { askFaceQuestion, storeFaceAnswer } from './face-checks.ts';

let ctx: PhotoFixture;
let orderId: string;
beforeEach(async () => {
  ctx = await photoFixture();
  await ctx.db.query(`update app.settings set value = '"2023-09"' where name = 'edition'`);
  orderId = await orderInState(ctx.db, ctx.people, recordAt(0), 'VERIFICATION_PENDING');
});
afterEach(() => ctx.close());

const recordAt = (at: number) => {
  const record = ctx.records[at];
  if (record === undefined) throw new Error('no record');
  return record;
};
const newToken = () => faceLinkToken(ctx.db, ctx.partner, orderId);
const find = (token: string) => findFaceLink(ctx.db.app, token);
async function linkOf(token: string) {
  const link = await find(token);
  if (link === null) throw new Error('the link is over');
  return link;
}
/** The codes of a refusal of the phone. */
async function codes(
  done: Promise<{
    readonly ok: boolean;
    readonly refusal?: { readonly reasons: readonly { readonly code: string }[] };
  }>,
) {
  const { refusal } = await done;
  return refusal === undefined ? ['ok'] : refusal.reasons.map(({ code }) => code);
}
const agree = async (token: string, version: string = faceConsent.version) =>
  codes(consentToFaceCheck(ctx.db.app, await linkOf(token), token, version));
const take = async (token: string, kind: 'ID_FRONT' | 'FRAME_1' = 'ID_FRONT') =>
  codes(receiveFacePicture(ctx.db.app, await linkOf(token), token, kind, await sampleJpeg()));
const send = async (token: string) => codes(sendFaceCheck(ctx.db.app, await linkOf(token), token));
const answer = (checkId: string, outcome: FaceOutcome, score: number | null = 82) =>
  storeFaceAnswer(ctx.db.worker, checkId, { outcome, score, reference: 'service-no-1' });
const check = async () => (await ctx.view(ctx.reviewer, orderId, ['faceCheck'])).faceCheck;
const photos = () =>
  ctx.db.query(
    `select id, handed_in_at is not null as "handedIn" from app.materials where order_id = $1 and kind = 'FACE_PHOTO' and removed_at is null`,
    [orderId],
  );

describe('the link', () => {
  test('comes with the notice that asks for the photo: in SMS and mail to the principal alone, sealed, and gone once it was sent', async () => {
    const rows = await ctx.db.query<{ id: string; channel: string; recipient: string; linked: boolean; text: string }>(
      `select id, channel, recipient, link is not null as linked, n::text as text from app.notices n where order_id = $1 and name = 'photoDueByFace'`,
      [orderId],
    );
    expect(rows.filter(({ linked }) => linked).map(({ channel, recipient }) => [channel, recipient])).toEqual([
      ['sms', 'websitePrincipal'],
      ['mail', 'websitePrincipal'],
    ]);
    const sms = rows.find(({ linked, channel }) => linked && channel === 'sms');
    const notice = await transaction(ctx.db.worker, system('clock'), (tx) =>
      readNotice(ctx.db.worker, tx, sms?.id ?? '', 'https://desk.example/'),
    );
    const token = notice?.content.letter?.sms.split('https://desk.example/face#')[1] ?? '';
    expect(await find(token)).toMatchObject({ orderId, waits: true, triesLeft: FACE_LINK_TRIES });
    const stored = await ctx.db.query<{ text: string }>(
      `select l::text as text from app.face_links l union all select o::text from app.outbox o union all select a::text from app.audit a`,
    );
    expect([...stored, ...rows].filter(({ text }) => text.includes(token))).toEqual([]);
    const plain = await transaction(ctx.db.worker, system('clock'), (tx) =>
      readNotice(ctx.db.worker, tx, sms?.id ?? ''),
    );
    expect(plain?.content.letter?.sms).not.toContain('http');
    await transaction(ctx.db.worker, system('clock'), (tx) => markSent(tx, sms?.id ?? ''));
    expect(await ctx.db.query('select link from app.notices where id = $1', [sms?.id])).toEqual([{ link: null }]);
  });

  test('is for the partner of the order, ends the former one, and is over with the step, which says why, or with another token', async () => {
    const first = await newToken();
    const second = await newToken();
    expect(await find(first)).toBeNull();
    expect(await find(`${second.slice(0, -1)}_`)).toBeNull();
    const other = await seedOtherPartner(ctx.db);
    const refused = await transaction(ctx.db.app, other.actor, (tx) =>
      createFaceCheckLink(ctx.db.app, tx, { actor: other.actor, orderId, key: 'other' }),
    );
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    await ctx.db.travel(40 * 86_400_000);
    expect(await find(second)).not.toBeNull();
    expect(await findEndedFaceLink(ctx.db.app, second)).toBeUndefined();
    await ctx.must(ctx.partner, 'withdraw', orderId);
    expect(await find(second)).toBeNull();
    expect([await findEndedFaceLink(ctx.db.app, second), await findEndedFaceLink(ctx.db.app, first)]).toEqual([
      'DRAFT',
      undefined,
    ]);
  });

  test('the same key gets the same link', async () => {
    const make = () =>
      transaction(ctx.db.app, ctx.partner, (tx) =>
        createFaceCheckLink(ctx.db.app, tx, { actor: ctx.partner, orderId, key: 'the key' }),
      );
    const made = await make();
    expect(await make()).toEqual(made);
  });

  test('is refused for an order that waits for no photo, and one of the curtain', async () => {
    const refusedFor = async (id: string) =>
      transaction(ctx.db.app, ctx.partner, (tx) =>
        createFaceCheckLink(ctx.db.app, tx, { actor: ctx.partner, orderId: id, key: `for ${id}` }),
      );
    await ctx.must(ctx.partner, 'abandon', orderId);
    expect(await refusedFor(orderId)).toMatchObject({ refusal: { reasons: [{ code: 'NO_FACE_CHECK_NOW' }] } });
    await ctx.db.query(`update app.settings set value = '"2019-04"' where name = 'edition'`);
    const byCurtain = await orderInState(ctx.db, ctx.people, recordAt(1), 'VERIFICATION_PENDING');
    expect(await refusedFor(byCurtain)).toMatchObject({ refusal: { reasons: [{ code: 'NO_FACE_CHECK_NOW' }] } });
  });

  test('ends when the order leaves the state', async () => {
    const token = await newToken();
    const link = await linkOf(token);
    await ctx.must(ctx.partner, 'abandon', orderId);
    expect(await find(token)).toBeNull();
    expect(await codes(consentToFaceCheck(ctx.db.app, link, token, faceConsent.version))).toEqual(['FACE_LINK_OVER']);
  });
});

describe('the phone', () => {
  test('takes nothing before the consent to the text of today, and keeps its time and version', async () => {
    const token = await newToken();
    expect(await take(token)).toEqual(['FACE_CHECK_CONSENT']);
    expect(await agree(token, '2020-01')).toEqual(['CONSENT_VERSION']);
    expect(await agree(token)).toEqual(['ok']);
    expect(await agree(token)).toEqual(['ok']);
    expect(await take(token)).toEqual(['ok']);
    const rows = await ctx.db.query('select consent_version, consented_at is not null as at from app.face_checks');
    expect(rows).toEqual([{ consent_version: faceConsent.version, at: true }]);
  });

  test('shows name and number masked, and sends only what is whole', async () => {
    const token = await newToken();
    const { person } = await readFaceCheck(ctx.db.app, await linkOf(token));
    expect(person?.name).toMatch(/^.\*+$/);
    expect(person?.idNumber).toMatch(/^.{1,3}\*{4,}.{0,4}$/);
    await agree(token);
    await take(token);
    expect(await send(token)).toEqual(['FACE_PICTURES_MISSING']);
  });

  test('a picture that is taken again replaces the former one, whose file goes', async () => {
    const token = await newToken();
    await agree(token);
    await take(token);
    const stored = () => ctx.db.query<{ kind: string; file: string }>('select kind, file from app.face_pictures');
    const [former] = await stored();
    await take(token);
    expect(await stored()).toMatchObject([{ kind: 'ID_FRONT' }]);
    await expect(ctx.db.app.files.get(former?.file ?? '')).rejects.toThrow();
  });

  test('what is no picture is refused', async () => {
    const token = await newToken();
    await agree(token);
    const pdf = receiveFacePicture(ctx.db.app, await linkOf(token), token, 'ID_BACK', Buffer.from('%PDF-1.7'));
    expect(await codes(pdf)).toEqual(['IMAGE_FORMAT']);
  });
});

describe('a result', () => {
  test.each(['live', 'doubtful', 'noAnswer', 'notConnected'] as const)(
    '%s hands the photo in, and the reviewer sees it with the pictures of the ID',
    async (outcome) => {
      const checkId = await sendFaceCheckOf(ctx.db, await newToken());
      expect(await check()).toMatchObject({ state: 'checking', outcome: null });
      expect(await answer(checkId, outcome)).toBe(outcome);
      expect(await ctx.state(orderId)).toBe('PHOTO_REVIEW');
      expect(await photos()).toEqual([{ id: expect.any(String), handedIn: true }]);
      const shown = await check();
      expect(shown).toMatchObject({ state: 'done', outcome, score: 82, consentVersion: faceConsent.version });
      expect(shown?.pictures.map(({ kind }) => kind)).toEqual(['ID_FRONT', 'ID_BACK', 'FRAME_2', 'SIGNATURE']);
      const own = (await ctx.view(ctx.partner, orderId, ['faceCheck'])).faceCheck;
      expect(own).toMatchObject({ outcome, pictures: [] });
      const read = await missedOptionalRows(ctx.db, ctx.reviewer);
      expect(read).toMatchObject({ missed: [], having: { photos: 1 } });
      const { timeline } = await ctx.view(ctx.partner, orderId, ['timeline']);
      expect(timeline?.at(-1)).toMatchObject({ event: 'takeFacePhoto', detail: shown?.outcomeLabel });
      const [picture] = shown?.pictures ?? [];
      expect((await readFacePicture(ctx.db.app, ctx.reviewer, picture?.id ?? '', 'thumbnail'))?.type).toBe(
        'image/jpeg',
      );
      expect(await readFacePicture(ctx.db.app, ctx.partner, picture?.id ?? '', 'thumbnail')).toBeNull();
      const audit = await ctx.db.query(
        `select action, outcome from app.audit where target = $1 and action = 'readFacePicture' order by id`,
        [picture?.id],
      );
      expect(audit).toEqual([
        { action: 'readFacePicture', outcome: 'done' },
        { action: 'readFacePicture', outcome: 'refused' },
      ]);
    },
  );

  test.each(['notLive', 'notSamePerson'] as const)(
    '%s is for the applicant alone, who tries again until the tries of the link are used up',
    async (outcome) => {
      const token = await newToken();
      for (let left = FACE_LINK_TRIES - 1; left >= 0; left -= 1) {
        await answer(await sendFaceCheckOf(ctx.db, token), outcome, 12);
        const link = await linkOf(token);
        expect(link.triesLeft).toBe(left);
        expect((await readFaceCheck(ctx.db.app, link)).check).toMatchObject({ state: 'done', outcome });
      }
      expect(await agree(token)).toEqual(['FACE_CHECK_TRIES']);
      expect(await ctx.state(orderId)).toBe('VERIFICATION_PENDING');
      expect(await photos()).toEqual([]);
    },
  );

  test('is stored once: a repeated answer changes nothing, and a sent check is not sent again', async () => {
    const token = await newToken();
    const checkId = await sendFaceCheckOf(ctx.db, token);
    expect(await send(token)).toEqual(['ok']);
    expect(await ctx.db.query(`select 1 from app.outbox where job = 'checkFace'`)).toHaveLength(1);
    expect(await answer(checkId, 'notLive')).toBe('notLive');
    expect(await answer(checkId, 'live')).toBeUndefined();
    expect(await askFaceQuestion(ctx.db.worker, checkId)).toBeUndefined();
    expect(await ctx.state(orderId)).toBe('VERIFICATION_PENDING');
  });

  test('a photo of another order is not handed in, nor one of an order that has moved on', async () => {
    const frame = await sampleJpeg();
    const checkId = await sendFaceCheckOf(ctx.db, await newToken(), { frame });
    await answer(checkId, 'live');
    orderId = await orderInState(ctx.db, ctx.people, recordAt(1), 'VERIFICATION_PENDING');
    const again = await sendFaceCheckOf(ctx.db, await newToken(), { frame });
    expect(await answer(again, 'live')).toBe('usedBefore');
    const late = await sendFaceCheckOf(ctx.db, await newToken());
    await ctx.must(ctx.partner, 'abandon', orderId);
    expect(await answer(late, 'live')).toBe('superseded');
  });

  test('the page of a link says that its photo was handed in, and shows no person any more', async () => {
    const token = await newToken();
    await answer(await sendFaceCheckOf(ctx.db, token), 'live');
    const link = await linkOf(token);
    expect(link.waits).toBe(false);
    expect(await readFaceCheck(ctx.db.app, link)).toMatchObject({ person: null, check: { outcome: 'live' } });
  });

  test('a rejected photo is taken again with the link of its notice', async () => {
    await answer(await sendFaceCheckOf(ctx.db, await newToken()), 'live');
    await ctx.decide('rejectPhoto', orderId, ['material.FACE_PHOTO']);
    expect(await ctx.notices(orderId)).toContain('photoRejectedByFace');
    await answer(await sendFaceCheckOf(ctx.db, await newToken()), 'live');
    await ctx.decide('approvePhoto', orderId);
    expect(await ctx.state(orderId)).toBe('SUBMISSION_PENDING');
  });
});

test('the photo of a face check is neither uploaded nor submitted by hand, and no curtain is asked for', async () => {
  expect(codesOf(await ctx.attach(orderId))).toEqual(['PHOTO_MAY_BE_UPLOADED']);
  const order = await ctx.view(ctx.partner, orderId, ['actions', 'photoGuide']);
  const offered = order.actions?.map(({ event }) => event);
  for (const event of ['submitPhoto', 'requestCurtain', 'fetchBureauAppPhoto', 'takeFacePhoto'])
    expect(offered).not.toContain(event);
  expect(order.photoGuide?.method).toBe('FACE_CHECK');
});

test.each(['2020-08', '2023-09'] as const)(
  'an order of edition %s goes from the draft to its approval',
  async (edition) => {
    const { db, people } = ctx;
    await db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
    const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
    await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
    const approved = await orderInState(db, people, recordAt(1), 'APPROVED');
    const events = await db.query<{ event: string }>('select event from app.order_events where order_id = $1', [
      approved,
    ]);
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['takeFacePhoto', 'approvePhoto', 'bureauApprove']),
    );
  },
);

describe('an order whose photo was taken before a curtain, and that is to be handed over once the face check is in force', () => {
  const setEdition = (edition: string) =>
    ctx.db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
  const orderAt = async (state: 'PHOTO_REVIEW' | 'SUBMISSION_PENDING' | 'VERIFICATION_PENDING') => {
    await setEdition('2018-09');
    const id = await orderInState(ctx.db, ctx.people, recordAt(1), state);
    await setEdition('2020-08');
    return id;
  };

  test('waiting for its photo it is asked for the face check, and an uploaded one is refused', async () => {
    const id = await orderAt('VERIFICATION_PENDING');
    expect((await ctx.view(ctx.partner, id, ['photoGuide'])).photoGuide?.method).toBe('FACE_CHECK');
    expect(codesOf(await ctx.attach(id))).toEqual(['PHOTO_MAY_BE_UPLOADED']);
    await storeFaceAnswer(ctx.db.worker, await sendFaceCheckOf(ctx.db, await faceLinkToken(ctx.db, ctx.partner, id)), {
      outcome: 'live',
      score: 96,
      reference: null,
    });
    expect(await ctx.state(id)).toBe('PHOTO_REVIEW');
  });

  test('in the review it is not passed: rejected, it is taken by phone', async () => {
    const id = await orderAt('PHOTO_REVIEW');
    await expect(ctx.decide('approvePhoto', id)).rejects.toThrow('PHOTO_TAKEN_BY_METHOD_IN_FORCE');
    await ctx.decide('rejectPhoto', id, ['material.FACE_PHOTO']);
    expect(await ctx.notices(id)).toContain('photoRejectedByFace');
  });

  test('it is not pushed: reviewed again, it goes to the face check and then to the bureau', async () => {
    const { db, people } = ctx;
    const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
    await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
    const id = await orderAt('SUBMISSION_PENDING');
    const second = people.reviewers[1].actor;
    const refused = await ctx.act(second, 'pushToBureau', id);
    expect(codesOf(refused)).toEqual(['PHOTO_TAKEN_BY_METHOD_IN_FORCE']);
    expect(refused.ok ? undefined : refused.refusal.reasons[0]?.suggestion.zh).toContain('主管重新初审');
    await ctx.must(people.supervisor.actor, 'reopen', id);
    await ctx.decide('approveInitialReview', id);
    expect([await ctx.state(id), await ctx.notices(id)]).toEqual([
      'VERIFICATION_PENDING',
      expect.arrayContaining(['photoDueByFace']),
    ]);
    await storeFaceAnswer(db.worker, await sendFaceCheckOf(db, await faceLinkToken(db, ctx.partner, id)), {
      outcome: 'live',
      score: 96,
      reference: null,
    });
    await ctx.decide('approvePhoto', id);
    expect(codesOf(await ctx.act(second, 'pushToBureau', id))).toEqual(['ok']);
  });
});
