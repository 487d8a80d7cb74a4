import { digestPreferenceFields } from '@beian/domain/notices';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const DigestPreference = objectType(digestPreferenceFields);

export const DigestResult = resultType(
  'DigestResult',
  'What the caller wants as it is now, or why nothing was changed. Since 2026-11.',
  DigestPreference,
);
