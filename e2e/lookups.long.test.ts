import { type BureauConnection, createBureauClient } from '@beian/bureau-protocol/client';
import { createOutbound } from '@beian/bureau-protocol/outbound';
import { encodeGbk } from '@beian/bureau-protocol/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { type Stack, startStack } from './stack.ts';

const encryption = { key: '0123456789abcdef', iv: '0102030405060708' };

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({
    sandboxEnv: {
      // The desk has no connection to Guangdong's bureau, so the client below has it for itself.
      SANDBOX_BUREAUS: '320000,440000',
      SANDBOX_AES_KEY: encryption.key,
      SANDBOX_AES_IV: encryption.iv,
    },
  });
});
afterAll(() => stack?.stop());

describe('a partner proves a record', () => {
  const number = '苏ICP备00000003号';
  const ask = async (password: string, key: string) => {
    const { proveRecord } = await stack.partner.graphql(
      `mutation p($input: ProofInput!, $key: String!) { proveRecord(input: $input, key: $key) { __typename
        ... on RecordProof { state record { filingNumber } }
        ... on ActionRefused { code reasons { code field message suggestion ruleId } } } }`,
      { input: { filingNumber: number, password }, key },
    );
    return proveRecord;
  };
  const granted = () =>
    stack.db.query<{ basis: string }>(
      'select p.basis from app.partner_records p join app.records r on r.id = p.record_id where r.filing_number = $1',
      [number],
    );

  test('without a proof the record is not visible, and a wrong password gives none', async () => {
    await stack.db.query(
      'delete from app.partner_records where record_id = (select id from app.records where filing_number = $1)',
      [number],
    );
    const { records } = await stack.partner.graphql('{ records(search: "00000003") { edges { node { id } } } }');
    expect(records.edges).toEqual([]);
    expect(await ask('Ba999999', 'wrong')).toMatchObject({
      __typename: 'ActionRefused',
      reasons: [{ code: 'PROOF_WRONG', field: 'password', suggestion: expect.stringContaining('还可尝试 4 次') }],
    });
    expect(await granted()).toEqual([]);
  });

  test('the right password proves the record in one call; staff see the basis', async () => {
    const proved = { __typename: 'RecordProof', state: 'PROVED', record: { filingNumber: number } };
    expect(await ask('Ba000003', 'right')).toEqual(proved);
    expect(await ask('Ba000003', 'right')).toEqual(proved);
    expect(await granted()).toEqual([{ basis: expect.stringMatching(/^proof_/) }]);
    const shown = await stack.supervisor.graphql(
      '{ records(search: "00000003") { edges { node { partners { partnerName basis } } } } }',
    );
    expect(shown.records.edges[0].node.partners).toEqual([
      { partnerName: expect.any(String), basis: '以备案号和备案密码核实' },
    ]);
    const checks = (await stack.waitForLedger('two checks', (lines) => of(lines, 'isp_verifybamm') >= 2)).filter(
      ({ method }) => method === 'isp_verifybamm',
    );
    expect(checks).toHaveLength(2);
  });

  test('code 22 blocks the number and names the end of the block', async () => {
    await stack.control('faults', { passwordChecks: 0 });
    const stopped = { reasons: [{ code: 'PROOF_STOPPED', field: 'filingNumber' }] };
    const first = await ask('Ba000003', 'third');
    expect(first).toMatchObject(stopped);
    expect(first.reasons[0].suggestion).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d 之后再试/);
    await stack.control('faults', { passwordChecks: 5 });
    expect(await ask('Ba000003', 'fourth')).toMatchObject(stopped);
    expect(of(await stack.waitForLedger('three checks', () => true), 'isp_verifybamm')).toBe(3);
  });
});

const of = (lines: readonly { method: string }[], name: string) => lines.filter(({ method }) => method === name).length;

test('a domain in another filing fails a check at its item, and the order cannot be submitted', async () => {
  const { records } = await stack.partner.graphql(
    '{ records(search: "00000001") { edges { node { id websites { id } } } } }',
  );
  const { node } = records.edges[0];
  const order = await orderFlow.openOrder(stack.partner, node.id, node.websites[0].id);
  await orderFlow.saveValues(stack.partner, order, { 'website.domains': ['zhongshan-soft.example'] });
  await stack.partner.act('verifyDomains', { id: ['ID!', order.id] });
  const seen = await stack.waitFor('the bureau to say so', async () => {
    const { order: now } = await stack.partner.graphql(
      'query o($id: ID!) { order(id: $id) { items { key findings { ruleId outcome message } } actions { event reasons { code ruleId } } } }',
      { id: order.id },
    );
    const item = now.items.find(({ key }: { key: string }) => key === 'website.domains');
    const said = item.findings.find(({ ruleId }: { ruleId: string }) => ruleId === 'DOM-10');
    return said.outcome === 'fail' && { said, actions: now.actions };
  });
  expect(seen.said.message).toBe('域名冲突：域名 zhongshan-soft.example 已在其他备案名下');
  const submit = seen.actions.find(({ event }: { event: string }) => event === 'submit');
  expect(submit.reasons).toContainEqual({ code: 'DOMAIN_FILED_ELSEWHERE', ruleId: 'DOM-10' });
});

describe('AES is used as set in the connection and in each answer', () => {
  const limits = { connectMs: 2000, totalMs: 5000, maxBytes: 1024 * 1024 };
  const xml = encodeGbk('<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"/>');
  const client = (with_: Partial<BureauConnection>) =>
    createBureauClient(
      {
        ispId: '440000000999',
        userName: 'sandbox-gd',
        password: '样例密码Aa1',
        upDownLoadWsdl: `${stack.sandboxUrl}/bureaus/440000/ISPWebService/upDownLoad?wsdl`,
        ...with_,
      },
      limits,
      limits,
      createOutbound((host) => host === '127.0.0.1'),
    );
  const faults = (some: object) => stack.control('faults', { province: '440000', ...some });
  const upload = (with_: Partial<BureauConnection>, dataSequence: number) =>
    client(with_).upload({ fileName: `filing${dataSequence}.xml`, xml, dataSequence });

  test('uploads are encrypted with the key, plain without; another key does not decrypt', async () => {
    expect(await upload({ encryption }, 1)).toMatchObject({ code: '0' });
    expect(await upload({ encryption: { ...encryption, key: 'fedcba9876543210' } }, 2)).toMatchObject({ code: '6' });
    expect(await upload({}, 2)).toMatchObject({ code: '0' });
  });

  test.each([true, false])(
    'downloads: encrypted answers (%s) to an encrypting and to a plain connection',
    async (encryptDownloads) => {
      await faults({ encryptDownloads });
      const withKey = await client({ encryption }).download();
      expect(withKey).toMatchObject({ kind: 'file' });
      const without = await client({}).download();
      expect(without).toMatchObject(
        encryptDownloads
          ? { kind: 'fault', cause: expect.stringContaining('(decrypt)'), evidence: expect.any(Buffer) }
          : { kind: 'file', fileName: withKey.kind === 'file' ? withKey.fileName : '' },
      );
      const last = await client({ encryption }).previousUpload();
      expect(last).toMatchObject({ kind: 'answered', dataSequence: '2', xml });
    },
  );
});
