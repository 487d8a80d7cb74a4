import type { LaterRow } from '../life-cycle/define.ts';
import type { Role } from '../staff/roles.ts';
import { text } from '../text.ts';
import type { OrderNames } from './life-cycle-names.ts';
import type { OrderEvent, OrderState } from './names.ts';

/** Events of the table whose machinery comes later: the judge refuses them in one sentence. A row moves to life-cycle.ts when it stands. */
const desk: readonly Role[] = ['reviewer'];
const reviewersMove: readonly OrderState[] = [
  'INITIAL_REVIEW',
  'PHOTO_REVIEW',
  'SUBMISSION_PENDING',
  'SUBMITTING',
  'UPLOAD_FAILED',
  'SMS_RETURNED',
  'BUREAU_REJECTED',
];
const later = true as const;

export const laterEvents = {
  assign: { label: text('指派', 'Assign'), from: reviewersMove, by: ['supervisor'], later },
  requestAdvice: { label: text('请求意见', 'Request advice'), from: reviewersMove, by: desk, later },
  answerAdvice: { label: text('答复意见', 'Answer advice'), from: reviewersMove, by: desk, later },
  escalate: { label: text('升级', 'Escalate'), from: reviewersMove, by: desk, later },
} as const satisfies Partial<Record<OrderEvent, LaterRow<OrderNames>>>;
