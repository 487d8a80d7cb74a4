import { request } from 'node:http';
import { unpackBeianInfo } from '@beian/bureau-protocol/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../server.ts';
import {
  account,
  connect,
  fileOf,
  ledger,
  newFolder,
  nodeAt,
  nodesNamed,
  type ProviderClient,
  removeFolder,
  requestJson,
  startSandboxIn,
  state,
  textsOf,
} from '../testing/harness.ts';
import { changeFile, twoChanges, ztid } from '../testing/uploads.ts';
import { hugeBytes } from './hostile.ts';

let folder: string;
let sandbox: Sandbox;
let provider: ProviderClient;
const post = async (path: string, body?: unknown) => (await requestJson(sandbox.port, 'POST', path, body)).body;
const set = (faults: object) => post('/control/faults', faults);
const control = async (query = '') =>
  (await requestJson(sandbox.port, 'GET', `/control/faults${query}`)).body as {
    seed: string;
    set: Record<string, unknown>;
    fired: Record<string, number>;
  };
const fired = async () => (await control()).fired;
const renamed = (name: string) => changeFile(['金陵样例新茶', name]);

const start = async (more: Record<string, string> = {}) => {
  sandbox = await startSandboxIn(folder, more);
  provider = connect(sandbox.port);
};
beforeEach(async () => {
  folder = await newFolder();
  await start();
});
afterEach(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

describe('how often a fault happens', () => {
  it('counts down, and counts the faults that happened', async () => {
    await set({ busy15: 2, corruptHash: 1 });
    for (const code of ['15', '15', '0']) expect((await provider.upload(1, changeFile())).code).toBe(code);
    expect(await fired()).toEqual({ busy15: 2 });
    await provider.download();
    expect(await fired()).toEqual({ busy15: 2, corruptHash: 1 });
    // Removing faults does not reset the counts.
    await requestJson(sandbox.port, 'DELETE', '/control/faults');
    expect(await control()).toMatchObject({ set: { busy15: 0 }, fired: { busy15: 2 } });
  });

  it('draws a rate from the seed: the same seed gives the same calls', async () => {
    const codes = async (seed: number) => {
      await set({ seed, busy15: { rate: 0.5 } });
      const answers: string[] = [];
      // The number is never used up: a file that gets past code 15 is refused as broken.
      await set({ broken8: 24 });
      for (let call = 0; call < 24; call++) answers.push((await provider.upload(1, changeFile())).code);
      return answers.join(' ');
    };
    const first = await codes(7);
    expect(await codes(7)).toBe(first);
    expect(await codes(8)).not.toBe(first);
    expect(first).toMatch(/15.* 8|8.* 15/);
  });

  it('reads faults and a seed from its settings for every bureau, and reports all together', async () => {
    await sandbox.close();
    await start({
      SANDBOX_BUREAUS: '320000,440000',
      SANDBOX_FAULTS: '{"maintenance":true,"lateResults":{"rate":0.5}}',
      SANDBOX_FAULT_SEED: 'seven',
    });
    expect(await control('?province=440000')).toMatchObject({ seed: 'seven', set: { maintenance: true } });
    expect((await provider.upload(1, changeFile())).code).toBe('901');
    expect((await control('?province=440000')).fired).toEqual({});
    await set({ province: 'all', maintenance: false });
    expect(await control('?province=all')).toMatchObject({ set: { maintenance: false }, fired: { maintenance: 1 } });
    expect((await provider.upload(1, changeFile())).code).toBe('0');
  });

  it.each(['{', '{"explode":1}', '{"busy15":{"rate":2}}'])('refuses wrong faults in its settings: %s', async (text) => {
    await expect(async () => await startSandboxIn(folder, { SANDBOX_FAULTS: text })).rejects.toThrow('SANDBOX_FAULTS');
  });
});

describe('uploads', () => {
  it('hangs before it accepts anything, until the caller disconnects', async () => {
    await set({ hangBeforeAccept: 1 });
    const hanging = provider.upload(1, changeFile()).catch((error: Error) => error);
    await vi.waitFor(async () => expect(await fired()).toEqual({ hangBeforeAccept: 1 }));
    expect(await ledger(sandbox.port)).toMatchObject([{ code: null, fault: 'hangBeforeAccept', dataSequence: '1' }]);
    expect(await post('/control/release', {})).toEqual({ released: 1 });
    expect(await hanging).toBeInstanceOf(Error);
    expect((await state(sandbox.port)).counter).toBe(0);
    expect((await provider.upload(1, changeFile())).code).toBe('0');
  });

  it('refuses any method with any code', async () => {
    await set({ refuse: [{ code: 19 }, { code: 18, times: 1 }, { code: 902, of: 'isp_downloadack', times: 1 }] });
    const codes = [];
    for (let call = 0; call < 3; call++) codes.push((await provider.upload(1, changeFile())).code);
    expect(codes).toEqual(['19', '18', '0']);
    const file = fileOf(await provider.download());
    expect((await provider.acknowledge(file?.name ?? '')).code).toBe('902');
    expect((await provider.acknowledge(file?.name ?? '')).code).toBe('0');
    expect(await fired()).toEqual({ refuse: 3 });
    expect((await requestJson(sandbox.port, 'POST', '/control/faults', { refuse: [{ code: 0 }] })).status).toBe(400);
  });

  it('has filing hours by its own clock, and names them in the answer', async () => {
    await set({ filingHours: { from: '08:30', to: '16:30' } });
    await post('/control/clock', { now: '2026-03-02T16:30:00+08:00' });
    const closed = await provider.upload(1, changeFile());
    expect([closed.code, nodeAt(closed.root, 'msg')?.text]).toEqual(['20', expect.stringContaining('08:30-16:30')]);
    await post('/control/clock', { now: '2026-03-03T08:30:00+08:00' });
    expect((await provider.upload(1, changeFile())).code).toBe('0');
    expect(await fired()).toEqual({ filingHours: 1 });
    // Crossing midnight: open at five, closed at seven.
    await set({ filingHours: { from: '22:00', to: '06:00' } });
    await post('/control/clock', { now: '2026-03-04T07:00:00+08:00' });
    expect((await provider.upload(2, renamed('另样例'))).code).toBe('20');
    await post('/control/clock', { now: '2026-03-05T05:00:00+08:00' });
    expect((await provider.upload(2, renamed('另样例'))).code).toBe('0');
  });

  describe('the last number sent again', () => {
    it('is refused', async () => {
      await provider.upload(1, changeFile());
      expect((await provider.upload(1, changeFile())).code).toBe('14');
      expect(await fired()).toEqual({ repeatedNumber: 1 });
    });

    it('is answered, and not accepted again', async () => {
      await set({ repeatedNumber: 'idempotent' });
      await provider.upload(1, changeFile());
      expect((await provider.upload(1, changeFile())).code).toBe('0');
      expect((await provider.upload(1, renamed('另样例'))).code).toBe('14');
      expect(await state(sandbox.port)).toMatchObject({ counter: 1, pending: [{ ztid }] });
      await sandbox.close();
      await start();
      expect((await ledger(sandbox.port)).map(({ code }) => code)).toEqual([0, 0, 14]);
      expect((await provider.upload(2, renamed('另样例'))).code).toBe('0');
    });

    it('is accepted as another file', async () => {
      await set({ repeatedNumber: 'accepted' });
      await provider.downloadAll();
      await provider.upload(1, changeFile());
      expect((await provider.upload(1, renamed('另样例'))).code).toBe('0');
      // The second change of the subject while the first is pending.
      expect((await provider.downloadAll()).flatMap(({ root }) => textsOf(root, 'Jgdm'))).toEqual(['1017']);
      expect((await provider.upload(2, renamed('再样例'))).code).toBe('0');
      expect(await fired()).toEqual({ repeatedNumber: 1 });
    });
  });
});

describe('results', () => {
  const later = (days: number) =>
    post('/control/clock', { now: new Date(Date.now() + days * 86_400_000).toISOString() });

  it('come in several files, some days late, also after a restart', async () => {
    await provider.downloadAll();
    await set({ partialBatches: 1, blocksTogether: true });
    await provider.upload(1, twoChanges());
    await post('/control/decideNow', {});
    expect((await provider.downloadAll()).flatMap(({ root }) => textsOf(root, 'Jlid'))).toEqual([ztid]);
    expect(await fired()).toEqual({ partialBatches: 1 });
    await sandbox.close();
    await start();
    expect((await provider.download()).code).toBe('2');
    await later(3.1);
    expect((await provider.downloadAll()).flatMap(({ root }) => textsOf(root, 'Jlid'))).toEqual(['320000010000000002']);
  });

  it('come late by the configured time', async () => {
    await provider.downloadAll();
    await set({ lateResults: 1, lateByMs: 86_400_000 });
    await provider.upload(1, changeFile());
    await post('/control/decideNow', {});
    expect((await provider.download()).code).toBe('2');
    await later(1.1);
    expect(await provider.downloadAll()).toHaveLength(2);
    expect(await fired()).toEqual({ lateResults: 1 });
  });

  it('come out of order', async () => {
    const oldest = fileOf(await provider.download())?.name;
    await set({ outOfOrder: 1 });
    expect(fileOf(await provider.download())?.name).not.toBe(oldest);
    expect(fileOf(await provider.download())?.name).toBe(oldest);
    expect(await fired()).toEqual({ outOfOrder: 1 });
  });

  it('come again although they were acknowledged, also after a restart', async () => {
    const first = fileOf(await provider.download())?.name ?? '';
    await set({ loseAcknowledgements: 1 });
    expect((await provider.acknowledge(first)).code).toBe('0');
    await sandbox.close();
    await start();
    expect(fileOf(await provider.download())?.name).toBe(first);
    expect((await provider.acknowledge(first)).code).toBe('0');
    expect(fileOf(await provider.download())?.name).not.toBe(first);
  });
});

describe('hostile files and answers', () => {
  it.each([
    ['fileMalformed', /<BAJG><\/ICP>$/],
    ['fileDoctype', /<!DOCTYPE .*file:\/\/\/etc\/passwd/],
    ['fileEntityBomb', /<!ENTITY e9 .*&e9;/],
  ])('%s: the waiting file comes with this content, and undamaged the next time', async (fault, content) => {
    await set({ [fault]: 1 });
    // The harness refuses such files, so the text is not parsed here.
    const { beianInfo, name } = infosOf((await provider.download()).raw);
    expect(unpackBeianInfo({ ...beianInfo, encryptAlgorithm: 0 }).xml.toString('latin1')).toMatch(content);
    const sound = fileOf(await provider.download());
    expect(sound?.name).toBe(name);
    expect(nodesNamed(sound?.root ?? { name: '', attributes: {}, children: [], text: '' }, 'Baxx')).toHaveLength(5);
    expect(await fired()).toEqual({ [fault]: 1 });
  });

  it.each([
    ['fileCut', 'unzip'],
    ['fileTwoEntries', 'count'],
    // 100 MB in a zip of 100 KB.
    ['fileHuge', 'size'],
  ])(
    '%s: the archive of the waiting file has a right hash but cannot be opened',
    async (fault, why) => {
      await set({ [fault]: 1 });
      const { beianInfo, name } = infosOf((await provider.download()).raw);
      expect(beianInfo.beianInfo.length).toBeLessThan(1_000_000);
      const open = () => unpackBeianInfo({ ...beianInfo, encryptAlgorithm: 0 });
      expect(open).toThrow(expect.objectContaining({ name: 'PackageFault', fault: why }));
      expect(fileOf(await provider.download())?.name).toBe(name);
    },
    20_000,
  );

  it('a damaged file when no file waits comes once only', async () => {
    for (let file = fileOf(await provider.download()); file; file = fileOf(await provider.download()))
      await provider.acknowledge(file.name);
    await set({ fileCut: 1 });
    expect(infosOf((await provider.download()).raw).name).toMatch(/\.xml$/);
    expect((await provider.download()).code).toBe('2');
  });

  /** Reads the answer to an acknowledgement as raw text; `until` ends reading early. */
  const answer = (until = (_length: number) => false) =>
    new Promise<{ text: string; length: number }>((resolve, reject) => {
      const call = request(
        {
          port: sandbox.port,
          path: '/ISPWebService/upDownLoad',
          method: 'POST',
          headers: { 'content-type': 'text/xml' },
        },
        (response) => {
          let text = '';
          let length = 0;
          response.on('data', (chunk: Buffer) => {
            length += chunk.length;
            if (text.length < 10_000) text += chunk.toString();
            if (until(length)) response.destroy();
          });
          response.on('close', () => resolve({ text, length }));
        },
      );
      call.on('error', reject);
      call.end(`<Envelope><Body><isp_downloadack><ispID>${account.ispId}</ispID></isp_downloadack></Body></Envelope>`);
    });

  it.each([
    ['answerMalformed', /&lt;\/return&gt;<\/tns/],
    ['answerDoctype', /<!DOCTYPE .*&stolen;<\/return>/],
    ['answerEntityBomb', /<!ENTITY e9 .*&e9;<\/return>/],
  ])('%s', async (fault, content) => {
    await set({ [fault]: 1 });
    expect((await answer()).text).toMatch(content);
    expect((await answer()).text).not.toMatch(/DOCTYPE/);
    expect(await fired()).toEqual({ [fault]: 1 });
  });

  it('answerHuge: 100 MB for the named methods', async () => {
    await set({ answerHuge: 1, answersOf: ['isp_upload'] });
    expect((await answer()).length).toBeLessThan(10_000);
    await set({ answersOf: ['isp_downloadack'] });
    expect((await answer()).length).toBeGreaterThan(hugeBytes);
  });

  it('slowDrip: byte by byte, until the caller disconnects', async () => {
    await set({ slowDrip: 1, dripMs: 5 });
    expect((await answer((length) => length === 3)).length).toBe(3);
    expect(await fired()).toEqual({ slowDrip: 1 });
  });
});

/** The packed file in an answer's text. */
function infosOf(raw: string) {
  const text = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(raw)?.[1] ?? '';
  const beianInfo = { beianInfo: text('beianInfo'), beianInfoHash: text('beianInfoHash') };
  return { beianInfo, name: text('return_FileName') };
}
