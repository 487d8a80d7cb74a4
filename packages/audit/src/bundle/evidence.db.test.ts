import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeAudit } from '@beian/database/audit';
import { sha256 } from '@beian/database/sealing';
import { system, transaction } from '@beian/database/transaction';
import { loadAuditChain } from '@beian/orders/order-list';
import { type AuditedDatabase, auditedDatabase } from '@beian/testing/audit';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatVerification, readCommand, runAudit } from '../audit-verify.ts';
import { readEvidenceCommand, writeEvidence } from '../evidence.ts';
import { asAuditor } from '../verification/as-auditor.ts';
import { exportEvidence } from './export-evidence.ts';

let at: AuditedDatabase;
let dir: string;
beforeAll(async () => {
  at = await auditedDatabase();
  dir = mkdtempSync(path.join(os.tmpdir(), 'beian-evidence-'));
});
afterAll(async () => {
  await at?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Runs the verifier of the bundle, without anything but the bundle. */
function verify(folder: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['verify.mjs'], { cwd: folder, env: {} });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}
function unpack(bytes: Uint8Array, name: string): string {
  const folder = path.join(dir, name);
  for (const [member, content] of Object.entries(unzipSync(bytes))) {
    mkdirSync(path.dirname(path.join(folder, member)), { recursive: true });
    writeFileSync(path.join(folder, member), content);
  }
  return folder;
}
const told = async (actor = at.people.supervisor.actor) => exportEvidence(at.db.app, actor, at.orderId);

describe('the evidence of an order', () => {
  it('verifies by itself, and finds one changed byte in any file', async () => {
    const file = await told();
    if (file === null) throw new Error('refused');
    expect(file.fileName).toMatch(/^evidence-BD\d+\.zip$/);
    const whole = await verify(unpack(file.bytes, 'whole'));
    expect(whole).toEqual({
      code: 0,
      said: expect.stringMatching(/^OK: \d+ events, \d+ rows of the audit, 2 signed heads\.\n$/),
    });
    const members = Object.keys(unzipSync(file.bytes));
    expect(members.filter((name) => !name.startsWith('keys/')).sort()).toEqual([
      ...['README.md', 'SHA256SUMS', 'answers.jsonl', 'audit.jsonl', 'chain.jsonl', 'events.jsonl', 'heads.jsonl'],
      ...['materials.jsonl', 'order.json', 'submissions.jsonl', 'verdicts.jsonl', 'verify.mjs'],
    ]);
    const changed = members.map(async (member, nth) => {
      const folder = unpack(file.bytes, `changed-${nth}`);
      const bytes = readFileSync(path.join(folder, member));
      // In the middle; an empty file gets one byte.
      const where = Math.floor(bytes.length / 2);
      writeFileSync(path.join(folder, member), bytes.length === 0 ? 'x' : bytes.with(where, (bytes[where] ?? 0) ^ 1));
      return [member, (await verify(folder)).code] as const;
    });
    expect(await Promise.all(changed)).toEqual(members.map((name) => [name, 1]));
  });

  it('is found to be changed even if the checksums are corrected, because rows lead to signed heads', async () => {
    const file = await told();
    if (file === null) throw new Error('refused');
    const forge = async (name: string, member: string, change: (text: string) => string) => {
      const folder = unpack(file.bytes, name);
      const to = path.join(folder, member);
      const before = readFileSync(to, 'utf8');
      const after = change(before);
      expect(after).not.toBe(before);
      writeFileSync(to, after);
      const sums = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8')
        .replace(sha256(before), sha256(after))
        .replace(/# .*\n/, '');
      writeFileSync(path.join(folder, 'SHA256SUMS'), `${sums}# ${sha256(sums)}\n`);
      return verify(folder);
    };
    const dropLine = (nth: number) => (text: string) => text.split('\n').toSpliced(nth, 1).join('\n');
    expect(await forge('one', 'audit.jsonl', (text) => text.replace('partner_', 'partner-'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('audit.jsonl line'),
    });
    expect(await forge('two', 'audit.jsonl', dropLine(2))).toMatchObject({ code: 1 });
    expect(await forge('three', 'events.jsonl', dropLine(1))).toMatchObject({
      code: 1,
      said: 'events.jsonl line 2: it is out of its sequence\n',
    });
    expect(
      await forge('four', 'events.jsonl', (text) => text.trimEnd().split('\n').slice(0, -1).join('\n')),
    ).toMatchObject({ code: 1 });
    expect(await forge('five', 'heads.jsonl', (text) => text.replace('\\"n\\":', '\\"n\\":1'))).toMatchObject({
      code: 1,
      said: 'heads.jsonl line 1: its signature is wrong\n',
    });
  });

  it('holds no personal value, is only for supervisors and administrators, and writes an audit row for each export and refusal', async () => {
    const file = await told();
    const text = Object.values(unzipSync(file?.bytes ?? new Uint8Array()))
      .map((one) => Buffer.from(one).toString())
      .join('\n');
    const names = await at.db.query<{ name: string }>(
      'select distinct actor_name as name from app.order_events union select name from app.records',
    );
    expect(names.length).toBeGreaterThan(3);
    for (const { name } of names) if (name !== 'clock' && name !== 'bureau') expect(text).not.toContain(name);
    expect(text).not.toMatch(/13000000\d{3}|3200001971/);
    expect(await told(at.people.reviewers[0].actor)).toBeNull();
    expect(await told(at.people.partner.actor)).toBeNull();
    expect(await exportEvidence(at.db.app, at.people.administrator.actor, `order_${'0'.repeat(32)}`)).toBeNull();
    const rows = await at.db.query(
      `select actor_id, outcome, details ->> 'code' as code from app.audit where action = 'exportEvidence' order by at, id`,
    );
    expect(rows.slice(-4)).toEqual([
      { actor_id: at.people.supervisor.actor.id, outcome: 'done', code: null },
      { actor_id: at.people.reviewers[0].actor.id, outcome: 'refused', code: 'NOT_POSSIBLE' },
      { actor_id: at.people.partner.actor.id, outcome: 'refused', code: 'NOT_POSSIBLE' },
      { actor_id: at.people.administrator.actor.id, outcome: 'refused', code: 'NOT_FOUND' },
    ]);
  });
});

describe('the commands', () => {
  it('verify as the role auditor, name the first bad row and write only the result; the evidence file is named by the order’s number', async () => {
    const env = { DATABASE_URL: at.db.migratorUrl, AUDIT_HEADS_DIR: at.folder.dir };
    const [order] = await at.db.query<{ number: string }>('select number from app.orders where id = $1', [at.orderId]);
    const command = (...args: string[]) => runAudit(readCommand(args, env));
    expect(formatVerification(await command())).toMatch(
      /^Whole: \d+ rows of the audit, \d+ signed heads, \d+ events of orders; \d+ orders held to their events, \d+ records to their history, \d+ rows of other tables to the audit\./,
    );
    expect(formatVerification(await command('--order', order?.number ?? ''))).toMatch(/^Whole/);
    expect(formatVerification(await command('--day', '2026-11-24', '--heads', at.folder.dir))).toMatch(/^Whole/);
    expect(() => readCommand(['--days', '1'], env)).toThrow('is no option');
    expect(() => readCommand([], {})).toThrow('DATABASE_AUDITOR_URL is missing');
    const [row] = await at.db.query<{ audit_id: string }>(
      'select audit_id from app.audit_chain where n = 3 and not test',
    );
    await at.db.query(`update app.audit set actor_id = 'x' || actor_id where id = $1`, [row?.audit_id]);
    expect(formatVerification(await command())).toContain(
      `app.audit ${row?.audit_id} of 2026-11-24: the row, or its link, was changed`,
    );
    await at.db.query('update app.audit set actor_id = substr(actor_id, 2) where id = $1', [row?.audit_id]);
    // The whole was verified twice, an order and a day once each.
    const kept = await at.db.query(
      `select ran_by like '%@' || $1 as here, outside, links > 10 as links, events > 3 as events, faults, first_fault,
         head_seq = (select max(seq) from app.audit_heads where not test) as newest from app.audit_verifications order by n`,
      [os.hostname()],
    );
    const whole = { here: true, outside: true, links: true, events: true, faults: 0, first_fault: null, newest: true };
    const bad = `app.audit ${row?.audit_id} of 2026-11-24: the row, or its link, was changed`;
    expect(kept).toMatchObject([whole, { faults: 1, first_fault: expect.stringContaining(bad) }]);
    const seen = await transaction(at.db.app, at.people.administrator.actor, loadAuditChain);
    expect(seen.verified).toMatchObject({ faults: 1, firstFault: kept[1]?.first_fault, outside: true, late: false });
    await at.db.travel(49 * 3_600_000);
    expect((await transaction(at.db.app, at.people.administrator.actor, loadAuditChain)).verified?.late).toBe(true);
    await at.db.travel(-49 * 3_600_000);
    const undo = asAuditor(at.db.migratorUrl, (client) => client.query('delete from app.audit_verifications'));
    await expect(undo).rejects.toThrow('permission denied');
    const number = order?.number ?? '';
    const to = (args: string[], env = {}) =>
      writeEvidence(at.db.migratorUrl, readEvidenceCommand([number, ...args], env));
    const file = (await to([], { EVIDENCE_DIR: dir })) ?? '';
    expect(path.dirname(file)).toBe(dir);
    expect((await verify(unpack(readFileSync(file), 'by-command'))).code).toBe(0);
    // A file that is there, a folder that is not, and one that nobody may write in, even as root.
    await expect(to(['--to', dir])).rejects.toThrow(/cannot be written: a file has that name: move it\. Name a folder/);
    await expect(to(['--to', path.join(dir, 'none')])).rejects.toThrow('there is no such folder');
    await expect(to(['--to', '/proc'])).rejects.toThrow(/Name a folder with --to FOLDER or EVIDENCE_DIR/);
    for (const wrong of [['--into', dir], ['--to'], ['--to', dir, 'more']])
      expect(() => readEvidenceCommand([number, ...wrong], {})).toThrow('npm run evidence -- NUMBER [--to FOLDER]');
    expect(readEvidenceCommand([number], {})).toEqual({ order: number, to: '.' });
  });
});

it('a refusal that repeats within a minute is counted, and the count is written at the end', async () => {
  const { actor } = at.people.partner;
  // Starts a new minute.
  await at.db.app.repeats.flush();
  const refuse = (target: string) =>
    transaction(at.db.app, actor, (tx) => writeAudit(tx, actor, 'submit', target, 'refused', { code: 'NOT_FOUND' }));
  const rows = () =>
    at.db.query(
      `select target, details from app.audit where action = 'submit' and outcome = 'refused' and actor_id = $1 order by at, id`,
      [actor.id],
    );
  for (const _ of Array(50)) await refuse(at.orderId);
  expect(await rows()).toEqual(Array(5).fill({ target: at.orderId, details: { code: 'NOT_FOUND' } }));
  for (let nth = 0; nth < 200; nth += 1) await refuse(`order_${String(nth).padStart(32, '0')}`);
  expect((await rows()).length).toBe(120);
  await at.db.app.repeats.flush();
  expect((await rows()).slice(120)).toEqual([
    { target: at.orderId, details: { code: 'NOT_FOUND', times: 45 } },
    { target: null, details: { code: 'TOO_MANY_TO_TELL', times: 85 } },
  ]);
});

it('a change by a person without an audit row is not committed', async () => {
  const { actor } = at.people.administrator;
  const write = 'update app.staff set name = name where id = $1';
  await expect(transaction(at.db.app, actor, (tx) => tx.client.query(write, [actor.id]))).rejects.toThrow(
    'no row in the audit',
  );
  await transaction(at.db.app, actor, (tx) => tx.client.query('select 1'));
  await transaction(at.db.app, system('clock'), (tx) => tx.client.query(write, [actor.id]));
});
