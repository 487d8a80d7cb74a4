import { unmatchedAnswerFields } from '@beian/domain/answer';
import { createUnionType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const UnmatchedAnswer = objectType(unmatchedAnswerFields);

export const UnmatchedAnswerConnection = connectionType(UnmatchedAnswer, 'UnmatchedAnswer');

export const UnmatchedAnswerResult = createUnionType({
  name: 'UnmatchedAnswerResult',
  description: 'The answer after the step, or why the step was refused. Since 2026-11.',
  types: () => [UnmatchedAnswer, ActionRefused] as const,
  resolveType: (value) => ('candidates' in value ? 'UnmatchedAnswer' : 'ActionRefused'),
});
