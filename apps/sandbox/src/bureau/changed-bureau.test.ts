import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Sandbox } from '../server.ts';
import {
  connect,
  fileOf,
  newFolder,
  nodeAt,
  type ProviderClient,
  removeFolder,
  requestJson,
  startSandboxIn,
  textsOf,
} from '../testing/harness.ts';
import { changeFile } from '../testing/uploads.ts';

let folder: string;
let sandbox: Sandbox;
let provider: ProviderClient;
const post = (path: string, body: unknown) => requestJson(sandbox.port, 'POST', path, body);
const set = (faults: object) => post('/control/faults', faults);
const wsdl = async () => (await fetch(`http://127.0.0.1:${sandbox.port}/ISPWebService/upDownLoad?wsdl`)).text();

beforeEach(async () => {
  folder = await newFolder();
  sandbox = await startSandboxIn(folder);
  provider = connect(sandbox.port);
});
afterEach(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

it.each([
  // The answer is a page of 404.
  ['moved', '/ISPWebService/upDownLoadV2"', 'not well-formed XML'],
  ['renamed', '<xs:element name="arg4" type="xs:int"/>', 'HTTP 500'],
  ['soap12', 'http://schemas.xmlsoap.org/wsdl/soap12/', 'HTTP 415'],
])('a WSDL that is %s says so, and calls of the usual form fail', async (form, written, status) => {
  expect(await wsdl()).not.toContain(written);
  await set({ wsdl: form });
  expect(await wsdl()).toContain(written);
  await expect(provider.download()).rejects.toThrow(status);
  const { body } = await requestJson(sandbox.port, 'GET', '/control/faults');
  expect(body).toMatchObject({ fired: { wsdl: 1 } });
  await set({ wsdl: 'usual' });
  expect((await provider.download()).code).toBe('3');
});

it('the answer about the previous upload is damaged until it is reset', async () => {
  await provider.upload(1, changeFile());
  const damaged = async (previousUploadDamaged: string | null) => {
    await set({ previousUploadDamaged });
    return provider.previous();
  };
  const sound = await damaged(null);
  for (const damage of ['wrongHash', 'cutArchive']) {
    const answer = await damaged(damage);
    expect(() => fileOf(answer)).toThrow();
    expect(textsOf(answer.root, 'dataSequence')).toEqual(['1']);
  }
  expect(nodeAt((await damaged('noFile')).root, 'fileInfos/beianInfo')).toBeUndefined();
  expect(textsOf((await damaged('noNumber')).root, 'dataSequence')).toEqual([]);
  const zero = await damaged('zeroWithFile');
  expect([textsOf(zero.root, 'dataSequence'), fileOf(zero)?.xml]).toEqual([['0'], fileOf(sound)?.xml]);
  expect(await damaged('refusedWithNumber')).toMatchObject({ code: '999' });
  expect((await requestJson(sandbox.port, 'GET', '/control/faults')).body).toMatchObject({
    fired: { previousUploadDamaged: 6 },
  });
});

it('a result file may hold a record that cannot be read', async () => {
  await provider.downloadAll();
  await set({ unreadableRecord: 1 });
  await provider.upload(1, changeFile());
  await post('/control/decideNow', {});
  const files = await provider.downloadAll();
  expect(files.map(({ root }) => textsOf(root, 'Bz'))).toEqual([['样例'], []]);
});
