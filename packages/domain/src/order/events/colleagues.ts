import { z } from 'zod';
import { text } from '../../text.ts';
import { escalationReasonNames } from '../escalation-reasons.ts';
import type { Event } from './event.ts';
import { desk, reviewersMove } from './who-and-where.ts';

const staffId = z.string().min(1).max(80).nullable();
const words = (most: number) => z.string().trim().min(1).max(most);

/** Events: who should see to an order, and whom else it is laid before. None moves it, and none needs the lease. */
export const colleagueEvents = {
  assign: {
    label: text('指派', 'Assign'),
    from: reviewersMove,
    by: ['supervisor'],
    when: ['assigneeReviews', 'assigneeMayDecide', 'assigneeIsThere', 'assigneeHasRoom', 'assignmentChanges'],
    /** null: to nobody. `undoes`: the reassignment that is taken back. */
    input: z.strictObject({ staffId, undoes: z.string().max(80).optional() }),
  },
  requestAdvice: {
    label: text('请求意见', 'Request advice'),
    from: reviewersMove,
    by: desk,
    when: ['adviserReviews'],
    /** null: of the supervisors. */
    input: z.strictObject({ staffId, question: words(1000) }),
  },
  answerAdvice: {
    label: text('答复意见', 'Answer advice'),
    from: reviewersMove,
    by: desk,
    when: ['adviceIsAsked', 'adviceStillOpen'],
    input: z.strictObject({ adviceId: z.string().max(80), answer: words(2000) }),
  },
  escalate: {
    label: text('升级', 'Escalate'),
    from: reviewersMove,
    by: desk,
    when: ['notEscalated', 'escalationExplained'],
    input: z.strictObject({ reason: z.enum(escalationReasonNames), note: words(1000).optional() }),
  },
  settleEscalation: {
    label: text('处理升级', 'Settle the escalation'),
    from: reviewersMove,
    by: ['supervisor'],
    when: ['isEscalated'],
    input: z.strictObject({ answer: words(2000) }),
  },
} as const satisfies Record<string, Event>;
