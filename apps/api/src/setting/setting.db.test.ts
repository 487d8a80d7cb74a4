import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let administrator: Credentials;
let reviewer: Credentials;
beforeAll(async () => {
  api = await apiUnderTest();
  administrator = await api.signIn(api.people.administrator);
  reviewer = await api.signIn(api.people.reviewers[0]);
});
afterAll(() => api.close());

const list = '{ settings { name value label mayChange changedBy choices { value label inForce confirm brings } } }';
const change = `mutation ($value: String!, $from: String!, $key: String!) {
  changeSetting(name: lapse, value: $value, from: $from, key: $key) {
    __typename ... on Setting { value changedBy changedAt } ... on ActionRefused { code reasons { code message } } } }`;

test('staff read the settings, and only an administrator sees what may be changed', async () => {
  const { data } = await api.graphql(administrator, list, {}, { 'accept-language': 'zh' });
  expect(data.settings.map((one: { name: string }) => one.name)).toEqual([
    ...['edition', 'lapse', 'secondFactor', 'revealQuota', 'rectificationDays', 'faceCheckReuse'],
    ...['serviceCodes', 'serviceCodePlaces', 'serviceCodeRelease', 'claimOwnerDays', 'claimObjectionDays'],
    ...['providerName', 'providerHotline', 'providerSite', 'smsSignature', 'smsSignatureEn'],
    ...['commitmentText', 'commitmentTextShanghai', 'commitmentTextJiangsu', 'commitmentTextGuangdong'],
  ]);
  expect(data.settings[1]).toMatchObject({
    label: '订单自动失效',
    value: 'on',
    mayChange: true,
    changedBy: null,
    choices: [
      { value: 'on', inForce: true, confirm: null },
      { value: 'off', inForce: false, confirm: expect.stringContaining('不再因申请人没有操作而失效') },
    ],
  });
  const seen = await api.graphql(reviewer, list);
  expect(seen.data.settings[1]).toMatchObject({ mayChange: false, choices: [{ confirm: null }, { confirm: null }] });
});

test('a partner and an anonymous caller are refused', async () => {
  const asked = await api.graphql(await api.signInOfPartner(), list);
  expect(asked.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await api.graphql(undefined, list)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('a reviewer, a supervisor and a partner cannot change settings, an administrator can', async () => {
  const supervisor = await api.signIn(api.people.supervisor);
  const off = { value: 'off', from: 'on' };
  for (const [at, as] of [reviewer, supervisor, await api.signInOfPartner()].entries()) {
    const { data } = await api.graphql(as, change, { ...off, key: `no-${at}` });
    expect(data.changeSetting).toMatchObject({
      __typename: 'ActionRefused',
      code: 'NOT_POSSIBLE',
      reasons: [{ message: 'Only administrators change settings' }],
    });
  }
  expect((await api.graphql(undefined, change, { ...off, key: 'no' })).errors?.[0]?.extensions.code).toBe(
    'UNAUTHENTICATED',
  );
  const done = await api.graphql(administrator, change, { ...off, key: 'yes' });
  expect(done.data.changeSetting).toEqual({
    __typename: 'Setting',
    value: 'off',
    changedBy: api.people.administrator.actor.name,
    changedAt: expect.stringMatching(/Z$/),
  });
  const late = await api.graphql(administrator, change, { ...off, key: 'late' });
  expect(late.data.changeSetting).toMatchObject({ code: 'STALE' });
});

test('an administrator writes the text of a setting; one that does not fit is refused with its rule', async () => {
  const set = (value: string, from: string, as = administrator) =>
    api.graphql(
      as,
      `mutation ($value: String!, $from: String!, $key: String!) {
        done: changeSetting(name: smsSignature, value: $value, from: $from, key: $key) {
          ... on Setting { value choices { value } text { maxLength } } ... on ActionRefused { code reasons { code field suggestion } } } }`,
      { value, from, key: `${value} ${from} ${as === administrator}` },
    );
  const refused = async (value: string) => (await set(value, '备案审核台')).data.done;
  for (const value of ['', '【样例云】', '样'.repeat(13)])
    expect(await refused(value)).toMatchObject({
      code: 'INVALID_INPUT',
      reasons: [{ code: 'TEXT_DOES_NOT_FIT', field: 'value', suggestion: '2 to 12 characters, letters or digits' }],
    });
  expect((await set('样例云', '备案审核台', reviewer)).data.done).toMatchObject({ code: 'NOT_POSSIBLE' });
  expect((await set('样例云', '备案审核台')).data.done).toEqual({
    value: '样例云',
    choices: [],
    text: { maxLength: 12 },
  });
  expect((await set('另一云', '备案审核台')).data.done).toMatchObject({ code: 'STALE' });
});

test('the SLA board is for supervisors and administrators only', async () => {
  const board =
    '{ board { now countedUntil endedToday figures { dimension open } stages { clock left { orders } } hours { from ended } } }';
  for (const as of [reviewer, await api.signInOfPartner()])
    expect((await api.graphql(as, board)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  for (const as of [administrator, await api.signIn(api.people.supervisor)])
    expect((await api.graphql(as, board)).data.board).toMatchObject({
      figures: [],
      stages: [
        { clock: 'initialReview', left: Array(7).fill({ orders: 0 }) },
        { clock: 'photoReview' },
        { clock: 'handOver' },
        { clock: 'returnTriage' },
      ],
      hours: Array(9).fill({ ended: 0 }),
    });
});

test('staff and partners read the calendar, an administrator changes it', async () => {
  const calendar =
    '{ calendar(year: 2026) { loadedUntil mayChange alarm { code } days { day working supersededBy } } }';
  for (const [as, mayChange, alarm] of [
    [{ key: api.people.partner.key }, false, null],
    [reviewer, false, null],
    [administrator, true, { code: 'ENDS_SOON' }],
  ] as const) {
    const { data } = await api.graphql(as, calendar);
    expect(data.calendar).toMatchObject({ loadedUntil: '2026-12-31', mayChange, alarm });
    expect(data.calendar.days).toContainEqual({ day: '2026-10-10', working: true, supersededBy: null });
  }
  expect((await api.graphql(undefined, calendar)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await api.graphql(reviewer, '{ calendar(year: 0) { year } }')).errors?.[0]?.extensions.code).toBe(
    'BAD_USER_INPUT',
  );
  const look = `query ($notice: String) { calendarPreview(change: { notice: $notice }) {
    __typename ... on ActionRefused { code reasons { code field } } } }`;
  const previewed = async (as: Parameters<typeof api.graphql>[0]) =>
    (await api.graphql(as, look, { notice: 'date,kind,holiday\n2027-01-01,off,' })).data.calendarPreview;
  expect(await previewed(reviewer)).toMatchObject({ __typename: 'ActionRefused', code: 'NOT_POSSIBLE' });
  expect((await previewed(administrator)).reasons).toContainEqual({
    code: 'NOTICE_UNREADABLE',
    field: 'line 2',
  });
});

test("a notice pasted from gov.cn is previewed, and what is unusual about it is said in the caller's language", async () => {
  const text = `https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm
国务院办公厅关于2026年部分节假日安排的通知
国办发明电（2025）7号
元旦：1月1日（周四）至3日（周六）放假调休，共3天。
春节：2月15日至23日放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
2025年11月4日`;
  const look = `query ($notice: String) { calendarPreview(change: { notice: $notice }) {
    __typename ... on CalendarPreview { correction days { day } warnings { code field message suggestion ruleId } } } }`;
  for (const [language, message] of [
    ['zh', '2026 年没有清明节的放假日'],
    ['en', '2026 has no day off for Qingming 清明节'],
  ] as const) {
    const { data } = await api.graphql(administrator, look, { notice: text }, { 'accept-language': language });
    const { __typename, correction, warnings } = data.calendarPreview;
    expect({ __typename, correction }).toEqual({ __typename: 'CalendarPreview', correction: true });
    expect(warnings[0]).toMatchObject({ code: 'HOLIDAY_MISSING', field: 'days', message, ruleId: 'L-time' });
  }
});
