import { z } from 'zod';
import { bilingual } from '../../text/bilingual-text.ts';
import { textLengths } from '../../text/text-lengths.ts';
import { escalationReasonNames } from '../escalation-reasons.ts';
import type { OrderEventRow } from './event.ts';
import { reviewerRoles, reviewerStates } from './roles-and-states.ts';

const staffId = z.string().min(1).max(80).nullable();
const words = (most: number) => z.string().trim().min(1).max(most);

/** Events: assignment, advice and escalation. None changes the order's state, and none needs the lease. */
export const colleagueEvents = {
  assign: {
    label: bilingual('指派', 'Assign'),
    from: reviewerStates,
    by: ['supervisor'],
    when: ['assigneeReviews', 'assigneeMayDecide', 'assigneeIsThere', 'assigneeHasRoom', 'assignmentChanges'],
    /** null: nobody. `undoes`: the reassignment that is undone. */
    input: z.strictObject({ staffId, undoes: z.string().max(80).optional() }),
  },
  requestAdvice: {
    label: bilingual('请求意见', 'Request advice'),
    from: reviewerStates,
    by: reviewerRoles,
    when: ['adviserReviews'],
    /** null: addressed to the supervisors. */
    input: z.strictObject({ staffId, question: words(textLengths.question) }),
  },
  answerAdvice: {
    label: bilingual('答复意见', 'Answer advice'),
    from: reviewerStates,
    by: reviewerRoles,
    when: ['adviceIsAsked', 'adviceStillOpen'],
    input: z.strictObject({ adviceId: z.string().max(80), answer: words(textLengths.answer) }),
  },
  escalate: {
    label: bilingual('升级', 'Escalate'),
    from: reviewerStates,
    by: reviewerRoles,
    when: ['notEscalated', 'escalationExplained'],
    input: z.strictObject({ reason: z.enum(escalationReasonNames), note: words(textLengths.escalation).optional() }),
  },
  settleEscalation: {
    label: bilingual('处理升级', 'Settle the escalation'),
    from: reviewerStates,
    by: ['supervisor'],
    when: ['isEscalated'],
    input: z.strictObject({ answer: words(textLengths.answer) }),
  },
} as const satisfies Record<string, OrderEventRow>;
