import { newId } from '@beian/database/ids';
import type { EventWrite } from '../event/write.ts';

// Typed text may name a person, so it is sealed; the events hold only who was asked and why.

/**
 * Sets who should work on the order. Independent of the lease: its holder may continue. Assigning the order to a person
 * ends its open escalation.
 */
export const assign: EventWrite<'assign'> = async ({ facts: { colleague }, input }) => {
  const { undoes } = input;
  const why = undoes === undefined ? {} : { undoes };
  if (!colleague)
    return { set: { assignee: null, assigneeName: null }, logged: { staff: null, staffId: null, ...why } };
  const { id, name } = colleague;
  return {
    set: { assignee: id, assigneeName: name, escalationId: null },
    logged: { staff: name, staffId: id, ...why },
  };
};

/** Addresses a question to one colleague or to the supervisors. */
export const requestAdvice: EventWrite<'requestAdvice'> = async ({ ctx, tx, loaded, actor, input, facts }) => {
  const { question } = input;
  const { colleague } = facts;
  const id = newId('advice');
  await tx.client.query(
    `/* requestAdvice */ insert into app.advice (id, order_id, asked_by, asked_name, of_staff, of_name, question)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      loaded.row.id,
      actor.id,
      actor.name,
      colleague?.id ?? null,
      colleague?.name ?? null,
      ctx.keys.seal(`advice.question:${id}`, question),
    ],
  );
  return { logged: { staff: colleague?.name ?? null } };
};

export const answerAdvice: EventWrite<'answerAdvice'> = async ({ ctx, tx, actor, input }) => {
  const { adviceId, answer } = input;
  await tx.client.query(
    `/* answerAdvice */ update app.advice set answer = $2, answered_at = app.now(), answered_by = $3, answered_name = $4
     where id = $1`,
    [adviceId, ctx.keys.seal(`advice.answer:${adviceId}`, answer), actor.id, actor.name],
  );
  return {};
};

/** The order row names its open escalation; leaving the state ends it (`perform`). */
export const escalate: EventWrite<'escalate'> = async ({ ctx, tx, loaded, actor, input }) => {
  const { reason, note } = input;
  const id = newId('escalation');
  await tx.client.query(
    `/* escalate */ insert into app.escalations (id, order_id, staff_id, staff_name, reason, note)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      loaded.row.id,
      actor.id,
      actor.name,
      reason,
      note === undefined ? null : ctx.keys.seal(`escalations.note:${id}`, note),
    ],
  );
  return { set: { escalationId: id }, logged: { reason } };
};

export const settleEscalation: EventWrite<'settleEscalation'> = async ({ ctx, tx, facts, actor, input }) => {
  const { answer } = input;
  const id = facts.escalation;
  await tx.client.query(
    `/* settleEscalation */ update app.escalations set answer = $2, settled_at = app.now(), settled_by = $3, settled_name = $4
     where id = $1`,
    [id, ctx.keys.seal(`escalations.answer:${id}`, answer), actor.id, actor.name],
  );
  return { set: { escalationId: null } };
};
