import { system, transaction } from '@beian/database/transaction';
import { storeCodes } from '@beian/records/published';
import { storeAnswer } from '@beian/submissions/answers';
import { seedConnection } from '@beian/submissions/connections';
import { storeBureauNotice } from '@beian/submissions/rectifications';
import { ISP_ID } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
  const ctx = api.db.worker;
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  const { bureauId } = await seedConnection(ctx, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  await transaction(ctx, system('bureau'), async (tx) => {
    const from = { bureauId, answerId: await storeAnswer(ctx, tx, bureauId, 'notices.xml', Buffer.from('notices')) };
    const filingNumber = api.records[0]?.filingNumber;
    await storeBureauNotice(ctx, tx, from, {
      about: 'subject',
      filingNumber,
      text: '请核实主体信息',
      remark: '样例',
    });
    await storeBureauNotice(ctx, tx, from, { about: 'website', bureauId: '999', text: '请核实网站' });
    await storeCodes(tx, from, [
      { table: 'LANGUAGE', code: '1', name: '中文简体（管局）', valid: true, more: {} },
      { table: 'LANGUAGE', code: '2', valid: false, more: {} },
      { table: 'LANGUAGE', code: '40', name: '样例语', valid: true, more: {} },
    ]);
  });
});
afterAll(() => api.close());

const list = (of = '') =>
  `{ rectifications${of} { id kindLabel identifier recordId text remark handledAt mayHandle } }`;
const handle = `mutation ($id: ID!, $note: String!, $key: String!) { handleRectification(id: $id, note: $note, key: $key) {
  __typename ... on Rectification { handledName note mayHandle } ... on ActionRefused { reasons { code field } } } }`;

test('notices: staff read all, a partner those of its records without the names of staff, a supervisor marks one once with an audit row', async () => {
  const record = api.records[0]?.id ?? '';
  const supervisor = await api.signIn(api.people.supervisor);
  const reviewer = await api.signIn(api.people.reviewers[0]);
  const { data } = await api.graphql(supervisor, list(), {}, { 'accept-language': 'zh' });
  expect(data.rectifications).toMatchObject([
    { kindLabel: '备案主体信息整改', recordId: record, text: '请核实主体信息', remark: '样例', mayHandle: true },
    { kindLabel: '备案网站信息整改', recordId: null, identifier: '999', handledAt: null },
  ]);
  const [notice] = data.rectifications;
  const partner = { key: api.people.partner.key };
  expect((await api.graphql(partner, list())).data.rectifications).toMatchObject([{ id: notice.id, mayHandle: false }]);
  const stranger = { key: api.stranger.key };
  expect((await api.graphql(stranger, list())).data.rectifications).toEqual([]);
  expect((await api.graphql(stranger, list(`(recordId: "${record}")`))).data.rectifications).toEqual([]);
  const mark = { id: notice.id, note: '已通知客户变更', key: 'one' };
  const refused = async (as: typeof partner | typeof reviewer, call: object) =>
    (await api.graphql(as, handle, { ...mark, ...call })).data.handleRectification.reasons;
  expect(await refused(reviewer, {})).toEqual([{ code: 'NOT_POSSIBLE', field: null }]);
  expect(await refused(await api.signInOfPartner(), {})).toEqual([{ code: 'NOT_POSSIBLE', field: null }]);
  expect(await refused(supervisor, { note: ' ', key: 'empty' })).toMatchObject([{ field: 'note' }]);
  for (const _ of [1, 2]) {
    const done = await api.graphql(supervisor, handle, mark);
    expect(done.data.handleRectification).toEqual({
      __typename: 'Rectification',
      handledName: api.people.supervisor.actor.name,
      note: '已通知客户变更',
      mayHandle: false,
    });
  }
  expect(await refused(supervisor, { key: 'two' })).toEqual([{ code: 'NOTICE_NOT_OPEN', field: 'id' }]);
  expect((await api.graphql(reviewer, list())).data.rectifications).toHaveLength(1);
  const ofRecord = await api.graphql(reviewer, list(`(recordId: "${record}")`));
  expect(ofRecord.data.rectifications).toMatchObject([{ id: notice.id, mayHandle: false }]);
  const closed = await api.graphql(
    await api.signInOfPartner(),
    '{ rectifications(filter: CLOSED) { state handledName note partners } }',
  );
  expect(closed.data.rectifications).toEqual([{ state: 'HANDLED', handledName: null, note: null, partners: [] }]);
  const audits = await api.db.query(
    `select outcome from app.audit where action = 'handleRectification' and actor_id = $1 order by at, id`,
    [api.people.supervisor.actor.id],
  );
  expect(audits.map(({ outcome }) => outcome)).toEqual(['refused', 'done', 'refused']);
});

test("codes: the bureau's table adds and renames codes and marks invalid ones", async () => {
  const { data } = await api.graphql(undefined, '{ codes(list: LANGUAGE) { code label { zh en } source } }');
  const found = (code: string) => data.codes.find((one: { code: string }) => one.code === code);
  expect(found('1')).toEqual({
    code: '1',
    label: { zh: '中文简体（管局）', en: 'Chinese, simplified' },
    source: 'JCDM',
  });
  expect([found('2'), found('3')?.source, found('40')?.label.zh]).toEqual([undefined, 'FORM-LATER', '样例语']);
});
