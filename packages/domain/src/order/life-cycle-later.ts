import type { LaterRow } from '../life-cycle/define.ts';
import type { Role } from '../staff/roles.ts';
import { text } from '../text.ts';
import type { OrderNames } from './life-cycle-names.ts';
import type { OrderEvent, OrderState } from './names.ts';

/** Events of the table whose machinery comes later: the judge refuses them in one sentence. A row moves to life-cycle.ts when it stands. */
const desk: readonly Role[] = ['reviewer'];
const applicant: readonly Role[] = ['applicant'];
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
  skip: { label: text('跳过', 'Skip'), from: reviewersMove, by: desk, later },
  assign: { label: text('指派', 'Assign'), from: reviewersMove, by: ['supervisor'], later },
  requestAdvice: { label: text('请求意见', 'Request advice'), from: reviewersMove, by: desk, later },
  answerAdvice: { label: text('答复意见', 'Answer advice'), from: reviewersMove, by: desk, later },
  escalate: { label: text('升级', 'Escalate'), from: reviewersMove, by: desk, later },
  requestCurtain: {
    label: text('申请幕布', 'Request a curtain'),
    from: ['VERIFICATION_PENDING'],
    by: applicant,
    when: ['photoByCurtain', 'addressInMainland'],
    later,
  },
  shipCurtain: { label: text('寄出幕布', 'Ship the curtain'), from: ['VERIFICATION_PENDING'], by: desk, later },
  confirmCurtain: {
    label: text('确认收到幕布', 'Confirm the curtain'),
    from: ['VERIFICATION_PENDING'],
    by: applicant,
    later,
  },
  confirmBureauApp: {
    label: text('确认管局应用照片', "Confirm the bureau app's picture"),
    from: ['VERIFICATION_PENDING'],
    to: 'PHOTO_REVIEW',
    by: applicant,
    when: ['photoByBureauApp'],
    later,
  },
} as const satisfies Partial<Record<OrderEvent, LaterRow<OrderNames>>>;
