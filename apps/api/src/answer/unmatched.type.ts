import { unmatchedAnswerFields } from '@beian/domain/answer';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const UnmatchedAnswer = objectType(unmatchedAnswerFields);

export const UnmatchedAnswerConnection = connectionType(UnmatchedAnswer, 'UnmatchedAnswer');

export const UnmatchedAnswerResult = resultType(
  'UnmatchedAnswerResult',
  'The answer after the step, or why the step was refused. Since 2026-11.',
  UnmatchedAnswer,
);
