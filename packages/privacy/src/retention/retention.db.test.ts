import { verifyAudit } from '@beian/audit/verification';
import { testContext } from '@beian/database/context';
import { sweepFiles } from '@beian/database/erased-files';
import { system, transaction } from '@beian/database/transaction';
import { type RetentionKind, timedKinds } from '@beian/domain/personal';
import type { Actor } from '@beian/domain/staff';
import { keepVerificationForm } from '@beian/orders/verification-form';
import { seedConnection } from '@beian/submissions/connections';
import { storeDeregistered } from '@beian/submissions/publication';
import { type TestDatabase, testDatabase, withClient } from '@beian/testing/database';
import { ISP_ID, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRetention, previewRetention } from './retention-settings.ts';
import { applyRetention, enqueueRetention } from './run-retention.ts';

const DAY = 86_400_000;
let db: TestDatabase;
let people: People;
let records: SeededRecord[];
let approved: string;
let draft: string;
/** Stores a file, for a row that names it. */
const put = () => db.worker.files.put(Buffer.from('a scan'));

/** Inserts a current row of each kind besides orders directly, because no event sequence creates all of them. */
async function fill() {
  const seal = (place: string, text = '"x"') => db.worker.keys.seal(place, text);
  const staff = people.administrator.actor.id;
  const [bureau] = await db.query<{ id: string }>('select id from app.bureaus');
  await db.query('update app.notices set sent_at = app.now(); update app.bureau_answers set applied_at = app.now()');
  await db.query(`insert into app.idempotency_keys (caller, key, body_hash, answer) values ('staff:x', 'k', 'b', $1)`, [
    seal('idempotency_keys.answer:staff:x:k'),
  ]);
  await db.query(
    `insert into app.uploads (id, partner_id, hash, file, bytes, width, height) values ('upload_1', $1, 'h', $2, 1, 1, 1)`,
    [people.partner.actor.id, await put()],
  );
  await db.query(
    `with d as (insert into app.rule_drafts (id, title, source, why, made_by) values ('draft_1', 'x', '{"file": "evidence_of_draft"}', 'x', $1))
     insert into app.evidence (id, staff_id, hash, file, bytes, width, height) select id, $1, 'h', file, 1, 1, 1
     from unnest('{evidence_1,evidence_2,evidence_of_draft}'::text[], array[$2, $3, $4]) e(id, file)`,
    [staff, await put(), await put(), await put()],
  );
  const [sent] = await db.query<{ id: string }>('select submission_id as id from app.submission_orders limit 1');
  await db.query(
    `insert into app.recorded_answers (id, order_id, submission_id, answer, details, evidence_id, staff_id, staff_name)
     values ('recorded_1', $1, $2, 'approved', $3, 'evidence_2', $4, 'x')`,
    [approved, sent?.id, seal('recorded_answers.details:recorded_1', '{"reasons":[]}'), staff],
  );
  await db.query(
    `insert into app.bureau_incidents (id, bureau_id, call, why, evidence, bytes) values ('incident_1', $1, 'download', 'ZIP_BROKEN', $2, 1)`,
    [bureau?.id, seal('bureau_incidents.evidence:incident_1')],
  );
  await db.query(
    `insert into app.connection_events (id, bureau_id, event, note, staff_id, staff_name) values ('decision_1', $1, 'resumeBureau', $2, $3, 'x')`,
    [bureau?.id, seal('connection_events.note:decision_1', 'x'), staff],
  );
  await db.query(
    `insert into app.record_proofs (id, partner_id, filing_number, state, secret, answered_at, record_id) values ('proof_1', $1, 'x', 'PROVED', $2, app.now(), $3)`,
    [people.partner.actor.id, seal('record_proofs.secret:proof_1'), records[0]?.id],
  );
  await db.query(`insert into app.readings (material_id, order_id, paper, hash, engine, result)
    select id, order_id, 'ID_CARD', hash, 'test/1', '\\x00' from app.materials where order_id = '${approved}'`);
  // Of a connection the last test of what is stored is kept, and the code of a server that a website still has.
  await db.query(`update app.outbox set done_at = app.now(); insert into app.service_codes (order_id, code, standing, replaced_at)
      values ('${approved}', 'sc-given-back', 'RELEASED', null), ('${approved}', 'sc-former', 'FILED', app.now()), ('${approved}', 'sc-used', 'FILED', null);
    insert into app.bureau_tests (id, bureau_id, staff_id, staff_name)
      values ('test_1', '${bureau?.id}', '${staff}', 'x'), ('test_2', '${bureau?.id}', '${staff}', 'x');
    insert into app.rule_previews (id, edition, version, state, day, since, asked_by, ended_at) values ('preview_1', '2018-06', 0, 'DONE', '2026-12-01', app.now(), '${staff}', app.now())`);
  await db.query(`insert into app.sessions (id, hash, staff_id, expires_at) values ('session_1', 's', $1, app.now())`, [
    staff,
  ]);
  await db.query(
    `insert into app.downloads (id, staff_id, list, filter, ended_at, outcome) values ('download_1', $1, 'orders', '{}', app.now(), 'done')`,
    [staff],
  );
  await db.query(
    `insert into app.person_requests (id, wants, sought_by, sought, sought_hash, asked_by, reason, state, staff_id, staff_name, due_at, provisional, answered_at)
     values ('person_1', 'COPY', 'mobile', $1, 'hash', $2, $3, 'ANSWERED', $4, 'x', app.now(), false, app.now())`,
    [
      seal('person_requests.sought:person_1', '13000000000'),
      seal('person_requests.asked_by:person_1', 'x'),
      seal('person_requests.reason:person_1', 'x'),
      staff,
    ],
  );
  await db.query(
    `insert into app.reveals (id, record_id, field, purpose, words, staff_id, staff_name, at, until)
     select 'reveal_1', $1, 'subject.principal.mobile', 'OTHER', $2, $3, 'x', updated_at, updated_at + interval '30 s' from app.orders where id = $4`,
    [records[0]?.id, seal('reveals.words:reveal_1', 'x'), staff, approved],
  );
  await db.query(
    `insert into app.desk_drafts (order_id, staff_id, body, at) select id, $1, $2, app.now() from app.orders where locked order by state = 'DRAFT', id limit 1`,
    [staff, seal('desk_drafts.body')],
  );
  await db.query(
    `insert into app.black_list (bureau_id, kind, key, details, answer_id, removed_at)
    select $1, 'subject', 'k', $2, id, app.now() from app.bureau_answers limit 1`,
    [bureau?.id, seal(`black_list.details:${bureau?.id}:k`)],
  );
}

beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const [one, two, three] = records;
  if (one === undefined || two === undefined || three === undefined) throw new Error('no records');
  approved = await orderInState(db, people, one, 'APPROVED');
  await keepVerificationForm(db.worker, approved);
  draft = await orderInState(db, people, two, 'DRAFT');
  await orderInState(db, people, three, 'INITIAL_REVIEW');
  const [subject] = await db.query<{ id: string }>('select bureau_id as id from app.records where id = $1', [two.id]);
  await transaction(db.worker, system('bureau'), (tx) =>
    storeDeregistered(db.worker, tx, { kind: 'subject', bureauId: subject?.id ?? '' }, null, ISP_ID),
  );
  await fill();
});
afterAll(() => db?.close());

/** For each kind: the instant from which its days count, and a query for what is left of it. */
const probes: Readonly<Record<string, { readonly since: string; readonly left: string }>> = {
  drafts: {
    since: `select updated_at from app.orders where id = '$draft'`,
    left: `select 1 from app.order_contents where order_id = '$draft' and person_hashes <> '{}'`,
  },
  orders: {
    since: `select updated_at from app.orders where id = '$approved'`,
    left: `select 1 from app.order_contents where order_id = '$approved' and (person_hashes <> '{}' or field_hashes <> '{}' or sent_hashes <> '{}') union all select 1 from app.service_codes having array_agg(code) <> '{sc-used}'`,
  },
  materials: {
    since: `select updated_at from app.orders where id = '$approved'`,
    left: `select 1 from app.materials where order_id = '$approved' and kind <> 'FACE_PHOTO'
      union all select 1 from app.readings r join app.materials m on m.id = r.material_id where r.order_id = '$approved' and m.kind <> 'FACE_PHOTO' union all select 1 from app.verified_forms where order_id = '$approved' and (file is not null or picture_file is not null or commitment_file is not null)`,
  },
  photos: {
    since: `select updated_at from app.orders where id = '$approved'`,
    left: `select 1 from app.materials where order_id = '$approved' and kind = 'FACE_PHOTO'`,
  },
  words: {
    since: `select updated_at from app.orders where id = '$approved'`,
    left: `select 1 from app.orders where id = '$approved' and not erased @> '{words}'
      union all select 1 from app.reveals where record_id is not null and words is not null`,
  },
  deskDrafts: { since: 'select max(at) from app.desk_drafts', left: 'select 1 from app.desk_drafts' },
  notices: {
    since: `select max(created_at) from app.notices where sent_at is not null`,
    left: 'select 1 from app.notices where sent_at is not null',
  },
  uploads: { since: 'select max(created_at) from app.uploads', left: 'select 1 from app.uploads' },
  filingHistory: {
    since: 'select max(ended_at) from app.record_versions',
    left: `select 1 from app.record_versions where ended_at is not null and person_hashes <> '{}'`,
  },
  goneFilings: {
    since: 'select max(gone_at) from app.websites',
    left: `select 1 from app.websites w join app.records r on r.id = w.record_id where w.gone and (w.person_hashes <> '{}' or r.person_hashes <> '{}')`,
  },
  sentFiles: {
    since: 'select max(settled_at) from app.submissions',
    left: 'select 1 from app.submissions where file is not null or stored is not null',
  },
  bureauAnswers: {
    since: 'select max(applied_at) from app.bureau_answers',
    left: 'select 1 from app.bureau_answers where erased_at is null union all select 1 from app.black_list',
  },
  incidents: {
    since: 'select max(last_at) from app.bureau_incidents',
    left: 'select 1 from app.bureau_incidents',
  },
  evidence: {
    since: 'select max(at) from app.evidence',
    left: `select 1 from app.recorded_answers where evidence_id is not null union all select 1 from app.evidence having array_agg(id) <> '{evidence_of_draft}'`,
  },
  gatewayWords: {
    since: 'select max(at) from app.connection_events',
    left: 'select 1 from app.connection_events where erased_at is null',
  },
  proofs: {
    since: 'select max(answered_at) from app.record_proofs',
    left: 'select 1 from app.record_proofs where secret is not null',
  },
  savedAnswers: {
    since: 'select max(created_at) from app.idempotency_keys',
    left: 'select 1 from app.idempotency_keys',
  },
  eventLog: { since: 'select max(at) from app.partner_events', left: 'select 1 from app.partner_events' },
  finishedWork: {
    since: 'select max(done_at) from app.outbox',
    left: `select 1 from app.outbox where done_at is not null
      union all select 1 from app.timers where order_id = '$approved' and (fired_at is not null or closed_at is not null)
      union all select 1 from app.bureau_tests where id <> 'test_2' union all select 1 from app.rule_previews`,
  },
  sessions: { since: 'select max(expires_at) from app.sessions', left: 'select 1 from app.sessions' },
  downloads: { since: 'select max(started_at) from app.downloads', left: 'select 1 from app.downloads' },
  personRequests: {
    since: 'select max(answered_at) from app.person_requests',
    left: `select 1 from app.person_requests where sought_hash <> ''`,
  },
};

const ask = (sql: string) => db.query(sql.replaceAll('$approved', approved).replaceAll('$draft', draft));
const files = async () =>
  (
    await Promise.all(Array.from({ length: 256 }, (_, at) => db.worker.files.list(at.toString(16).padStart(2, '0'))))
  ).flat();

describe('retention', () => {
  it('is tested here for every kind that has days', () => {
    expect(Object.keys(probes).sort()).toEqual([...timedKinds].sort());
  });

  it.each([...timedKinds])(
    '%s is kept on its last day and deleted on the next (ASVS 14.2.4)',
    async (kind: RetentionKind) => {
      const probe = probes[kind];
      if (probe === undefined) throw new Error('no probe');
      const [since] = await ask(probe.since.replace(/^select (\S+) from/, 'select app.iso($1) as at from'));
      const [setting] = await db.query<{ days: number }>('select days from app.retention where kind = $1', [kind]);
      const due = Date.parse(since?.at) + (setting?.days ?? 0) * DAY;
      const left = async () => (await ask(probe.left)).length;
      const before = await left();
      expect(before).toBeGreaterThan(0);
      await db.travel(new Date(due - DAY).toISOString());
      await applyRetention(db.worker, kind);
      expect(await left()).toBeGreaterThan(0);
      await db.travel(new Date(due + 60_000).toISOString());
      expect((await applyRetention(db.worker, kind)).deleted).toBeGreaterThan(0);
      expect(await left()).toBe(0);
      expect(await applyRetention(db.worker, kind)).toEqual({ deleted: 0, through: true });
      // No file waits for deletion.
      expect(await db.query('select 1 from app.dropped_files')).toEqual([]);
      await db.travel(new Date(Date.parse(since?.at)).toISOString());
    },
  );

  it('keeps open jobs and timers, and the last test of a connection', async () => {
    expect(
      (await db.query('select 1 from app.timers where fired_at is null and closed_at is null')).length,
    ).toBeGreaterThan(0);
    expect(await db.query('select id from app.bureau_tests')).toEqual([{ id: 'test_2' }]);
    await db.query(
      `insert into app.outbox (id, job, payload, created_at) values ('outbox_old', 'checkContent', '{}', app.now() - interval '90 days')`,
    );
    await applyRetention(db.worker, 'finishedWork');
    expect(await db.query(`delete from app.outbox where id = 'outbox_old' returning id`)).toHaveLength(1);
  });

  it('continues after a crash: committed deletions stay, the rest and the files follow', async () => {
    const [setting] = await db.query<{ days: number }>(`select days from app.retention where kind = 'uploads'`);
    const names = await Promise.all(Array.from({ length: 5 }, put));
    for (const [at, file] of names.entries())
      await db.query(
        `insert into app.uploads (id, partner_id, hash, file, bytes, width, height) values ($1, $2, 'h', $3, 1, 1, 1)`,
        [`upload_kill_${at}`, people.partner.actor.id, file],
      );
    await db.travel((setting?.days ?? 0) * DAY + 60_000);
    // Stops after two batches: the store rejects the second deletion of a file, like a process that died.
    let left = 2;
    const dying = {
      ...db.worker,
      files: {
        ...db.worker.files,
        delete: async (name: string) => {
          left -= 1;
          if (left < 0) throw new Error('killed');
          await db.worker.files.delete(name);
        },
      },
    };
    await expect(applyRetention(dying, 'uploads', { batch: 2 })).rejects.toThrow('killed');
    expect((await db.query('select 1 from app.uploads')).length).toBe(1);
    expect((await db.query('select 1 from app.dropped_files')).length).toBe(2);
    expect(await applyRetention(db.worker, 'uploads', { batch: 2 })).toEqual({ deleted: 1, through: true });
    expect(await db.query('select 1 from app.uploads')).toEqual([]);
    expect(await db.query('select 1 from app.dropped_files')).toEqual([]);
    expect(await Promise.all(names.map((name) => db.worker.files.has(name)))).toEqual(names.map(() => false));
    const audit = await db.query(
      `select details ->> 'deleted' as n from app.audit where action = 'retain' and details ->> 'kind' = 'uploads'`,
    );
    expect(audit.map(({ n }) => Number(n)).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(5);
  });

  it('compares files and rows in both directions: deletes old files without a row, and counts rows without a file', async () => {
    const contexts = [db.worker, testContext(db.worker)] as const;
    const [orphan, ofATest, lost] = [await put(), await put(), 'f'.repeat(32)];
    await transaction(contexts[1], system('clock'), (tx) =>
      tx.client.query(
        `insert into app.uploads (id, partner_id, hash, file, bytes, width, height) values ('upload_test', $1, 'h', $2, 1, 1, 1)`,
        [people.partner.actor.id, ofATest],
      ),
    );
    await db.query(
      `insert into app.uploads (id, partner_id, hash, file, bytes, width, height) values ('upload_lost', $1, 'h', $2, 1, 1, 1)`,
      [people.partner.actor.id, lost],
    );
    // Only the parts of the store that hold these files: parts that were never compared are compared first.
    const sweep = async (orphanMinAgeMs?: number) => {
      const prefixes = [orphan, ofATest, lost].map((name) => name.slice(0, 2));
      await db.query('update app.file_sweep_parts set swept_at = case when prefix <> all($1) then app.now() end', [
        prefixes,
      ]);
      return sweepFiles(contexts, { parts: 0, ...(orphanMinAgeMs === undefined ? {} : { orphanMinAgeMs }) });
    };
    expect(await sweep()).toMatchObject({ orphans: 0, missing: 1 });
    expect(await sweep(0)).toMatchObject({ orphans: 1, missing: 1 });
    expect([await db.worker.files.has(orphan), await db.worker.files.has(ofATest)]).toEqual([false, true]);
    await db.query(`delete from app.uploads where id = 'upload_lost'`);
    await contexts[1].close();
  });

  it('compares each day the files that were compared longest ago; what is missing stays known until they are compared again', async () => {
    const contexts = [db.worker, testContext(db.worker)] as const;
    const since = (ofLost: string, ofOthers: string) =>
      db.query(
        `update app.file_sweep_parts set missing = 0, swept_at = app.now() - case prefix when 'ff' then $1::interval else $2::interval end`,
        [ofLost, ofOthers],
      );
    await db.query(
      `insert into app.uploads (id, partner_id, hash, file, bytes, width, height) values ('upload_lost', $1, 'h', $2, 1, 1, 1)`,
      [people.partner.actor.id, 'f'.repeat(32)],
    );
    await since('1 day', '2 days');
    expect(await sweepFiles(contexts)).toMatchObject({ missing: 0 });
    await since('2 days', '1 day');
    expect(await sweepFiles(contexts)).toMatchObject({ missing: 1 });
    await db.query(`delete from app.uploads where id = 'upload_lost'`);
    expect(await sweepFiles(contexts)).toMatchObject({ missing: 1 });
    await since('2 days', '1 day');
    expect(await sweepFiles(contexts)).toMatchObject({ missing: 0 });
    await contexts[1].close();
  });

  it('is enqueued once per hour of the database’s clock', async () => {
    const asked = () => transaction(db.worker, system('clock'), enqueueRetention);
    await db.query('delete from app.file_sweeps');
    await db.query('update app.retention set ran_at = app.now()');
    expect(await asked()).toBe(0);
    await db.travel(3_600_000);
    expect(await asked()).toBe(timedKinds.length);
    expect(await asked()).toBe(0);
    expect(await db.query(`select 1 from app.outbox where job = 'sweepFiles' and done_at is null`)).toHaveLength(1);
  });

  it('is set only by administrators, within the limits of its source, with an audit row', async () => {
    const change = (actor: Actor, days: number, from = 92, kind: RetentionKind = 'sentFiles') =>
      transaction(db.app, actor, (tx) =>
        changeRetention(db.app, tx, { actor, kind, days, from, key: `retention-${actor.id}-${kind}-${days}-${from}` }),
      );
    const { actor } = people.administrator;
    expect(await change(people.supervisor.actor, 100)).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
    const low = await change(actor, 30);
    expect(low.ok ? '' : low.refusal.reasons[0]?.message.en).toMatch(/from 92 to 3650.*three months/);
    expect(await change(actor, 100, 90)).toMatchObject({ ok: false, refusal: { code: 'STALE' } });
    expect(await change(actor, 3651, 1095, 'words')).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
    expect(await change(actor, 1, 0, 'filings')).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
    expect(await change(actor, 100)).toEqual({ ok: true });
    const audit = await db.query(
      `select outcome, details from app.audit where action = 'changeRetention' order by at, id`,
    );
    expect(audit.map(({ outcome }) => outcome)).toEqual([
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
      'done',
    ]);
    expect(audit.at(-1)?.details).toEqual({ kind: 'sentFiles', from: 92, to: 100 });
    // The preview; the open order’s draft does not count.
    const preview = await transaction(db.app, actor, (tx) => previewRetention(tx, actor, 'savedAnswers', 1));
    expect(preview).toMatchObject({ dueIsCapped: false });
    expect(
      await transaction(db.app, people.supervisor.actor, (tx) =>
        previewRetention(tx, people.supervisor.actor, 'words', 1),
      ),
    ).toBeNull();
  });

  it('leaves no file without a row, and no row without its file', async () => {
    const named = await db.query<{ file: string }>(
      `select file from app.materials union select report_file from app.materials where report_file is not null
       union select unnest(array[file, picture_file, commitment_file]) from app.verified_forms where file is not null union select file from app.uploads union select file from app.evidence union select stored from app.submissions where stored is not null`,
    );
    expect((await files()).sort()).toEqual(named.map(({ file }) => file).sort());
  });

  it('leaves the chain of each order valid', async () => {
    for (const id of [approved, draft]) {
      const verified = await withClient(db.url, (client) => verifyAudit(client, { order: id }));
      expect(verified.faults).toEqual([]);
      expect(await db.query('select erased_at is not null as gone from app.orders where id = $1', [id])).toEqual([
        { gone: true },
      ]);
    }
  });
});
