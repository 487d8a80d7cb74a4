import { createHash } from 'node:crypto';
import { createBureauClient } from '@beian/bureau-protocol/client';
import { createOutbound } from '@beian/bureau-protocol/outbound';
import { startTestBureau, type TestAnswer } from '@beian/bureau-protocol/testing';

/** An answer with one code; `missing`: the numbers of code 14. */
export const codeAnswer = (value: string, missing: readonly string[] = []): TestAnswer => ({
  document: `<return><msg_code>${value}</msg_code><msg>样例</msg>${
    missing.length > 0
      ? `<dataSequences>${missing.map((one) => `<dataSequence>${one}</dataSequence>`).join('')}</dataSequences>`
      : ''
  }</return>`,
});

/** A downloaded file; with `sequence`, the last uploaded one. */
export async function downloadAnswer(fileName: string, xml: Uint8Array, sequence?: string): Promise<TestAnswer> {
  const { beianInfo = '', beianInfoHash = '' } = await packXml(xml);
  return fileAnswer(fileName, beianInfo, beianInfoHash, sequence);
}

/** A downloaded file with these bytes and their correct hash, also if they are not an archive. */
export const packedFile = (fileName: string, bytes: Uint8Array): TestAnswer =>
  fileAnswer(fileName, Buffer.from(bytes).toString('base64'), createHash('md5').update(bytes).digest('base64'));

function fileAnswer(fileName: string, beianInfo: string, beianInfoHash: string, sequence?: string): TestAnswer {
  const number = sequence === undefined ? '' : `<dataSequence>${sequence}</dataSequence>`;
  return {
    document: `<return><msg_code>0</msg_code><msg>样例</msg><fileInfos><hashAlgorithm>0</hashAlgorithm><compressionFormat>0</compressionFormat><encryptAlgorithm>0</encryptAlgorithm>${number}<return_FileName>${fileName}</return_FileName><beianInfo>${beianInfo}</beianInfo><beianInfoHash>${beianInfoHash}</beianInfoHash></fileInfos></return>`,
  };
}

/** Packs a file by an upload of the client; a bureau packs in the same way. */
async function packXml(xml: Uint8Array): Promise<Readonly<Record<string, string>>> {
  const bureau = await startTestBureau(() => codeAnswer('0'));
  const account = { ispId: '1', userName: 'tester', password: '样例密码', upDownLoadWsdl: bureau.wsdl };
  const limits = { connectMs: 5000, totalMs: 5000, maxBytes: 1_000_000 };
  const client = createBureauClient(
    account,
    limits,
    limits,
    createOutbound(() => true),
  );
  await client.upload({ fileName: 'data.xml', xml, dataSequence: '1' });
  await bureau.close();
  return bureau.calls[0]?.parameters ?? {};
}

/** The answer of a bureau that has received no upload. */
export const noUploadYet: TestAnswer = {
  document:
    '<return><msg_code>0</msg_code><msg>样例</msg><fileInfos><dataSequence>0</dataSequence></fileInfos></return>',
};
