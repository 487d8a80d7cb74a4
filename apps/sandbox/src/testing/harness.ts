import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeGbk, newRandVal, packBeianInfo, passwordHash, unpackBeianInfo } from '@beian/bureau-protocol/protocol';
import { pino } from 'pino';
import { z } from 'zod';
import { readEnvironment } from '../environment.ts';
import { type Sandbox, startSandbox } from '../server.ts';
import { namespace } from '../soap/wsdl.ts';
import { parseXml, type XmlNode } from '../xml/parse.ts';
import { escapeXml } from '../xml/write.ts';

export const account = { ispId: '320000000999', userName: 'sandbox-js', password: '样例密码Aa1' };
const encryption = { key: '0123456789abcdef', iv: '0102030405060708' };
const servicePath = '/ISPWebService/upDownLoad';

export const newFolder = () => mkdtemp(join(tmpdir(), 'sandbox-'));
export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true });

/** Starts a sandbox in this process on free ports; decisions wait one hour of its clock. */
export function startSandboxIn(folder: string, more: Record<string, string> = {}): Promise<Sandbox> {
  const settings = readEnvironment({
    SANDBOX_PORT: '0',
    SANDBOX_SMTP_PORT: '0',
    SANDBOX_DATA: folder,
    SANDBOX_DECISION_MS: '3600000',
    SANDBOX_AES_KEY: encryption.key,
    SANDBOX_AES_IV: encryption.iv,
    ...more,
  });
  return startSandbox(settings, pino({ level: 'silent' }));
}

/** Starts a sandbox from the sources as a separate process. */
export async function spawnSandboxIn(folder: string): Promise<{ child: ChildProcess; port: number }> {
  const main = join(import.meta.dirname, '..', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=development', '--import', import.meta.resolve('tsx'), main], {
    env: {
      SANDBOX_PORT: '0',
      SANDBOX_SMTP_PORT: '0',
      SANDBOX_DATA: folder,
      SANDBOX_DECISION_MS: '3600000',
      END_WITH_PARENT: '1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const first = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (bytes: Buffer) => resolve(bytes.toString()));
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
  });
  return { child, port: z.object({ ready: z.literal(true), port: z.number() }).parse(JSON.parse(first)).port };
}

export const waitForExit = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

export async function requestJson(port: number, method: string, path: string, body?: unknown) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

const stateShape = z.object({
  counter: z.number(),
  queueLength: z.number(),
  pending: z.array(z.object({ ztid: z.string() })),
  records: z.array(
    z.object({
      ztid: z.string(),
      websites: z.array(z.object({ wzid: z.string(), name: z.string(), domains: z.array(z.string()) })),
    }),
  ),
});
export const state = async (port: number) => stateShape.parse((await requestJson(port, 'GET', '/control/state')).body);

const ledgerShape = z.array(
  z.object({
    method: z.string(),
    code: z.number().nullable(),
    dataSequence: z.string().optional(),
    fileName: z.string().optional(),
    ztids: z.array(z.string()).optional(),
    fault: z.string().optional(),
  }),
);
export const ledger = async (port: number) =>
  ledgerShape.parse((await requestJson(port, 'GET', '/control/ledger')).body);

export interface Answer {
  readonly code: string;
  readonly root: XmlNode;
  readonly raw: string;
}

/** The provider's client of Jiangsu's bureau or another one: calls as the served WSDL describes them. */
export function connect(port: number, path = servicePath, as = account) {
  const call = async (method: string, parameters: Record<string, unknown>, idName = 'ispId'): Promise<Answer> => {
    const randVal = newRandVal();
    const all = {
      [idName]: as.ispId,
      userName: as.userName,
      randVal,
      pwdHash: passwordHash(as.password, randVal),
      ...parameters,
    };
    const parts = Object.entries(all).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body: `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><tns:${method} xmlns:tns="${namespace}">${parts.join('')}</tns:${method}></soap:Body></soap:Envelope>`,
    });
    const returned = nodeAt(parseXml(await answer.text(), 'dropPrefixes'), `Body/${method}Response/return`);
    if (returned === undefined) throw new Error(`the answer has no return (HTTP ${answer.status})`);
    const raw = returned.text;
    const root = parseXml(raw);
    return { code: nodeAt(root, 'msg_code')?.text ?? '', root, raw };
  };
  const upload = (dataSequence: number | string, xml: string, more: Record<string, unknown> = {}) =>
    call('isp_upload', {
      ...packXml(xml, `filing${dataSequence}.xml`),
      dataSequence,
      hashAlgorithm: 0,
      compressionFormat: 0,
      ...more,
    });
  const download = (idName?: string) => call('isp_download', { hashAlgorithm: 0 }, idName);
  const acknowledge = (fileName: string) => call('isp_downloadack', { hashAlgorithm: 0, fileName });
  const previous = () => call('isp_querypreviousupload', { hashAlgorithm: 0 });
  /** Downloads and acknowledges until nothing is left. */
  const downloadAll = async () => {
    const files: { name: string; xml: Buffer; root: XmlNode; code: string }[] = [];
    for (;;) {
      const answer = await download();
      const file = fileOf(answer);
      if (file === undefined) return files;
      files.push({ ...file, code: answer.code });
      await acknowledge(file.name);
    }
  };
  return { call, upload, download, acknowledge, previous, downloadAll };
}

export type ProviderClient = ReturnType<typeof connect>;

export const packXml = (xml: string, fileName: string) => packBeianInfo({ fileName, xml: encodeGbk(xml) });

/** The unpacked file of an answer. */
export function fileOf({ root }: Answer) {
  const infos = nodeAt(root, 'fileInfos');
  const text = (name: string) => (infos && nodeAt(infos, name)?.text) ?? '';
  if (infos === undefined || text('beianInfo') === '') return undefined;
  const { fileName, xml } = unpackBeianInfo({
    beianInfo: text('beianInfo'),
    beianInfoHash: text('beianInfoHash'),
    encryptAlgorithm: Number(text('encryptAlgorithm')),
    encryption,
  });
  const document = new TextDecoder('gbk').decode(xml);
  return { name: text('return_FileName'), entry: fileName, xml, root: parseXml(document) };
}

/** First element at a path of names. */
export function nodeAt(node: XmlNode, path: string): XmlNode | undefined {
  return path
    .split('/')
    .reduce<XmlNode | undefined>((here, name) => here?.children.find((one) => one.name === name), node);
}

/** All elements of a name, at any depth. */
export const nodesNamed = (node: XmlNode, name: string): XmlNode[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...nodesNamed(child, name)]);
export const textsOf = (node: XmlNode, name: string) => nodesNamed(node, name).map((one) => one.text);

/** The official schemas are next to the checkout, not in it. */
const schemas = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'domain', 'xsd');
const xmllint = ['/usr/bin/xmllint', '/usr/local/bin/xmllint', '/opt/homebrew/bin/xmllint'].find((path) =>
  existsSync(path),
);
export const validator = xmllint && existsSync(schemas) ? { xmllint, schemas } : undefined;
