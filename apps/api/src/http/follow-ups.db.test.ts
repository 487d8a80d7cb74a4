import { system, transaction } from '@beian/database/transaction';
import { sendFollowUps } from '@beian/orders/follow-ups';
import { readNotice } from '@beian/orders/notices';
import { seedRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let token: string;
beforeAll(async () => {
  api = await apiUnderTest();
  await seedRecords(api.db);
  // A year and a day later, 10:00 in Shanghai.
  const year = Number((await api.db.now()).slice(0, 4));
  await api.db.query(`update app.record_versions set since = $1`, [`${year}-06-01T02:00:00Z`]);
  await api.db.travel(`${year + 1}-06-02T02:00:00Z`);
  while (await sendFollowUps(api.db.worker));
  const [row] = await api.db.query<{ id: string }>(
    `select n.id from app.notices n join app.follow_ups f on f.id = n.follow_up_id where f.kind = 'DATA_CHECK' and n.link is not null order by n.id`,
  );
  const notice = await transaction(api.db.worker, system('clock'), (tx) =>
    readNotice(api.db.worker, tx, row?.id ?? '', 'https://desk.example'),
  );
  const [page, secret = ''] = notice?.content.letter?.link?.split('#') ?? [];
  expect(page).toBe('https://desk.example/follow-up');
  token = secret;
});
afterAll(() => api.close());

const call = (method: 'GET' | 'POST' | 'HEAD', url: string, language = 'en') =>
  api.app.inject({ method, url: `/follow-ups/${url}`, headers: { 'accept-language': language } });
const answers = async () =>
  (await api.db.query<{ answer: string | null }>('select answer from app.follow_ups where answer is not null')).map(
    ({ answer }) => answer,
  );

test('opening the link answers nothing, whoever opens it how often; a press does, and another one changes it', async () => {
  const seen = await call('GET', token);
  expect([seen.statusCode, seen.headers['cache-control']]).toEqual([200, 'no-store']);
  expect(seen.json()).toMatchObject({
    heading: 'Yearly check of the data',
    answer: null,
    answers: [
      { answer: 'confirmed', label: 'All of it is still right' },
      { answer: 'changed', label: 'Something has changed' },
    ],
  });
  expect(seen.json().data).toContainEqual({
    label: "Subject principal's mobile",
    value: expect.stringMatching(/^\d{3}\*{4}\d{4}$/),
  });
  expect((await call('GET', token, 'zh')).json().heading).toBe('备案信息年度核对');
  await call('HEAD', token);
  for (const method of ['GET', 'HEAD'] as const)
    expect((await call(method, `${token}/answers/confirmed`)).statusCode).toBeGreaterThanOrEqual(400);
  expect(await answers()).toEqual([]);
  expect((await call('POST', `${token}/answers/confirmed`)).json()).toMatchObject({ answer: 'confirmed' });
  expect((await call('POST', `${token}/answers/confirmed`)).statusCode).toBe(200);
  expect((await call('POST', `${token}/answers/changed`)).json()).toMatchObject({ answer: 'changed' });
  expect(await answers()).toEqual(['changed']);
  expect(api.log()).not.toContain(token);
});

test('an unknown link, another answer, and a link that is over are refused', async () => {
  expect((await call('POST', `${token}/answers/perhaps`)).statusCode).toBe(404);
  const unknown = await call('GET', 'x'.repeat(43));
  expect([unknown.statusCode, unknown.json().code]).toEqual([403, 'FOLLOW_UP_LINK']);
  await api.db.travel(61 * 86_400_000);
  for (const [method, url] of [
    ['GET', token],
    ['POST', `${token}/answers/confirmed`],
  ] as const) {
    const over = await call(method, url);
    expect([over.statusCode, over.json().code]).toEqual([403, 'FOLLOW_UP_LINK']);
  }
  expect(await answers()).toEqual(['changed']);
});
