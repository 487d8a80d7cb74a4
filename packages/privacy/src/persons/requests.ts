import { writeAudit } from '@beian/database/audit';
import { loadClockInputs } from '@beian/database/calendar';
import { deleteDroppedFiles } from '@beian/database/erased-files';
import { newId } from '@beian/database/ids';
import { addJob, markJobDone } from '@beian/database/outbox';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { addSpan } from '@beian/domain/calendar';
import {
  ANSWER_DAYS,
  type AnswerWay,
  answerWays,
  type IdentifierKind,
  type PersonIdentifier,
  type RequestState,
  type RequestWants,
} from '@beian/domain/personal';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Refusal } from '@beian/domain/text';
import { textLengths } from '@beian/domain/text';
import { hashesOfPerson } from '@beian/records/record';
import { planDeletion } from './decide.ts';
import { erasePerson } from './erase-person.ts';
import { findPerson } from './find.ts';
import {
  administratorsOnly,
  auditRefusal,
  notPossibleNow,
  type PersonQuery,
  parsePersonQuery,
  requestAad as place,
  type Refused,
  refusedOutcome,
  requestNotFound,
  runIdempotently,
  wrongText,
} from './person-query.ts';

export interface NewRequest extends PersonQuery {
  readonly wants: RequestWants;
  /** Who asked and how they proved their identity: 1 to 1,000 characters, sealed. */
  readonly askedBy: string;
  /** The reason in their words: 1 to 1,000 characters, sealed. */
  readonly reason: string;
  readonly key: string;
}
export type RequestOutcome = { readonly ok: true; readonly id: string } | Refused;

/** Stores a request; its answer is due in 15 working days. Audited without the value. */
export async function openPersonRequest(ctx: AppContext, tx: Tx, personQuery: NewRequest): Promise<RequestOutcome> {
  const { actor, wants, askedBy, reason, key } = personQuery;
  return runIdempotently(
    ctx,
    tx,
    { actor, key, body: ['openPersonRequest', wants, personQuery.by, personQuery.value, askedBy, reason] },
    async () => {
      const sought = parsePersonQuery(personQuery);
      if ('code' in sought) return refusedOutcome(await auditRefusal(tx, actor, 'openPersonRequest', sought));
      for (const [field, value] of [
        ['askedBy', askedBy],
        ['reason', reason],
      ] as const)
        if (value.trim() === '' || value.length > textLengths.personRequest)
          return refusedOutcome(await auditRefusal(tx, actor, 'openPersonRequest', wrongText(field)));
      const id = newId('person');
      const due = await answerDue(ctx, tx);
      const { keys } = ctx;
      await tx.client.query(
        `/* openPersonRequest */ insert into app.person_requests
         (id, wants, sought_by, sought, sought_hash, asked_by, reason, staff_id, staff_name, due_at, provisional)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          id,
          wants,
          sought.by,
          keys.seal(place('sought', id), sought.value),
          hashesOfPerson(ctx, sought)[0],
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

async function answerDue(ctx: AppContext, tx: Tx): Promise<{ dueAt: string; provisional: boolean }> {
  const { now, calendar, hours } = await loadClockInputs(ctx, tx);
  const due = addSpan(calendar, hours, Date.parse(now), { kind: 'workingTime', days: ANSWER_DAYS });
  return { dueAt: new Date(due.due).toISOString(), provisional: due.provisional };
}

interface RequestStep {
  readonly actor: Actor;
  readonly id: string;
  readonly key: string;
}

/** Decides an open request: a deletion is carried out by the worker, a copy is recorded as given. */
export function decidePersonRequest(ctx: AppContext, tx: Tx, { actor, id, key }: RequestStep): Promise<RequestOutcome> {
  return runIdempotently(ctx, tx, { actor, key, body: ['decidePersonRequest', id] }, async () => {
    const found = await lockRequest(tx, actor, id);
    if ('code' in found) return refusedOutcome(await auditRefusal(tx, actor, 'decidePersonRequest', found, id));
    if (found.state !== 'OPEN')
      return refusedOutcome(await auditRefusal(tx, actor, 'decidePersonRequest', notPossibleNow, id));
    await tx.client.query(
      `/* decidePersonRequest */ update app.person_requests set state = 'DECIDING', decided_at = app.now(), decided_by = $2, decided_name = $3 where id = $1`,
      [id, actor.id, actor.name],
    );
    await addJob(tx, 'decidePerson', { requestId: id });
    await writeAudit(tx, actor, 'decidePersonRequest', id, 'done', { wants: found.wants });
    return { ok: true, id };
  });
}

/** Records that the answer was sent. */
export function answerPersonRequest(
  ctx: AppContext,
  tx: Tx,
  { actor, id, over, key }: RequestStep & { readonly over: AnswerWay },
): Promise<RequestOutcome> {
  return runIdempotently(ctx, tx, { actor, key, body: ['answerPersonRequest', id, over] }, async () => {
    const found = await lockRequest(tx, actor, id);
    if ('code' in found) return refusedOutcome(await auditRefusal(tx, actor, 'answerPersonRequest', found, id));
    if (found.state !== 'DECIDED' || !Object.hasOwn(answerWays, over))
      return refusedOutcome(await auditRefusal(tx, actor, 'answerPersonRequest', notPossibleNow, id));
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
  if (!hasRight(actor, 'handlePersons')) return administratorsOnly;
  const { rows } = await tx.client.query<{ state: RequestState; wants: RequestWants }>(
    '/* lockRequest */ select state, wants from app.person_requests where id = $1 for update',
    [id],
  );
  return rows[0] ?? requestNotFound;
}

/**
 * Carries out a decided request, in the worker: finds the person again, deletes, and writes a row per place, all in one
 * transaction; files are deleted afterwards. Returns null when another worker has done it. After a kill it can be
 * repeated, because nothing was committed.
 */
export async function carryOutRequest(
  ctx: AppContext,
  id: string,
  outboxId: string | null,
): Promise<{ readonly deleted: number; readonly kept: number } | null> {
  const done = await transaction(ctx, system('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ wants: RequestWants; by: IdentifierKind; sought: Buffer }>(
      `/* carryOutRequest */ select wants, sought_by as by, sought from app.person_requests where id = $1 and state = 'DECIDING' for update`,
      [id],
    );
    const [row] = rows;
    if (outboxId !== null) await markJobDone(tx, outboxId);
    if (row === undefined) return null;
    const sought: PersonIdentifier = { by: row.by, value: ctx.keys.unseal(place('sought', id), row.sought).toString() };
    const person = await findPerson(ctx, tx, sought);
    // Several people share the identifier, so it does not prove who asked, and nothing is changed.
    const shared = person.people > 1;
    const plan = shared ? undefined : await planDeletion(ctx, tx, person);
    if (plan !== undefined && row.wants === 'DELETION') await erasePerson(ctx, tx, plan);
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
  await deleteDroppedFiles(ctx);
  return done;
}
