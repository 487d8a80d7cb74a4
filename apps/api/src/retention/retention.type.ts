import { retentionFields, retentionPageFields, retentionPreviewFields } from '@beian/domain/personal';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const Retention = objectType(retentionFields);

export const RetentionPage = objectType(retentionPageFields);

export const RetentionPreview = objectType(retentionPreviewFields);

export const RetentionResult = resultType(
  'RetentionResult',
  'The kind as it is now, or why it was not set. Since 2026-11.',
  Retention,
);
