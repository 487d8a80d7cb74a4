import {
  deskDraftFields,
  nextOrderFields,
  nextPreviewFields,
  nothingNextFields,
  skipFields,
} from '@beian/domain/order-fields';
import { createUnionType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

const NextOrder = objectType(nextOrderFields);
const NothingNext = objectType(nothingNextFields);
const NextPreview = objectType(nextPreviewFields);

export const NextResult = createUnionType({
  name: 'NextResult',
  description: 'The order that was taken, why there is none, or why the caller may not take any. Since 2026-11.',
  types: () => [NextOrder, NothingNext, ActionRefused] as const,
  resolveType: (value) => ('order' in value ? NextOrder : 'nothing' in value ? NothingNext : ActionRefused),
});

export const NextPreviewResult = createUnionType({
  name: 'NextPreviewResult',
  description: 'What is next, why there is nothing, or why the caller may not take any. Since 2026-11.',
  types: () => [NextPreview, NothingNext, ActionRefused] as const,
  resolveType: (value) => ('why' in value ? NextPreview : 'nothing' in value ? NothingNext : ActionRefused),
});

export const SkipConnection = connectionType(objectType(skipFields), 'Skip');

export const DeskDraft = objectType(deskDraftFields);
export const DeskDraftResult = resultType(
  'DeskDraftResult',
  'The draft as it is kept, or why it is not. Since 2026-11.',
  DeskDraft,
);
