import { z } from 'zod';
import { bilingual } from '../../text/bilingual-text.ts';
import { formatCount } from '../../text/in-words.ts';
import { textLengths } from '../../text/text-lengths.ts';
import { escalationReasonNames } from '../escalation-reasons.ts';
import type { OrderEventRow } from './event.ts';
import { reviewerRoles, reviewerStates } from './roles-and-states.ts';

const staffId = (description: string) => z.string().min(1).max(80).nullable().meta({ graphql: 'ID', description });
const words = (most: number) => z.string().trim().min(1).max(most);

/** Events: assignment, advice and escalation. None changes the order's state, and none needs the lease. */
export const colleagueEvents = {
  assign: {
    label: bilingual('指派', 'Assign'),
    description: 'Gives an order to somebody who takes it on, or takes it back 指派; supervisors only. Since 2026-11.',
    from: reviewerStates,
    by: ['supervisor'],
    when: ['assigneeReviews', 'assigneeMayDecide', 'assigneeIsThere', 'assigneeHasRoom', 'assignmentChanges'],
    /** `undoes`: the reassignment that is undone. */
    input: z.strictObject({
      staffId: staffId('The reviewer; null: nobody.'),
      undoes: z.string().max(80).optional(),
    }),
  },
  requestAdvice: {
    label: bilingual('请求意见', 'Request advice'),
    description: 'Asks a colleague or the supervisors 请求意见. Since 2026-11.',
    from: reviewerStates,
    by: reviewerRoles,
    when: ['adviserReviews'],
    input: z.strictObject({
      staffId: staffId('The colleague; null: the supervisors.'),
      question: words(textLengths.question).meta({
        description: `The question, 1 to ${formatCount(textLengths.question)} characters; sealed.`,
      }),
    }),
  },
  answerAdvice: {
    label: bilingual('答复意见', 'Answer advice'),
    description: 'Answers what the caller was asked 答复意见. Since 2026-11.',
    from: reviewerStates,
    by: reviewerRoles,
    when: ['adviceIsAsked', 'adviceStillOpen'],
    input: z.strictObject({
      adviceId: z.string().max(80).meta({ graphql: 'ID', description: '`Advice.id`.' }),
      answer: words(textLengths.answer).meta({
        description: `The answer, 1 to ${formatCount(textLengths.answer)} characters; sealed.`,
      }),
    }),
  },
  escalate: {
    label: bilingual('升级', 'Escalate'),
    description: 'Hands an order up to the supervisors 升级; it waits in their list. Since 2026-11.',
    from: reviewerStates,
    by: reviewerRoles,
    when: ['notEscalated', 'escalationExplained'],
    input: z.strictObject({
      reason: z.enum(escalationReasonNames).meta({ graphql: 'EscalationReason', description: 'Why.' }),
      note: words(textLengths.escalation)
        .optional()
        .meta({
          description: `In words, at most ${formatCount(textLengths.escalation)} characters; \`OTHER\` needs it. Sealed.`,
        }),
    }),
  },
  settleEscalation: {
    label: bilingual('处理升级', 'Settle the escalation'),
    description: 'Says what is to be done about an escalation 处理升级; supervisors only. Since 2026-11.',
    from: reviewerStates,
    by: ['supervisor'],
    when: ['isEscalated'],
    input: z.strictObject({
      answer: words(textLengths.answer).meta({
        description: `What is to be done, 1 to ${formatCount(textLengths.answer)} characters; sealed.`,
      }),
    }),
  },
} as const satisfies Record<string, OrderEventRow>;
