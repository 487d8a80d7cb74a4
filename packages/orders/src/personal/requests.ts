import {
  type Actor,
  ANSWER_DAYS,
  type AnswerWay,
  addSpan,
  answerWays,
  holdsRight,
  type Language,
  type PlaceDecision,
  type Refusal,
  type RequestState,
  type RequestWants,
  readSought,
  refusal,
  requestLetter,
  requestWants,
  type Sought,
  type SoughtKind,
  text,
  type WorkingHours,
} from '@beian/domain';
import { calendarInForce } from '../calendar/in-force.ts';
import { type House, inTransaction, system, type Tx } from '../house.ts';
import { newId } from '../ids.ts';
import { recall, remember } from '../keys.ts';
import { deleteDropped } from '../retention/dropped-files.ts';
import { personHashesOf } from '../search/columns.ts';
import { writeAudit } from '../sql/audit.ts';
import { bodyHash } from '../sql/facts.ts';
import { addJob, markDone } from '../sql/outbox.ts';
import { type ArchiveFile, collectPerson } from './collect.ts';
import { type Planned, planDeletion } from './decide.ts';
import { erasePerson } from './erase-person.ts';
import { findPerson } from './find.ts';

/** An archive may be taken away for so long after it was asked for, minutes. */
const EXPORT_MINUTES = 10;
/** Longest text that somebody writes into a request, characters. */
const LONGEST = 1000;

const place = (column: 'sought' | 'asked_by' | 'reason', id: string): string => `person_requests.${column}:${id}`;
const exportPlace = (id: string): string => `person_exports.sought:${id}`;

type Refused = { readonly ok: false; readonly refusal: Refusal };
const no = (value: Refusal): Refused => ({ ok: false, refusal: value });

/** What a person's value led to: numbers and names of orders and filings, none of the person's values. */
export interface PersonFound {
  /** Several people share the mobile or address: only an ID number tells them apart. */
  readonly people: number;
  /** There is more than one search takes: what is decided leaves the rest for the next. */
  readonly more: boolean;
  /** Every place, with what a deletion would do now. */
  readonly decisions: readonly PlaceDecision[];
}
export type FoundOutcome = ({ readonly ok: true } & PersonFound) | Refused;

export interface PersonAsked {
  readonly actor: Actor;
  readonly by: SoughtKind;
  /** As it was typed. Personal. */
  readonly value: string;
}

/** How many places hold something of a person, and what a deletion would do with each. Audited without the value, refusals too. */
export async function lookUpPerson(house: House, tx: Tx, asked: PersonAsked): Promise<FoundOutcome> {
  const sought = readAsked(asked);
  if ('code' in sought) return no(await refuse(tx, asked.actor, 'findPerson', sought));
  const person = await findPerson(house, tx, sought);
  const { decisions } = await planDeletion(house, tx, person);
  await writeAudit(tx, asked.actor, 'findPerson', undefined, 'done', { by: asked.by, places: decisions.length });
  return { ok: true, people: person.people, more: person.more, decisions: decisions.map(told) };
}

const told = ({ holding, called, places, decision, basis, until }: Planned): PlaceDecision => ({
  holding,
  called,
  places,
  decision,
  basis,
  until,
});

function readAsked({ actor, by, value }: PersonAsked): Sought | Refusal {
  if (!holdsRight(actor, 'handlePersons')) return notTheirs;
  const sought = readSought(by, value);
  return 'by' in sought ? sought : refusal('INVALID_INPUT', sought);
}

async function refuse(tx: Tx, actor: Actor, action: string, value: Refusal, target?: string): Promise<Refusal> {
  await writeAudit(tx, actor, action, target, 'refused', { code: value.code });
  return value;
}

export interface NewRequest extends PersonAsked {
  readonly wants: RequestWants;
  /** Who asked, and how they showed who they are: 1 to 1,000 characters, sealed. */
  readonly askedBy: string;
  /** Why, in their words: 1 to 1,000 characters, sealed. */
  readonly reason: string;
  readonly key: string;
}
export type RequestOutcome = { readonly ok: true; readonly id: string } | Refused;

/** Writes a request down; its answer is due in 15 working days. Audited without the value. */
export async function openPersonRequest(house: House, tx: Tx, asked: NewRequest): Promise<RequestOutcome> {
  const { actor, wants, askedBy, reason, key } = asked;
  return once(
    house,
    tx,
    { actor, key, body: ['openPersonRequest', wants, asked.by, asked.value, askedBy, reason] },
    async () => {
      const sought = readAsked(asked);
      if ('code' in sought) return no(await refuse(tx, actor, 'openPersonRequest', sought));
      for (const [field, value] of [
        ['askedBy', askedBy],
        ['reason', reason],
      ] as const)
        if (value.trim() === '' || value.length > LONGEST)
          return no(await refuse(tx, actor, 'openPersonRequest', wrongText(field)));
      const id = newId('person');
      const due = await answerDue(house, tx);
      const { keys } = house;
      await tx.client.query(
        `/* openPersonRequest */ insert into app.person_requests
         (id, wants, sought_by, sought, sought_hash, asked_by, reason, staff_id, staff_name, due_at, provisional)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          id,
          wants,
          sought.by,
          keys.seal(place('sought', id), sought.value),
          personHashesOf(house, sought)[0],
          keys.seal(place('asked_by', id), askedBy.trim()),
          keys.seal(place('reason', id), reason.trim()),
          actor.id,
          actor.name,
          due.dueAt,
          due.provisional,
        ],
      );
      await writeAudit(tx, actor, 'openPersonRequest', id, 'done', { wants, by: sought.by });
      return { ok: true, id };
    },
  );
}

async function answerDue(house: House, tx: Tx): Promise<{ dueAt: string; provisional: boolean }> {
  const { rows } = await tx.client.query<{
    now: string;
    hours: WorkingHours;
    calendar: { version: number; loadedUntil: string };
  }>(
    `/* answerDue */ select app.iso(app.now()) as now, (select value from app.settings where name = 'workingHours') as hours,
       (select value from app.settings where name = 'calendar') as calendar`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('answerDue: no settings');
  const calendar = await calendarInForce(house, tx, row.calendar);
  const due = addSpan(calendar, row.hours, Date.parse(row.now), { kind: 'workingTime', days: ANSWER_DAYS });
  return { dueAt: new Date(due.due).toISOString(), provisional: due.provisional };
}

/** Repeats the answer of a key that was used. */
async function once<O>(
  house: House,
  tx: Tx,
  { actor, key, body }: { readonly actor: Actor; readonly key: string; readonly body: readonly unknown[] },
  work: () => Promise<O>,
): Promise<O> {
  const hash = bodyHash([...body]);
  const seen = await recall<O>(house, tx, actor, key, hash);
  if (seen !== undefined) return seen;
  const outcome = await work();
  await remember(house, tx, actor, key, hash, outcome);
  return outcome;
}

interface Step {
  readonly actor: Actor;
  readonly id: string;
  readonly key: string;
}

/** Decides an open request: a deletion is carried out by the worker, a copy is noted as given. */
export function decidePersonRequest(house: House, tx: Tx, { actor, id, key }: Step): Promise<RequestOutcome> {
  return once(house, tx, { actor, key, body: ['decidePersonRequest', id] }, async () => {
    const found = await lockRequest(tx, actor, id);
    if ('code' in found) return no(await refuse(tx, actor, 'decidePersonRequest', found, id));
    if (found.state !== 'OPEN') return no(await refuse(tx, actor, 'decidePersonRequest', notNow, id));
    await tx.client.query(
      `/* decidePersonRequest */ update app.person_requests set state = 'DECIDING', decided_at = app.now(), decided_by = $2, decided_name = $3 where id = $1`,
      [id, actor.id, actor.name],
    );
    await addJob(tx, 'decidePerson', { requestId: id });
    await writeAudit(tx, actor, 'decidePersonRequest', id, 'done', { wants: found.wants });
    return { ok: true, id };
  });
}

/** Notes that the answer went out. */
export function answerPersonRequest(
  house: House,
  tx: Tx,
  { actor, id, over, key }: Step & { readonly over: AnswerWay },
): Promise<RequestOutcome> {
  return once(house, tx, { actor, key, body: ['answerPersonRequest', id, over] }, async () => {
    const found = await lockRequest(tx, actor, id);
    if ('code' in found) return no(await refuse(tx, actor, 'answerPersonRequest', found, id));
    if (found.state !== 'DECIDED' || !Object.hasOwn(answerWays, over))
      return no(await refuse(tx, actor, 'answerPersonRequest', notNow, id));
    await tx.client.query(
      `/* answerPersonRequest */ update app.person_requests set state = 'ANSWERED', answered_at = app.now(), answered_by = $2, answered_name = $3,
         answered_over = $4 where id = $1`,
      [id, actor.id, actor.name, over],
    );
    await writeAudit(tx, actor, 'answerPersonRequest', id, 'done', { over });
    return { ok: true, id };
  });
}

async function lockRequest(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ readonly state: RequestState; readonly wants: RequestWants } | Refusal> {
  if (!holdsRight(actor, 'handlePersons')) return notTheirs;
  const { rows } = await tx.client.query<{ state: RequestState; wants: RequestWants }>(
    '/* lockRequest */ select state, wants from app.person_requests where id = $1 for update',
    [id],
  );
  return rows[0] ?? noRequest;
}

/**
 * What was decided is done: the worker's part. Finds the person anew, deletes, and writes a row per place, all in one transaction; files
 * go after it. Null: somebody else has done it. Again after a kill it begins anew, for nothing was committed.
 */
export async function carryOutRequest(
  house: House,
  id: string,
  outboxId: string | null,
): Promise<{ readonly deleted: number; readonly kept: number } | null> {
  const done = await inTransaction(house, system('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ wants: RequestWants; by: SoughtKind; sought: Buffer }>(
      `/* carryOutRequest */ select wants, sought_by as by, sought from app.person_requests where id = $1 and state = 'DECIDING' for update`,
      [id],
    );
    const [row] = rows;
    if (outboxId !== null) await markDone(tx, outboxId);
    if (row === undefined) return null;
    const sought: Sought = { by: row.by, value: house.keys.unseal(place('sought', id), row.sought).toString() };
    const person = await findPerson(house, tx, sought);
    // Several people share it: none of them is shown to be who asked, and nothing is touched.
    const shared = person.people > 1;
    const plan = shared ? undefined : await planDeletion(house, tx, person);
    if (plan !== undefined && row.wants === 'DELETION') await erasePerson(house, tx, plan);
    const decisions = (plan?.decisions ?? []).filter((one) => row.wants === 'DELETION' || one.decision === 'KEPT');
    for (const [position, one] of decisions.entries())
      await tx.client.query(
        `/* keepDecision */ insert into app.person_decisions (request_id, position, holding, about, called, places, decision, basis, until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, position, one.holding, one.about, one.called, one.places, one.decision, one.basis, one.until],
      );
    await tx.client.query(
      `/* carriedOut */ update app.person_requests set state = 'DECIDED', decided_at = app.now() where id = $1`,
      [id],
    );
    const count = (what: 'DELETED' | 'KEPT') => decisions.filter(({ decision }) => decision === what).length;
    const counted = { deleted: count('DELETED'), kept: count('KEPT') };
    await writeAudit(tx, system('clock'), 'carryOutRequest', id, 'done', counted);
    return counted;
  });
  await deleteDropped(house);
  return done;
}

export type ExportOutcome =
  | { readonly ok: true; readonly id: string /** ISO 8601, UTC. */; readonly until: string; readonly places: number }
  | Refused;

/** An archive of everything held on a person, to be taken away once within ten minutes by whoever asks. Audited without the value. */
export function exportPerson(
  house: House,
  tx: Tx,
  asked: PersonAsked & { readonly requestId: string | null; readonly language: Language; readonly key: string },
): Promise<ExportOutcome> {
  const { actor, requestId, language, key } = asked;
  return once(house, tx, { actor, key, body: ['exportPerson', asked.by, asked.value, requestId] }, async () => {
    const sought = readAsked(asked);
    if ('code' in sought) return no(await refuse(tx, actor, 'exportPerson', sought));
    const person = await findPerson(house, tx, sought);
    if (person.people > 1) return no(await refuse(tx, actor, 'exportPerson', sharedValue(person.people)));
    const id = newId('export');
    const { rows } = await tx.client.query<{ until: string }>(
      `/* exportPerson */ insert into app.person_exports (id, request_id, staff_id, sought_by, sought, language, until)
       values ($1, (select id from app.person_requests where id = $2), $3, $4, $5, $6, app.now() + interval '${EXPORT_MINUTES} minutes')
       returning app.iso(until) as until`,
      [id, requestId, actor.id, sought.by, house.keys.seal(exportPlace(id), sought.value), language],
    );
    const { decisions } = await planDeletion(house, tx, person);
    await writeAudit(tx, actor, 'exportPerson', id, 'done', { by: sought.by, places: decisions.length });
    return { ok: true, id, until: rows[0]?.until ?? '', places: decisions.length };
  });
}

/** The files of an archive; null where there is none for this person, it was taken, or its time is over. Audited before a byte leaves. */
export function takeExport(
  house: House,
  actor: Actor,
  id: string,
): Promise<{ readonly fileName: string; readonly files: readonly ArchiveFile[] } | null> {
  return inTransaction(house, actor, async (tx) => {
    if (!holdsRight(actor, 'handlePersons')) return null;
    const { rows } = await tx.client.query<{
      by: SoughtKind;
      sought: Buffer;
      language: Language;
      at: string;
      day: string;
    }>(
      `/* takeExport */ update app.person_exports set taken_at = app.now() where id = $1 and staff_id = $2 and taken_at is null and until > app.now()
       returning sought_by as by, sought, language, app.iso(app.now()) as at, app.shanghai_day(app.now()) as day`,
      [id, actor.id],
    );
    const [row] = rows;
    if (row === undefined) return null;
    const sought: Sought = { by: row.by, value: house.keys.unseal(exportPlace(id), row.sought).toString() };
    const person = await findPerson(house, tx, sought);
    const files = await collectPerson(house, tx, person, { language: row.language, at: row.at });
    await writeAudit(tx, actor, 'takeExport', id, 'done', { files: files.length });
    return { fileName: `personal-information-${row.day}.zip`, files };
  });
}

const RULE = 'PIPL art. 44-50';
const notTheirs = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: text('只有管理员可以办理个人信息请求', 'Only an administrator handles requests of data subjects'),
  suggestion: text('请联系管理员', 'Ask an administrator'),
  ruleId: RULE,
});
const noRequest = refusal('NOT_FOUND', {
  code: 'NOT_FOUND',
  field: 'id',
  message: text('没有这个请求', 'There is no such request'),
  suggestion: text('请刷新列表', 'Read the list again'),
  ruleId: RULE,
});
const notNow = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE_NOW',
  message: text('请求现在不能这样办理', 'The request cannot be handled so now'),
  suggestion: text('请刷新列表', 'Read the list again'),
  ruleId: RULE,
});
const wrongText = (field: string) =>
  refusal('INVALID_INPUT', {
    code: 'WRONG_SHAPE',
    field,
    message: text(`请填写 1 至 ${LONGEST} 个字符`, `Write 1 to ${LONGEST} characters`),
    suggestion: text('请说明请求人、身份核实方式与理由', 'Say who asks, how they showed who they are, and why'),
    ruleId: RULE,
  });
const sharedValue = (people: number) =>
  refusal('NOT_POSSIBLE', {
    code: 'SHARED_VALUE',
    field: 'value',
    message: text(`此号码或邮箱由 ${people} 人共用`, `${people} people share this number or address`),
    suggestion: text('请改用证件号码查找', 'Search by the ID number'),
    ruleId: RULE,
  });

export interface PersonRequestView {
  readonly id: string;
  readonly wants: RequestWants;
  readonly wantsLabel: string;
  readonly soughtBy: SoughtKind;
  readonly state: RequestState;
  /** ISO 8601, UTC, as all that follows. */
  readonly at: string;
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly overdue: boolean;
  readonly staffName: string;
  readonly decidedAt: string | null;
  readonly decidedName: string | null;
  readonly answeredAt: string | null;
  readonly answeredName: string | null;
  readonly answeredOver: AnswerWay | null;
}

export interface OpenedRequest extends PersonRequestView {
  readonly askedBy: string;
  readonly reason: string;
  /** What was written down there is deleted. */
  readonly erased: boolean;
  readonly decisions: readonly PlaceDecision[];
  readonly letterZh: string | null;
  readonly letterEn: string | null;
}

const columns = `r.id, r.wants, r.sought_by as "soughtBy", r.state, app.iso(r.at) as at, app.iso(r.due_at) as "dueAt", r.provisional,
  r.answered_at is null and r.due_at < app.now() as overdue, r.staff_name as "staffName", app.iso(r.decided_at) as "decidedAt",
  r.decided_name as "decidedName", app.iso(r.answered_at) as "answeredAt", r.answered_name as "answeredName", r.answered_over as "answeredOver"`;

/** Requests as they were asked for, in the order of `ids`. Nothing personal. */
export async function loadPersonRequests(
  tx: Tx,
  ids: readonly string[],
  language: Language,
): Promise<PersonRequestView[]> {
  const { rows } = await tx.client.query<Omit<PersonRequestView, 'wantsLabel'>>({
    name: 'person-requests',
    text: `/* loadPersonRequests */ select ${columns} from unnest($1::text[]) with ordinality as want(id, place)
      join app.person_requests r on r.id = want.id order by want.place`,
    values: [ids],
  });
  return rows.map((row) => ({ ...row, wantsLabel: requestWants[row.wants][language] }));
}

/** One request with who asked, what was decided and the letter; null where there is none, or the actor has no right. Each look is audited. */
export async function openRequest(
  house: House,
  tx: Tx,
  { actor, id, language }: { readonly actor: Actor; readonly id: string; readonly language: Language },
): Promise<OpenedRequest | null> {
  if (!holdsRight(actor, 'handlePersons')) return null;
  const [view] = await loadPersonRequests(tx, [id], language);
  const { rows } = await tx.client.query<{
    asked: Buffer;
    reason: Buffer;
    erased: boolean;
    decisions: PlaceDecision[];
  }>(
    `/* openRequest */ select r.asked_by as asked, r.reason, r.erased_at is not null as erased,
       coalesce((select json_agg(json_build_object('holding', d.holding, 'called', d.called, 'places', d.places, 'decision', d.decision,
         'basis', d.basis, 'until', app.iso(d.until)) order by d.position) from app.person_decisions d where d.request_id = r.id), '[]') as decisions
     from app.person_requests r where r.id = $1`,
    [id],
  );
  const [row] = rows;
  if (view === undefined || row === undefined) return null;
  await writeAudit(tx, actor, 'readPersonRequest', id, 'done');
  const answers = view.state === 'DECIDED' || view.state === 'ANSWERED';
  const letter = answers ? requestLetter({ wants: view.wants, at: view.at, decisions: row.decisions }) : null;
  return {
    ...view,
    askedBy: house.keys.unseal(place('asked_by', id), row.asked).toString(),
    reason: house.keys.unseal(place('reason', id), row.reason).toString(),
    erased: row.erased,
    decisions: row.decisions,
    letterZh: letter?.zh ?? null,
    letterEn: letter?.en ?? null,
  };
}
