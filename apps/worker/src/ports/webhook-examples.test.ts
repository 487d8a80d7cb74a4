import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PartnerEventBody } from '@beian/domain/partner';
import { verifyWebhook, type WebhookEvent } from '@beian-desk/client';
import { afterAll, describe, expect, expectTypeOf, test } from 'vitest';
import { signatureHeaders } from './webhook.ts';

const folder = path.resolve(import.meta.dirname, '../../../../docs/api/webhooks');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'beian-verify-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const newSecret = () => `whsec_${randomBytes(24).toString('base64')}`;
const secrets = [newSecret(), newSecret()] as const;
const at = new Date('2026-11-29T02:00:00Z');
const now = at.getTime() / 1000;
const body = JSON.stringify({ id: 'event_1', kind: 'order.approved', 备注: '办理成功' });

interface Case {
  readonly title: string;
  readonly signedBy: readonly string[];
  readonly known: readonly string[];
  readonly body: string;
  readonly now: number;
  readonly valid: boolean;
}
const signed = { signedBy: [secrets[0]], known: [secrets[0]], body, now, valid: true };
const cases: readonly Case[] = [
  { ...signed, title: 'signed' },
  { ...signed, title: 'two secrets sign during a rotation, the receiver has the old one', signedBy: secrets },
  { ...signed, title: 'the receiver has both secrets', known: secrets, signedBy: [secrets[1]] },
  { ...signed, title: 'another secret', known: [secrets[1]], valid: false },
  { ...signed, title: 'a changed body', body: body.replace('approved', 'refused'), valid: false },
  { ...signed, title: '301 s later', now: now + 301, valid: false },
  { ...signed, title: '300 s later', now: now + 300 },
];

type Program = { readonly needs: string; readonly run: (cases: string) => string[] };

const python = (from: string, file: string): Program => ({
  needs: 'python3',
  run: (input) => [
    'python3',
    '-c',
    `import json, sys
sys.path.insert(0, ${JSON.stringify(from)})
sys.dont_write_bytecode = True
from ${file} import verify
for one in json.loads(sys.argv[1]):
    print(str(verify(one["body"].encode(), one["headers"], one["known"], one["now"]) is not None).lower())`,
    input,
  ],
});

/** Runs a program that reads the cases as JSON and prints `true` or `false` per line. */
const programs: Readonly<Record<string, Program>> = {
  'Node.js': {
    needs: process.execPath,
    run: (input) => {
      const file = path.join(scratch, 'main.mjs');
      writeFileSync(
        file,
        `import { verify } from ${JSON.stringify(path.join(folder, 'verify.mjs'))};
for (const one of JSON.parse(process.argv[2]))
  console.log(verify(one.body, one.headers, one.known, one.now) !== undefined);`,
      );
      return [process.execPath, file, input];
    },
  },
  Python: python(folder, 'verify'),
  'Python, examples/partner-python': python(path.resolve(folder, '../../../examples/partner-python'), 'partner'),
  Java: {
    needs: 'java',
    run: (input) => {
      const all: { body: string; headers: Record<string, string>; known: string[]; now: number }[] = JSON.parse(input);
      const text = (value: string) => JSON.stringify(value);
      const calls = all.map(
        ({ body: given, headers, known, now: nowS }) =>
          `System.out.println(Verify.isValid(${text(given)}.getBytes(java.nio.charset.StandardCharsets.UTF_8), ${text(headers['webhook-id'] ?? '')}, ${text(headers['webhook-timestamp'] ?? '')}, ${text(headers['webhook-signature'] ?? '')}, java.util.List.of(${known.map(text).join(', ')}), ${nowS}L));`,
      );
      const file = path.join(scratch, 'Main.java');
      writeFileSync(
        file,
        `public class Main { public static void main(String[] args) throws Exception { ${calls.join('\n')} } }`,
      );
      spawnSync('javac', ['-encoding', 'UTF-8', '-d', scratch, path.join(folder, 'Verify.java'), file]);
      return ['java', '-cp', scratch, 'Main'];
    },
  },
  PHP: {
    needs: 'php',
    run: (input) => [
      'php',
      '-r',
      `require ${JSON.stringify(path.join(folder, 'verify.php'))};
foreach (json_decode($argv[1], true) as $one)
  echo verify($one['body'], $one['headers'], $one['known'], $one['now']) === null ? "false\\n" : "true\\n";`,
      input,
    ],
  },
};

const isThere = (program: string) => spawnSync(program, ['--version'], { encoding: 'utf8' }).error === undefined;

describe('the examples of docs/api/webhooks verify what the worker signs', () => {
  for (const [language, { needs, run }] of Object.entries(programs)) {
    const missing = !isThere(needs) || (language === 'Java' && !isThere('javac'));
    const title = missing ? `${language}: not run, ${needs} is not installed here` : language;
    test.skipIf(missing)(
      title,
      () => {
        const given = cases.map((one) => ({
          ...{ body: one.body, known: one.known, now: one.now },
          headers: signatureHeaders('event_1', at, body, one.signedBy),
        }));
        const [program = '', ...args] = run(JSON.stringify(given));
        const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
        const verdicts = stdout.trim().split('\n');
        expect(stderr).toBe('');
        expect(Object.fromEntries(cases.map(({ title: name }, nth) => [name, verdicts[nth]]))).toEqual(
          Object.fromEntries(cases.map(({ title: name, valid }) => [name, String(valid)])),
        );
      },
      30_000,
    );
  }
});

test.each(cases)('the client of partners verifies what the worker signs: $title', async (one) => {
  const headers = signatureHeaders('event_1', at, body, one.signedBy);
  const event = await verifyWebhook({ body: one.body, headers }, one.known, { now: new Date(1000 * one.now) });
  expect(event).toEqual(one.valid ? JSON.parse(body) : undefined);
});

test('the client of partners has a type for every body that the worker sends', () => {
  expectTypeOf<PartnerEventBody>().toExtend<WebhookEvent>();
});
