import { Tag, type TagProps } from 'antd';
import type { Submission } from '../../generated/submission.ts';

const colors: Readonly<Partial<Record<Submission['state'], TagProps['color']>>> = {
  ACCEPTED: 'success',
  REFUSED: 'error',
  UNKNOWN: 'warning',
};

/** The state of a file, in its colour. */
export const SubmissionTag = ({ file: { state, stateLabel } }: { file: Pick<Submission, 'state' | 'stateLabel'> }) => (
  <Tag color={colors[state]}>{stateLabel}</Tag>
);
