import type { LiveEvent } from '@beian/domain/order';
import { performAs, type Step, type Walk } from './order-in.ts';

const row = async ({ db, orderId }: Walk) =>
  (await db.query('select assignee, escalation_id as escalation from app.orders where id = $1', [orderId]))[0];

const ask: Step = (walk) =>
  performAs(walk, walk.people.reviewers[1].actor, 'requestAdvice', {
    input: { staffId: walk.people.reviewers[0].actor.id, question: '测试：名称可否？' },
  });
const escalateOrder: Step = (walk) =>
  performAs(walk, walk.people.reviewers[0].actor, 'escalate', { input: { reason: 'RULE_UNCLEAR', note: '测试升级' } });

/** Steps of an end-to-end test that involve another member of staff, with their preconditions. */
export const colleagueSteps = {
  // Assigned to one person, and unassigned the next time.
  assign: async (walk) => {
    const staffId = (await row(walk))?.assignee === null ? walk.people.reviewers[1].actor.id : null;
    await performAs(walk, walk.people.supervisor.actor, 'assign', { input: { staffId } });
  },
  requestAdvice: ask,
  answerAdvice: async (walk) => {
    await ask(walk);
    const [asked] = await walk.db.query('select id from app.advice where order_id = $1 and answered_at is null', [
      walk.orderId,
    ]);
    await performAs(walk, walk.people.reviewers[0].actor, 'answerAdvice', {
      input: { adviceId: asked?.id, answer: '测试：可以' },
    });
  },
  escalate: escalateOrder,
  settleEscalation: async (walk) => {
    if ((await row(walk))?.escalation === null) await escalateOrder(walk);
    await performAs(walk, walk.people.supervisor.actor, 'settleEscalation', { input: { answer: '测试：照此办理' } });
  },
  logCallback: async (walk) => {
    const { actor } = walk.people.reviewers[0];
    await performAs(walk, actor, 'logCall', { input: { outcome: 'MISSED' } });
    await performAs(walk, actor, 'logCallback', { input: { outcome: 'REACHED' } });
  },
} as const satisfies Partial<Record<LiveEvent, Step>>;
