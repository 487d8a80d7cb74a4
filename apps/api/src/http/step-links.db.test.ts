import { system, transaction } from '@beian/database/transaction';
import { readNotice } from '@beian/orders/notices';
import { perform } from '@beian/orders/perform';
import { sampleJpeg, seedRecords } from '@beian/testing/fixtures';
import { judgeItems, orderInState, passItems, performAs } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let records: Awaited<ReturnType<typeof seedRecords>>;
beforeAll(async () => {
  api = await apiUnderTest();
  records = await seedRecords(api.db);
});
afterAll(() => api.close());

const recordAt = (at: number) => {
  const record = records[at];
  if (record === undefined) throw new Error('no record');
  return record;
};
const walkOf = (at: number, orderId: string) => {
  const { db, people } = api;
  return { db, people, record: recordAt(at), province: '320000', orderId };
};
const reviewer = () => api.people.reviewers[0].actor;
const stateOf = async (orderId: string) =>
  (await api.db.query('select state from app.orders where id = $1', [orderId]))[0]?.state;

/** The links of a notice, as the messages that are sent have them: recipient and channel, then the token. */
async function linksOf(orderId: string, name: string): Promise<Map<string, string>> {
  const rows = await api.db.query<{ id: string; recipient: string; channel: 'sms' | 'mail' }>(
    'select id, recipient, channel from app.notices where order_id = $1 and name = $2 order by id',
    [orderId, name],
  );
  const links = new Map<string, string>();
  for (const { id, recipient, channel } of rows) {
    const notice = await transaction(api.db.worker, system('clock'), (tx) =>
      readNotice(api.db.worker, tx, id, 'https://desk.example'),
    );
    const letter = notice?.content.letter;
    const text = channel === 'sms' ? letter?.sms : letter?.step?.link;
    const [, token] = text?.split('https://desk.example/step#') ?? [];
    if (token !== undefined) links.set(`${recipient} ${channel}`, token);
  }
  return links;
}

const call = (method: 'GET' | 'POST', url: string, body?: object | Buffer, language = 'en') =>
  api.app.inject({
    ...{ method, url: `/step-links/${url}` },
    headers: {
      'accept-language': language,
      ...(body === undefined ? {} : { 'content-type': Buffer.isBuffer(body) ? 'image/jpeg' : 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
const step = async (token: string, language = 'en') => (await call('GET', token, undefined, language)).json();

/** An order that is returned for these items. */
async function returned(at: number, items: readonly string[]) {
  const orderId = await orderInState(api.db, api.people, recordAt(at), 'INITIAL_REVIEW');
  const token = await judgeItems(api.db, api.people, orderId, items);
  await performAs(walkOf(at, orderId), reviewer(), 'returnForCorrection', { token });
  return orderId;
}

describe('returned items', () => {
  test('are corrected on the phone of who must act, and submitted again; then the link says why it is over', async () => {
    const orderId = await returned(0, ['website.name', 'material.VERIFICATION_FORM']);
    const links = await linksOf(orderId, 'returned');
    expect([...links.keys()]).toEqual(['websitePrincipal sms', 'websitePrincipal mail']);
    expect(new Set(links.values()).size).toBe(1);
    const token = links.get('websitePrincipal sms') ?? '';
    const stored = await api.db.query<{ text: string }>(
      'select l::text as text from app.step_links l union all select n::text from app.notices n union all select o::text from app.outbox o',
    );
    expect(stored.filter(({ text }) => text.includes(token))).toEqual([]);

    const seen = await step(token);
    expect(seen).toMatchObject({
      ended: null,
      step: {
        name: 'CORRECTION_REQUIRED',
        due: {
          left: { amount: 44, unit: 'DAYS', overdue: false },
          missed: expect.stringContaining('the order lapses'),
        },
        submit: {
          isReady: false,
          blocked: ['Website name', 'Verification form'].map((item) => ({
            item,
            message: 'This item was returned and has not been changed',
          })),
        },
      },
    });
    expect(seen.step.due.deadline).toMatch(/^by \w+day, \d+ \w+( \d{4})?, \d\d:\d\d \(Beijing time\)$/);
    expect(seen.step.items).toMatchObject([
      {
        key: 'website.name',
        how: 'type',
        done: false,
        reasons: [{ label: expect.any(String), advice: expect.any(String) }],
      },
      { key: 'material.VERIFICATION_FORM', how: 'upload', done: false },
    ]);
    expect((await step(token, 'zh')).step.due.deadline).toMatch(/^(\d{4}年)?\d+月\d+日（周.）\d\d:\d\d前$/);

    // What was not returned may not be changed; a refusal has its sentence.
    const other = await call('POST', `${token}/fields`, { field: 'website.serviceContents', value: '1' });
    expect([other.statusCode, other.json().reasons[0].code]).toEqual([422, 'NOT_FLAGGED']);
    const early = await call('POST', `${token}/submission`, { acknowledged: [] });
    expect(early.json().reasons.map(({ code }: { code: string }) => code)).toContain('REASON_NOT_ANSWERED');

    expect((await call('POST', `${token}/materials/VERIFICATION_FORM`, await sampleJpeg())).statusCode).toBe(201);
    const saved = await call('POST', `${token}/fields`, { field: 'website.name', value: '样例茶叶商城' });
    // What it starts can be found by the id of its request, as that of a key or a session.
    const jobs = await api.db.query('select job from app.outbox where request_id = $1', [
      saved.headers['x-request-id'],
    ]);
    expect(jobs).toContainEqual({ job: 'checkContent' });
    expect(saved.json().step.items.map(({ done }: { done: boolean }) => done)).toEqual([true, true]);
    const { acknowledge, isReady } = saved.json().step.submit;
    expect(isReady).toBe(true);
    const sent = await call('POST', `${token}/submission`, {
      acknowledged: acknowledge.map(({ code }: { code: string }) => code),
    });
    expect(sent.json()).toMatchObject({
      step: null,
      ended: { message: 'This step was handed in and is being reviewed' },
    });
    expect(await stateOf(orderId)).toBe('INITIAL_REVIEW');
    const by = await api.db.query(
      `select distinct actor_kind, actor_id, actor_name from app.order_events where order_id = $1 and event in ('attachMaterial', 'saveDraft', 'submit')
         and seq > (select max(seq) from app.order_events where order_id = $1 and event = 'returnForCorrection')`,
      [orderId],
    );
    expect(by).toEqual([
      {
        actor_kind: 'partner',
        actor_id: api.people.partner.actor.id,
        actor_name: expect.stringContaining(' · 网站负责人'),
      },
    ]);

    // Over: nothing more is taken by it, also once the order is returned again, which brings a link of its own.
    const late = await call('POST', `${token}/fields`, { field: 'website.name', value: '样例' });
    expect(late.json()).toMatchObject({ step: null, ended: { suggestion: expect.any(String) } });
    expect((await call('POST', `${token}/materials/VERIFICATION_FORM`, await sampleJpeg())).statusCode).toBe(403);
    expect(api.log()).not.toContain(token);
    const again = await judgeItems(api.db, api.people, orderId, ['website.name']);
    await performAs(walkOf(0, orderId), reviewer(), 'returnForCorrection', { token: again });
    expect((await step(token, 'zh')).ended).toEqual({
      message: '订单此后又被退回修改',
      suggestion: '请使用最新通知中的链接',
    });
    const [newer = ''] = (await linksOf(orderId, 'returned')).values();
    expect(newer).not.toBe(token);
    expect((await step(newer)).step).not.toBeNull();
  });

  test('the link is valid as long as the order waits, and a reminder brings another; abandoned, both say so', async () => {
    const orderId = await returned(1, ['website.name']);
    const [token = ''] = (await linksOf(orderId, 'returned')).values();
    await api.db.travel(40 * 86_400_000);
    expect((await step(token)).step).not.toBeNull();
    const done = await transaction(api.db.worker, system('clock'), (tx) =>
      perform(api.db.worker, tx, {
        ...{ event: 'remind', orderId, actor: system('clock') },
        input: { timerId: 'timer', share: 30 / 45 },
      }),
    );
    expect(done.ok).toBe(true);
    const [reminded = ''] = (await linksOf(orderId, 'reminder')).values();
    expect(reminded).not.toBe(token);
    await api.db.query('update app.step_links set uses_left = 1');
    expect((await call('POST', `${reminded}/fields`, { field: 'website.name', value: '样例茶叶' })).statusCode).toBe(
      200,
    );
    const spent = await call('POST', `${reminded}/fields`, { field: 'website.name', value: '样例茶叶店' });
    expect(spent.json().reasons[0]).toMatchObject({
      code: 'STEP_LINK_OVER',
      message: 'The uses of this link are used up',
    });
    await performAs(walkOf(1, orderId), api.people.partner.actor, 'abandon');
    for (const one of [token, reminded])
      expect((await step(one)).ended).toMatchObject({ message: 'The order was abandoned' });
  });
});

test('what a review waits for is uploaded on the phone, and one press hands it in', async () => {
  const orderId = await orderInState(api.db, api.people, recordAt(1), 'INITIAL_REVIEW');
  await performAs(walkOf(1, orderId), reviewer(), 'holdForApplicant', {
    token: await judgeItems(api.db, api.people, orderId, []),
    input: { reasons: [{ code: 'MAT-01', item: 'material.VERIFICATION_FORM' }] },
  });
  const [token = ''] = (await linksOf(orderId, 'supplementAsked')).values();
  const seen = (await step(token, 'zh')).step;
  expect(seen).toMatchObject({
    name: 'SUPPLEMENT_PENDING',
    due: { missed: '逾期没有补件，审核按现有内容继续。' },
    items: [{ key: 'material.VERIFICATION_FORM', how: 'upload', done: false }],
    submit: { label: '提交补件', isReady: false },
  });
  const sent = await call('POST', `${token}/materials/VERIFICATION_FORM`, await sampleJpeg());
  expect(sent.statusCode).toBe(201);
  expect((await step(token)).step).toMatchObject({ items: [{ done: true }], submit: { isReady: true } });
  const done = await call('POST', `${token}/submission`, { acknowledged: [] });
  expect(done.json()).toMatchObject({
    step: null,
    ended: { message: 'This step was handed in and is being reviewed' },
  });
  expect(await stateOf(orderId)).toBe('INITIAL_REVIEW');
  await performAs(walkOf(1, orderId), api.people.partner.actor, 'abandon');
});

test('what is chosen of a list is chosen on the phone', async () => {
  const kind = 'CANCEL_WEBSITE';
  const orderId = await orderInState(api.db, api.people, recordAt(1), 'INITIAL_REVIEW', kind);
  const walk = { ...walkOf(1, orderId), kind } as const;
  const token = await passItems(walk, ['cancellation.reason']);
  await performAs(walk, reviewer(), 'returnForCorrection', { token });
  const [link = ''] = (await linksOf(orderId, 'returned')).values();
  const [item] = (await step(link, 'zh')).step.items;
  expect(item).toMatchObject({ key: 'cancellation.reason', how: 'choose', several: false, done: false });
  expect(item.choices).toContainEqual({ value: '2', label: expect.stringMatching(/^\P{ASCII}+$/u) });
  const empty = await call('POST', `${link}/fields`, { field: 'cancellation.reason' });
  expect(empty.statusCode).toBe(400);
  const saved = await call('POST', `${link}/fields`, { field: 'cancellation.reason', value: '2' });
  expect(saved.json().step).toMatchObject({ items: [{ done: true }], submit: { isReady: true } });
  expect(await stateOf(orderId)).toBe('CORRECTION_REQUIRED');
});

test('the photo before a curtain is uploaded and handed in by the link of the website principal', async () => {
  const orderId = await orderInState(api.db, api.people, recordAt(2), 'VERIFICATION_PENDING');
  const links = await linksOf(orderId, 'photoDue');
  expect([...links.keys()]).toEqual(['websitePrincipal sms', 'websitePrincipal mail']);
  const [token = ''] = links.values();
  const seen = (await step(token)).step;
  expect(seen).toMatchObject({ name: 'VERIFICATION_PENDING', submit: { isReady: false } });
  expect(seen.guide.length).toBeGreaterThan(3);
  expect(seen.items).toMatchObject([{ key: 'material.FACE_PHOTO', how: 'upload', done: false }]);
  expect((await call('POST', `${token}/materials/FACE_PHOTO`, await sampleJpeg())).statusCode).toBe(201);
  expect((await step(token)).step).toMatchObject({ items: [{ done: true }], submit: { isReady: true } });
  await call('POST', `${token}/submission`, { acknowledged: [] });
  expect(await stateOf(orderId)).toBe('PHOTO_REVIEW');
});

test('an unknown link is refused', async () => {
  const unknown = await call('GET', 'x'.repeat(22));
  expect([unknown.statusCode, unknown.json().code]).toEqual([403, 'STEP_LINK']);
});
