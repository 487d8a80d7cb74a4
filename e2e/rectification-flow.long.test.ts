import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from './stack.ts';
import { canary, createReadyToPush, pushOrder, waitForState } from './steps.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const text = `样例通知：网站负责人电话 ${canary.mobile} 无法接通，请核实并办理变更备案`;
const list = `{ rectifications { id state text websiteId orderKind dueAt orders { number state } } }`;

test('a bureau asks for a correction: its partner is told by event and mail, and the approval of its order answers the notice', async () => {
  const [record] = (
    await stack.partner.graphql('{ records(first: 1) { edges { node { id filingNumber websites { id } } } } }')
  ).records.edges.map(({ node }: { node: { id: string; filingNumber: string; websites: { id: string }[] } }) => node);
  const { records } = (await stack.control('state')) as {
    records: { filingNumber: string; websites: { wzid: string }[] }[];
  };
  const site = records.find((one) => one.filingNumber === record.filingNumber)?.websites[0];
  await stack.control('publish', { notices: [{ Tzlb: '1', Jlid: site?.wzid, Tznr: text }] });

  await stack.waitFor('the partner to be told', async () => {
    const [row] = await stack.db.query('select 1 from app.rectifications where notified_at is not null');
    return row;
  });
  const [notice] = (await stack.partner.graphql(list)).rectifications;
  expect(notice).toMatchObject({ state: 'OPEN', orderKind: 'CHANGE_WEBSITE', websiteId: record.websites[0].id });
  expect(notice.text).toContain('请核实并办理变更备案');
  expect(notice.text).not.toContain(canary.mobile);
  const ready = await createReadyToPush(stack, record.filingNumber, { rectificationId: notice.id });
  expect((await stack.partner.graphql(list)).rectifications).toMatchObject([
    { id: notice.id, state: 'OPEN', orders: [{ number: ready.number, state: 'SUBMISSION_PENDING' }] },
  ]);
  const pushed = await pushOrder(stack, ready);
  await waitForState(stack, pushed.id, 'BUREAU_REVIEW');
  await stack.control('decideNow', {});
  await waitForState(stack, pushed.id, 'APPROVED');
  expect((await stack.partner.graphql(list)).rectifications).toEqual([]);
  // The log shows an event once no transaction that began before it is open: by now it does.
  const { partnerEvents } = await stack.partner.graphql(
    `{ partnerEvents(first: 50) { edges { node { kind order { id } rectification { id about recordId dueAt } } } } }`,
  );
  const events: { kind: string }[] = partnerEvents.edges.map(({ node }: { node: { kind: string } }) => node);
  expect(events.filter(({ kind }) => kind.startsWith('RECTIFICATION_'))).toEqual([
    {
      ...{ kind: 'RECTIFICATION_RECEIVED', order: null },
      rectification: { id: notice.id, about: 'WEBSITE', recordId: record.id, dueAt: notice.dueAt },
    },
  ]);
  const closed = await stack.supervisor.graphql(
    `{ rectifications(filter: CLOSED) { id state answeredAt left { amount } } }`,
  );
  expect(closed.rectifications).toEqual([
    { id: notice.id, state: 'ANSWERED', answeredAt: expect.any(String), left: null },
  ]);
  const sent = await stack.waitFor('the mails and the SMS to be sent', async () => {
    const rows = await stack.db.query(
      'select recipient, channel, sent_at from app.notices where rectification_id = $1 order by recipient, channel',
      [notice.id],
    );
    return rows.length > 0 && rows.every((row) => row.sent_at !== null) && rows;
  });
  expect(sent.map(({ recipient, channel }) => `${recipient} ${channel}`)).toEqual([
    'partner mail',
    'subjectPrincipal mail',
    'subjectPrincipal sms',
  ]);
});

test('checks and a verification task stand in the list of staff with a due time, and a partner sees none; a supervisor answers the task at the bureau', async () => {
  const { records } = (await stack.control('state')) as {
    records: { ztid: string; filingNumber: string; websites: { wzid: string; filingNumber: string }[] }[];
  };
  const [record] = records;
  const [site] = record?.websites ?? [];
  const website = { Wzid: site?.wzid, Wz_Baxh: site?.filingNumber, Hcsj: '2026-11-28 10:00:00' };
  await stack.control('publish', {
    checks: { Jrhc: [{ ...website, Hcjg: '1' }], Kkwzhc: [{ ...website, Hcjg: '0' }], Wzch: [website] },
    tasks: [{ Ztid: record?.ztid, Bz: '样例任务：请核实' }],
  });
  const query = '{ rectifications { id kind identifier recordId text remark state left { overdue } } }';
  const found: { id: string; kind: string; remark: string | null }[] = await stack.waitFor(
    'the checks and the task',
    async () => {
      const { rectifications } = await stack.supervisor.graphql(query);
      return rectifications.length === 4 && rectifications;
    },
  );
  expect(found.map(({ kind }) => kind).sort()).toEqual([
    'accessOverReported',
    'emptyWebsiteAlive',
    'verificationTask',
    'websiteLiveness',
  ]);
  for (const one of found)
    expect(one).toMatchObject({ recordId: expect.any(String), state: 'OPEN', left: { overdue: false } });
  const task = found.find(({ kind }) => kind === 'verificationTask');
  expect(task).toMatchObject({ identifier: record?.filingNumber, remark: '样例任务：请核实' });
  expect((await stack.partner.graphql('{ rectifications { id } }')).rectifications).toEqual([]);
  const check = found.find(({ kind }) => kind === 'websiteLiveness');
  await stack.supervisor.graphql(
    `mutation ($id: ID!) { handleRectification(id: $id, note: "网站可以访问", key: "check") { __typename } }`,
    { id: check?.id },
  );
  const answered = await stack.supervisor.graphql(
    `mutation ($id: ID!) { answerVerificationTask(id: $id, passed: false, opinion: "电话无法接通", errors: "手机停机", key: "task") {
      __typename ... on Rectification { result { state } } ... on ActionRefused { reasons { message } } } }`,
    { id: task?.id },
  );
  expect(answered.answerVerificationTask).toEqual({ __typename: 'Rectification', result: { state: 'WAITING' } });
  const closed: { id: string; state: string }[] = await stack.waitFor('the bureau to take the answer', async () => {
    const { rectifications } = await stack.supervisor.graphql('{ rectifications(filter: CLOSED) { id state } }');
    return rectifications.some(({ id }: { id: string }) => id === task?.id) && rectifications;
  });
  expect(closed).toContainEqual({ id: task?.id, state: 'ANSWERED' });
  expect(closed).toContainEqual({ id: check?.id, state: 'HANDLED' });
  const { verifications } = (await stack.control('state')) as { verifications: unknown[] };
  expect(verifications).toEqual([
    {
      ...{ Ztid: record?.ztid, Hsjg: '1', Hsyj: '电话无法接通', Cwxx: '手机停机' },
      ...{ Hsrxm: expect.any(String), Hssj: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    },
  ]);
});

test('a notice asks for material: that of the approved order is sent alone, and the result of the bureau answers the notice', async () => {
  const { records } = (await stack.control('state')) as {
    records: { filingNumber: string; websites: { wzid: string }[] }[];
  };
  const approved = (
    await stack.supervisor.graphql('{ rectifications(filter: CLOSED) { identifier recordId state orders { number } } }')
  ).rectifications.find((one: { orders: unknown[] }) => one.orders.length > 0);
  const record = (await stack.supervisor.graphql(`{ record(id: "${approved.recordId}") { filingNumber } }`)).record;
  const site = records.find((one) => one.filingNumber === record.filingNumber)?.websites[0];
  const asked = '样例通知：请补充上报真实性核验材料';
  await stack.control('publish', { notices: [{ Tzlb: '1', Jlid: site?.wzid, Tznr: asked }] });
  const query = '{ rectifications { id text materialOrderNumber } }';
  const notice = await stack.waitFor('the notice', async () =>
    (await stack.supervisor.graphql(query)).rectifications.find(({ text }: { text: string }) => text === asked),
  );
  expect(notice.materialOrderNumber).toBe(approved.orders[0].number);
  const sent = await stack.supervisor.graphql(
    `mutation ($id: ID!) { sendVerificationMaterial(id: $id, key: "material") {
      __typename ... on Rectification { material { state orderNumber } } ... on ActionRefused { reasons { message } } } }`,
    { id: notice.id },
  );
  expect(sent.sendVerificationMaterial).toEqual({
    __typename: 'Rectification',
    material: { state: 'WAITING', orderNumber: notice.materialOrderNumber },
  });
  const answered = await stack.waitFor('the result of the bureau', async () =>
    (
      await stack.supervisor.graphql('{ rectifications(filter: CLOSED) { id state material { state } } }')
    ).rectifications.find(({ id }: { id: string }) => id === notice.id),
  );
  expect(answered).toEqual({ id: notice.id, state: 'ANSWERED', material: { state: 'ACCEPTED' } });
});
