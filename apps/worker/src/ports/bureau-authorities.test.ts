import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { privateAuthority, startTestBureau, type TestBureau } from '@beian/bureau-protocol/testing';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEnvironment } from '../environment.ts';
import { noUploadYet } from '../testing/answers.ts';
import { openPorts } from './ports.ts';

const { authority, issued } = privateAuthority();
let folder: string;
let bureau: TestBureau;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'authorities-'));
  bureau = await startTestBureau(() => noUploadYet, { tls: issued });
});
afterEach(async () => {
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
});

const settings = (more: Record<string, string>) =>
  readEnvironment({
    DATABASE_WORKER_URL: 'postgres://worker@127.0.0.1/none',
    FILES_DIR: folder,
    KEYS_FILE: path.join(folder, 'keys.json'),
    SMTP_URL: 'smtp://127.0.0.1:9',
    SMS_URL: 'http://127.0.0.1:9/sms',
    REGISTRY_URL: 'http://127.0.0.1:9/registry',
    BUREAU_PRIVATE_HOSTS: '127.0.0.1',
    ...more,
  });
const previousUpload = async (more: Record<string, string> = {}) => {
  const ports = openPorts(settings(more), { incident: async () => undefined, call: async () => undefined });
  const account = { id: 'bureau_1', ispId: '1', userName: 'tester', password: '样例密码' };
  const lookups = { statusWsdl: null, passwordWsdl: null, passwordForm: 'MD5' } as const;
  const connection: BureauConnectionRow = {
    ...account,
    ...lookups,
    province: '320000',
    encryptsUploads: true,
    numberKnown: true,
    compared: true,
    wsdl: bureau.wsdl,
    stopped: null,
  };
  const answer = await ports.bureau(connection).previousUpload();
  ports.close();
  return answer;
};
const written = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

test('a bureau whose certificate is of a private authority is called once BUREAU_CA_FILE names that authority', async () => {
  expect(await previousUpload()).toMatchObject({
    kind: 'fault',
    cause: expect.stringMatching(/^reading the WSDL: the certificate is of an authority that is not trusted/),
  });
  const both = written('both.pem', `${privateAuthority('Other Authority').authority}\n# the bureau\n${authority}`);
  expect(await previousUpload({ BUREAU_CA_FILE: both })).toMatchObject({ kind: 'answered', dataSequence: '0' });
});

test('a file with a certificate that cannot be read stops the worker at its start', () => {
  const cut = written('cut.pem', authority + authority.replace(/\n.{64}\n/, '\n'));
  expect(() => settings({ BUREAU_CA_FILE: cut })).toThrow(`BUREAU_CA_FILE certificate 2 of ${cut} cannot be read.`);
});
