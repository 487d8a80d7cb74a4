import type { TestDatabase } from '../database/database.ts';
import type { People } from '../fixtures/people.ts';

type Row = Readonly<Record<string, unknown>>;
type Step = readonly [event: string, to: string, by: 'partner' | 'staff' | 'system'];

/** Steps of orders as the life cycle has them, each as often as it stands here. */
const stepsFrom: Readonly<Record<string, readonly Step[]>> = {
  DRAFT: [
    ...Array.from({ length: 8 }, (): Step => ['submit', 'INITIAL_REVIEW', 'partner']),
    ['abandon', 'ABANDONED', 'partner'],
    ['lapse', 'LAPSED', 'system'],
  ],
  INITIAL_REVIEW: [
    ['approveInitialReview', 'VERIFICATION_PENDING', 'staff'],
    ['approveInitialReview', 'VERIFICATION_PENDING', 'staff'],
    ['approveInitialReview', 'SUBMISSION_PENDING', 'staff'],
    ['returnForCorrection', 'CORRECTION_REQUIRED', 'staff'],
    ['rejectInitialReview', 'INITIAL_REJECTED', 'staff'],
    ['withdraw', 'DRAFT', 'partner'],
    ['holdForApplicant', 'SUPPLEMENT_PENDING', 'staff'],
  ],
  SUPPLEMENT_PENDING: [
    ['submitSupplement', 'INITIAL_REVIEW', 'partner'],
    ['resumeReview', 'INITIAL_REVIEW', 'staff'],
    ['expireHold', 'INITIAL_REVIEW', 'system'],
    ['withdraw', 'DRAFT', 'partner'],
  ],
  CORRECTION_REQUIRED: [['submit', 'INITIAL_REVIEW', 'partner']],
  INITIAL_REJECTED: [
    ['submit', 'INITIAL_REVIEW', 'partner'],
    ['abandon', 'ABANDONED', 'partner'],
  ],
  VERIFICATION_PENDING: [
    ['submitPhoto', 'PHOTO_REVIEW', 'partner'],
    ['submitPhoto', 'PHOTO_REVIEW', 'partner'],
    ['reopen', 'INITIAL_REVIEW', 'staff'],
  ],
  PHOTO_REVIEW: [
    ['approvePhoto', 'SUBMISSION_PENDING', 'staff'],
    ['approvePhoto', 'SUBMISSION_PENDING', 'staff'],
    ['rejectPhoto', 'VERIFICATION_PENDING', 'staff'],
  ],
  SUBMISSION_PENDING: [
    ...Array.from({ length: 5 }, (): Step => ['pushToBureau', 'SUBMITTING', 'staff']),
    ['sendBack', 'CORRECTION_REQUIRED', 'staff'],
  ],
  SUBMITTING: [
    ['uploadAccepted', 'SMS_PENDING', 'system'],
    ['uploadAccepted', 'BUREAU_REVIEW', 'system'],
    ['uploadRefused', 'UPLOAD_FAILED', 'system'],
    ['recall', 'SUBMISSION_PENDING', 'staff'],
  ],
  UPLOAD_FAILED: [
    ['pushToBureau', 'SUBMITTING', 'staff'],
    ['sendBack', 'CORRECTION_REQUIRED', 'staff'],
  ],
  SMS_PENDING: [
    ['smsVerified', 'BUREAU_REVIEW', 'system'],
    ['smsFailed', 'SMS_RETURNED', 'system'],
  ],
  SMS_RETURNED: [
    ['pushToBureau', 'SUBMITTING', 'staff'],
    ['sendBack', 'CORRECTION_REQUIRED', 'staff'],
    ['smsVerified', 'BUREAU_REVIEW', 'staff'],
  ],
  BUREAU_REVIEW: [
    ['bureauApprove', 'APPROVED', 'system'],
    ['bureauApprove', 'APPROVED', 'system'],
    ['bureauRefuse', 'BUREAU_REJECTED', 'system'],
  ],
  BUREAU_REJECTED: [
    ['sendBack', 'CORRECTION_REQUIRED', 'staff'],
    ['pushToBureau', 'SUBMITTING', 'staff'],
  ],
};
const ended = ['APPROVED', 'ABANDONED', 'LAPSED'];
const timed = /REVIEW|SUBMI|UPLOAD|RETURNED|REJECTED/;
const provinces = ['110000', '320000', '440000'];
const kinds = ['FIRST_FILING', 'CHANGE_WEBSITE', 'CANCEL_SUBJECT'];
const items = ['subject.name', 'website.name', 'material.SUBJECT_CERT', 'material.FACE_PHOTO'];

/**
 * Fills a database with random orders of the last forty days: rows alone, without the functions that write them, so that what counts them is
 * tested by itself. The same `random` makes the same rows.
 */
export async function fillRandomHistory(
  db: TestDatabase,
  { people, random, orders: count }: { people: People; random: () => number; orders: number },
): Promise<void> {
  const now = Date.parse(await db.now());
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const chance = (share: number): boolean => random() < share;
  const iso = (at: number): string => new Date(at).toISOString();
  const staff = [...people.reviewers, people.supervisor].map(({ actor }) => actor);
  const [other] = await db.query<{ id: string }>(
    `insert into app.partners (id, name, email) values ('partner_other', '第二合作方', 'two@example.com') returning id`,
  );
  const partners = [people.partner.actor.id, other?.id ?? ''];
  const tables: Record<string, Row[]> = {};
  const add = (table: string, row: Row) => {
    tables[table] ??= [];
    tables[table].push({ test: false, ...row });
  };
  const records = Array.from({ length: count }, (_, nth) => ({ id: `record_r${nth}`, filed: chance(0.8) }));
  for (const { id, filed } of records)
    add('records', {
      ...{
        id,
        bureau_id: `b_${id}`,
        filing_number: filed ? `${id}号` : '',
        province: pick(provinces),
        name: id,
        plain: {},
        filed,
      },
      ...{ personal: '\\x', certificate_hash: '', changed_at: iso(now) },
    });
  for (let nth = 0; nth < count; nth += 1) {
    const id = `order_${String(nth).padStart(32, '0')}`;
    const [province, kind, partner] = [pick(provinces), pick(kinds), pick(partners)];
    let [seq, at, state, breached, approver, last] = [0, now - random() * 40 * 86_400_000, '', 0, '', ''];
    const event = (name: string, from: string | null, to: string | null, actor: { kind: string; id: string }) => {
      seq += 1;
      add('order_events', {
        ...{ id: `event_${nth}_${seq}`, order_id: id, seq, event: name, from_state: from, to_state: to, at: iso(at) },
        ...{
          actor_kind: actor.kind,
          actor_id: actor.id,
          actor_name: actor.id,
          // Of every third decision no paper was compared.
          input: from === 'INITIAL_REVIEW' && (nth + seq) % 3 > 0 ? { papersAgree: (nth + seq) % 3 === 1 } : {},
          edition: '2018-06',
          previous: '',
          hash: '',
        },
      });
    };
    const system = { kind: 'system', id: 'clock' };
    const asPartner = { kind: 'partner', id: partner };
    /** A quarter are minutes, the others up to a day and a half; null: it would be later than now. */
    const pass = (): boolean => {
      at += chance(0.25) ? random() * 20 * 60_000 : random() * 36 * 3_600_000;
      return at < now - 61_000;
    };
    event('openOrder', null, 'DRAFT', asPartner);
    state = 'DRAFT';
    // A reason about an order that nobody of ours judged.
    if (nth % 40 === 0) refuse(null);
    for (let step = 0; step < 24 && !ended.includes(state) && pass(); step += 1) {
      if (timed.test(state) && chance(0.2)) {
        event('breach', state, null, system);
        breached = 100;
        if (!pass()) break;
      }
      const [name, to, by] = pick(stepsFrom[state] ?? []);
      const person = pick(staff);
      if (by === 'staff' && chance(0.8)) {
        // Held by the decider, perhaps given up before, perhaps by somebody else in between.
        for (let claims = Math.floor(random() * 3); claims >= 0; claims -= 1) {
          event('claim', state, null, { kind: 'staff', id: (claims > 0 && chance(0.3) ? pick(staff) : person).id });
          at += random() * 25 * 60_000;
          if (claims > 0 && chance(0.6)) {
            event('release', state, null, { kind: 'staff', id: person.id });
            at += random() * 3_600_000;
          }
        }
        if (at >= now - 61_000) break;
      }
      const actor = by === 'staff' ? { kind: 'staff', id: person.id } : by === 'partner' ? asPartner : system;
      event(name, state, to, actor);
      if (name === 'approveInitialReview') approver = person.id;
      if (by === 'staff' && chance(0.5))
        add('verdicts', {
          ...{
            id: `verdict_${nth}_${seq}`,
            order_id: id,
            item: pick(items),
            hash: '',
            verdict: chance(0.7) ? 'pass' : 'return',
          },
          ...{ staff_id: person.id, staff_name: '', at: iso(at), codes: [], grouped: chance(0.4) },
        });
      if (name === 'returnForCorrection' && chance(0.4))
        add('late_findings', {
          ...{
            id: `late_${nth}_${seq}`,
            order_id: id,
            return_id: '',
            item: pick(items),
            hash: '',
            round: 2,
            codes: [],
          },
          ...{
            staff_id: person.id,
            staff_name: '',
            passed_by: pick(staff).id,
            passed_by_name: '',
            passed_at: iso(at),
            passed_round: 1,
            at: iso(at),
          },
        });
      if (name === 'bureauRefuse') refuse(chance(0.6) ? pick(items) : null);
      if (['approveInitialReview', 'approvePhoto', 'returnForCorrection', 'rejectPhoto'].includes(name) && chance(0.5))
        spotCheck(name, person.id);
      if (stageOf(state) !== stageOf(to)) breached = 0;
      state = to;
      last = name;
    }
    const due = now + (random() - 0.4) * 3 * 86_400_000;
    add('orders', {
      ...{
        id,
        number: `BD${nth}`,
        partner_id: partner,
        record_id: `record_r${nth}`,
        website_id: `website_r${nth}`,
        kind,
        province,
        state,
      },
      ...{
        edition: '2018-06',
        locked: !ended.includes(state),
        version: 1,
        round: 1,
        salt: '\\x',
        chain_salt: '\\x',
        subject_name: '',
        filing_number: '',
      },
      ...{
        changed: [],
        erased: [],
        due_provisional: false,
        lease_token: 0,
        last_seq: seq,
        last_hash: last,
        created_at: iso(at),
        updated_at: iso(at),
      },
      ...{
        due_at: ended.includes(state) ? null : iso(due),
        due_level: breached > 0 || due < now ? 100 : pick([0, 50, 75, 90]),
      },
      ...{ assignee: chance(0.4) ? pick(staff).id : null, initial_approved_by: approver === '' ? null : approver },
    });

    function refuse(item: string | null): void {
      add('refusal_reasons', {
        ...{ id: `refusal_${nth}_${seq}`, order_id: id, submission_id: '', code: pick(['1002', '1014']), reason: '' },
        ...{ item, passed_rule: chance(0.5) ? 'FMT-CODE' : null, at: iso(at) },
      });
    }

    function spotCheck(name: string, by: string): void {
      const look = `look_${nth}_${seq}`;
      const over = at + random() * 3 * 86_400_000;
      const outcome = chance(0.7) ? pick(['AGREED', 'CAUGHT', 'MISSED', 'STRICT']) : null;
      const done = over < now - 61_000;
      add('second_looks', {
        ...{
          id: look,
          order_id: id,
          seq,
          event: name,
          province,
          kind,
          round: 1,
          decided_by: by,
          decided_name: '',
          decided_at: iso(at),
          judges: [],
        },
        ...{
          items: [],
          materials: [],
          content: '\\x',
          due_at: iso(over),
          provisional: false,
          place: iso(at),
          grouped: chance(0.3),
        },
        ...{
          ended_at: done ? iso(over) : null,
          outcome: done ? outcome : null,
          otherwise: done && outcome !== null ? 0 : null,
        },
      });
      if (!done || outcome === null) return;
      for (const item of items.filter(() => chance(0.6)))
        add('second_verdicts', {
          ...{
            id: `${look}_${item}`,
            look_id: look,
            order_id: id,
            item,
            hash: '',
            first: pick(['pass', 'pass', 'return']),
            first_by: by,
          },
          ...{
            verdict: pick(['pass', 'pass', 'return']),
            codes: [],
            advice: '\\x',
            staff_id: pick(staff).id,
            at: iso(over),
            grouped: chance(0.3),
          },
        });
    }
  }
  const inserts = Object.entries(tables).map(([table, rows]) => {
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    return `insert into app.${table} (${columns}) select ${columns} from json_populate_recordset(null::app.${table}, $rows$${JSON.stringify(rows)}$rows$);`;
  });
  // Without triggers and references: the counts are made anew afterwards.
  await db.query(`begin; set local session_replication_role = replica; ${inserts.join('\n')} commit`);
  await db.query('analyze');
}

const stageOf = (state: string): string =>
  [
    ['INITIAL_REVIEW'],
    ['PHOTO_REVIEW'],
    ['SUBMISSION_PENDING', 'SUBMITTING', 'UPLOAD_FAILED'],
    ['SMS_RETURNED', 'BUREAU_REJECTED'],
  ].find((states) => states.includes(state))?.[0] ?? state;
