import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../server.ts';
import { validateDownloads } from '../testing/downloads.ts';
import {
  connect,
  fileOf,
  newFolder,
  nodeAt,
  nodesNamed,
  type ProviderClient,
  removeFolder,
  requestJson,
  startSandboxIn,
  textsOf,
  validator,
} from '../testing/harness.ts';
import { changeFile, ztid } from '../testing/uploads.ts';

let folder: string;
let sandbox: Sandbox;
let provider: ProviderClient;
const post = (path: string, body?: unknown) => requestJson(sandbox.port, 'POST', path, body);

beforeEach(async () => {
  folder = await newFolder();
  sandbox = await startSandboxIn(folder);
  provider = connect(sandbox.port);
});
afterEach(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

it('publishes the thirteen records of its provider at the first start, each file until it is acknowledged', async () => {
  const first = await provider.download();
  const again = await provider.download('ispID');
  expect(first.code).toBe('3');
  expect(again.raw).toBe(first.raw);
  expect((await provider.acknowledge('')).code).toBe('21');
  expect((await provider.acknowledge('unknown.xml')).code).toBe('999');

  const files = await provider.downloadAll();
  expect(files.map(({ code }) => code)).toEqual(['3', '3', '1']);
  expect(files.map(({ root }) => nodesNamed(root, 'Baxx').length)).toEqual([5, 5, 3]);
  expect(files[0]?.name).toMatch(/^\d{14}_js_\d{6}\.xml$/);
  expect(new Set(files.flatMap(({ root }) => textsOf(root, 'Ispid')))).toEqual(
    new Set(['320000000999', '320000000998']),
  );
  expect((await provider.download()).code).toBe('2');
  expect((await provider.acknowledge(files[0]?.name ?? '')).code).toBe('0');
  await sandbox.close();
  sandbox = await startSandboxIn(folder);
  provider = connect(sandbox.port);
  expect((await provider.download()).code).toBe('2');
});

it.skipIf(validator === undefined)('sends files that xmllint finds valid against download-data.xsd', async () => {
  await provider.upload(1, changeFile());
  await post('/control/decideNow');
  await provider.upload(2, changeFile(['金陵样例新茶', '金陵样例好茶'], ['<Wzid>320', '<Wzid>321']));
  await provider.upload(3, changeFile(['</Bgxx>', '']));
  const files = await provider.downloadAll();
  expect(files).toHaveLength(7);
  await validateDownloads(folder, files);
});

it.skipIf(validator === undefined)(
  'answers, padded and with version, are valid against the return schemas',
  async () => {
    if (validator === undefined) return;
    await post('/control/faults', { version: true, padMsg: true });
    const answers = {
      'download-return.xsd': await provider.download(),
      'previous-upload-return.xsd': await provider.previous(),
      'upload-return.xsd': await provider.upload(3, changeFile()),
      'downloadack-return.xsd': await provider.acknowledge(''),
    };
    for (const [schema, { raw }] of Object.entries(answers)) {
      const path = join(folder, 'answer.xml');
      await writeFile(path, raw.replace('"GBK"', '"UTF-8"'));
      execFileSync(validator.xmllint, ['--noout', '--schema', join(validator.schemas, schema), path], {
        stdio: 'pipe',
      });
    }
  },
);

describe('variants of an answer', () => {
  it('wraps base64, pads msg, encrypts and returns other codes', async () => {
    const plain = fileOf(await provider.download());
    await post('/control/faults', { encryptDownloads: true, wrapBase64: true, codeWithFile: 0, version: true });
    const answer = await provider.download();
    expect(answer.code).toBe('0');
    expect(answer.root.attributes).toEqual({ version: 'V.3.0' });
    expect(nodeAt(answer.root, 'fileInfos/encryptAlgorithm')?.text).toBe('1');
    expect(nodeAt(answer.root, 'fileInfos/beianInfo')?.text).toContain('\n');
    expect(fileOf(answer)?.xml).toEqual(plain?.xml);
    expect(fileOf(answer)?.entry).toBe(fileOf(answer)?.name);
  });

  it('returns a wrong hash n times', async () => {
    await post('/control/faults', { corruptHash: 1 });
    const corrupt = await provider.download();
    expect(() => fileOf(corrupt)).toThrow('beianInfoHash');
    expect(fileOf(await provider.download())?.name).toBe(nodeAt(corrupt.root, 'fileInfos/return_FileName')?.text);
  });

  it('repeats a result, omits Bs, gives the verdict in one form only', async () => {
    await provider.downloadAll();
    await post('/control/faults', { duplicateResults: 1, omitBs: 1, codesOnly: true, blocksTogether: true });
    await provider.upload(1, changeFile());
    await post('/control/decideNow');
    const files = await provider.downloadAll();
    expect(files).toHaveLength(2);
    expect(files[0]?.xml).toEqual(files[1]?.xml);
    expect(files[0]?.name).not.toBe(files[1]?.name);
    const [file] = files;
    expect(file && [textsOf(file.root, 'Jgdm'), textsOf(file.root, 'Bs'), textsOf(file.root, 'Shjg')]).toEqual([
      ['1001'],
      [],
      [],
    ]);
    expect(file && textsOf(file.root, 'Ztid')).toEqual([ztid]);

    await post('/control/faults', { codesOnly: false, opinionOnly: true });
    await provider.upload(
      2,
      changeFile([
        '<Ym_xx>\n            <IspYmid>7102</IspYmid>\n            <Ym>jinling-tea-two.example</Ym>\n          </Ym_xx>',
        '',
      ]),
    );
    await post('/control/decideNow');
    const [opinion] = await provider.downloadAll();
    expect(
      opinion && [textsOf(opinion.root, 'Jgdm'), textsOf(opinion.root, 'Shjg'), textsOf(opinion.root, 'Jlid')],
    ).toEqual([[], ['1'], [ztid]]);
  });

  it('refuses an unknown fault', async () => {
    expect((await post('/control/faults', { explode: true })).status).toBe(400);
    expect((await post('/control/faults', { opinionOnly: true, codesOnly: true })).status).toBe(400);
    expect((await post('/control/faults', { corruptHash: 2 })).body).toMatchObject({ corruptHash: 2 });
    expect((await post('/control/faults', { busy15: 1 })).body).toMatchObject({ corruptHash: 2, busy15: 1 });
    expect((await requestJson(sandbox.port, 'DELETE', '/control/faults')).body).toMatchObject({
      corruptHash: 0,
      busy15: 0,
    });
  });
});
