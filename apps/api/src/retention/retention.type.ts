import { retentionFields, retentionPageFields, retentionPreviewFields } from '@beian/domain/personal';
import { createUnionType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const Retention = objectType(retentionFields);

export const RetentionPage = objectType(retentionPageFields);

export const RetentionPreview = objectType(retentionPreviewFields);

export const RetentionResult = createUnionType({
  name: 'RetentionResult',
  description: 'The kind as it is now, or why it was not set. Since 2026-11.',
  types: () => [Retention, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : Retention),
});
