import { digestPreferenceFields } from '@beian/domain/notices';
import { createUnionType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const DigestPreference = objectType(digestPreferenceFields);

export const DigestResult = createUnionType({
  name: 'DigestResult',
  description: 'What the caller wants as it is now, or why nothing was changed. Since 2026-11.',
  types: () => [DigestPreference, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : DigestPreference),
});
