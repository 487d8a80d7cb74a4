import { type BureauConnection, createBureauClient } from '@beian/bureau-protocol/client';
import { createOutbound } from '@beian/bureau-protocol/outbound';
import { encodeGbk } from '@beian/bureau-protocol/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LedgerLine } from './connect-stack.ts';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, type Order, pushOrder, waitForState, ztidOf } from './steps.ts';

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

const of = (lines: readonly LedgerLine[], name: string) => lines.filter(({ method }) => method === name);

describe('a bureau and one client', () => {
  const limits = { connectMs: 2000, totalMs: 5000, maxBytes: 1024 * 1024 };
  const xml = encodeGbk('<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"/>');
  const clientOf = (more: Partial<BureauConnection> = {}) => {
    const services = `${stack.sandboxUrl}/bureaus/440000`;
    const account = { ispId: '440000000999', userName: 'sandbox-gd', password: '样例密码Aa1' };
    const addresses = {
      upDownLoadWsdl: `${services}/ISPWebService/upDownLoad?wsdl`,
      statusWsdl: `${services}/BeianStatusWebService/queryBeianStatus?wsdl`,
      passwordWsdl: `${services}/BeianStatusWebService/verifyBamm?wsdl`,
    };
    const here = createOutbound((host) => host === '127.0.0.1');
    return createBureauClient({ ...account, ...addresses, ...more }, limits, limits, here);
  };
  const faults = (some: object) => stack.control('faults', { province: '440000', ...some });
  let last = 0;

  test('a bureau that changes its WSDL is followed: no question fails, and an upload is settled by asking', async () => {
    const client = clientOf();
    const status = { conditionType: 0, condition: 'not-filed.example' };
    for (const wsdl of ['moved', 'renamed', 'soap12', 'usual']) {
      expect(await client.download()).toMatchObject({ kind: 'file' });
      await faults({ wsdl });
      expect([wsdl, (await client.download()).kind]).toEqual([wsdl, 'file']);
      expect(await client.queryFilingStatus(status)).toEqual({ kind: 'answered', filing: null });
      expect(await client.findPasswordService()).toEqual({ kind: 'described' });
    }
    for (const wsdl of ['moved', 'soap12', 'usual']) {
      await client.download();
      await faults({ wsdl });
      const file = { fileName: `filing${last + 1}.xml`, xml, dataSequence: last + 1 };
      expect([wsdl, (await client.upload(file)).kind]).toEqual([wsdl, 'unknown']);
      expect(await client.previousUpload()).toMatchObject({ kind: 'answered', dataSequence: String(last) });
      expect(await client.upload(file)).toMatchObject({ kind: 'answered', code: '0' });
      last += 1;
    }
  });

  test('a refusal of the account because the parameters have other names now: the upload is made again', async () => {
    const client = clientOf();
    await faults({ wsdl: 'renamed' });
    await client.download();
    // The old service takes the new names for missing parameters.
    await faults({ wsdl: 'usual' });
    const file = { fileName: `filing${last + 1}.xml`, xml, dataSequence: last + 1 };
    expect(await client.upload(file)).toMatchObject({ kind: 'answered', code: '0' });
    last += 1;
  });

  test.each([
    ['wrongHash', 'fault'],
    ['cutArchive', 'fault'],
    ['noFile', 'fault'],
    ['noNumber', 'fault'],
    ['zeroWithFile', 'fault'],
    ['refusedWithNumber', 'refused'],
    [null, 'answered'],
  ])('the answer about the last upload, damaged by %s, is %s', async (previousUploadDamaged, kind) => {
    await faults({ previousUploadDamaged });
    expect((await clientOf().previousUpload()).kind).toBe(kind);
  });

  test('a connection with a key and plain uploads opens encrypted downloads', async () => {
    await faults({ encryptDownloads: true });
    const client = clientOf({ encryption, encryptUploads: false });
    const file = { fileName: `filing${last + 1}.xml`, xml, dataSequence: last + 1 };
    // With another key an encrypted upload would be refused.
    const other = clientOf({ encryption: { ...encryption, key: 'fedcba9876543210' }, encryptUploads: false });
    expect(await other.upload(file)).toMatchObject({ code: '0' });
    expect(await client.download()).toMatchObject({ kind: 'file' });
    expect(await client.previousUpload()).toMatchObject({ kind: 'answered', dataSequence: String(last + 1), xml });
    await faults({ encryptDownloads: false });
  });
});

describe('an order at a bureau with faults', () => {
  let order: Order;

  test('while the answer about the last upload is damaged, an upload without an answer stays open; then it is accepted, once', async () => {
    order = await createReadyToPush(stack);
    await stack.control('faults', { dropAfterAccept: 1, previousUploadDamaged: 'wrongHash' });
    order = await pushOrder(stack, order);
    // The first question is for the number of the first file; the third is put after the answer to the second was judged.
    await stack.waitForLedger('three questions', (lines) => of(lines, 'isp_querypreviousupload').length >= 3);
    expect(await stack.db.query(`select call, why from app.bureau_incidents where call <> 'upload'`)).toEqual([
      { call: 'previousUpload', why: 'the file does not open (hash): beianInfoHash does not match the file' },
    ]);
    expect(await stack.db.query('select state from app.submissions')).toEqual([{ state: 'UNKNOWN' }]);
    await stack.control('faults', { previousUploadDamaged: null });
    order = await waitForState(stack, order.id, 'BUREAU_REVIEW');
    expect(of(await stack.waitForLedger('the ledger', () => true), 'isp_upload')).toHaveLength(1);
  });

  test('a verdict without Bs and with an unreadable record beside it is applied, and the record is shown to a person', async () => {
    const acknowledged = of(await stack.waitForLedger('the ledger', () => true), 'isp_downloadack').length;
    await stack.control('faults', { omitBs: 1, unreadableRecord: 1, wsdl: 'moved' });
    await stack.control('decide', { ztid: await ztidOf(stack, order), pass: true });
    order = await waitForState(stack, order.id, 'APPROVED');
    const entries = await stack.waitFor('both entries', async () => {
      const rows = await stack.db.query('select status from app.answer_entries where order_id = $1 order by position', [
        order.id,
      ]);
      return rows.length === 2 && rows;
    });
    expect(entries.map(({ status }) => status)).toEqual(['applied', 'repeated']);
    const [bureau] = await stack.db.query<{ id: string }>(
      'select id from app.bureaus where province = $1 and not test',
      ['320000'],
    );
    const list = `query ($bureau: ID!) { unmatchedAnswers(first: 1) { totalCount } incidents(bureauId: $bureau, first: 10) { edges { node { label why advice fileName } } } }`;
    const { unmatchedAnswers, incidents } = await stack.supervisor.graphql(list, { bureau: bureau?.id });
    expect(unmatchedAnswers.totalCount).toBe(0);
    expect(incidents.edges.map(({ node }: { node: object }) => node)).toContainEqual({
      label: '文件中有记录无法读取',
      why: 'records of the file cannot be read: XGTZ/Tzxx[1]',
      advice: expect.stringContaining('文件已保存并确认接收'),
      fileName: expect.any(String),
    });
    // The file does not hold up the record that is published behind it.
    await stack.waitForLedger('both files', (lines) => of(lines, 'isp_downloadack').length >= acknowledged + 2);
    expect((await stack.control('state')).queueLength).toBe(0);
  });
});
