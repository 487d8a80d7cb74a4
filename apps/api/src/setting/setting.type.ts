import { settingFields } from '@beian/domain/settings';
import { createUnionType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const Setting = objectType(settingFields);

export const SettingResult = createUnionType({
  name: 'SettingResult',
  description: 'The setting as it is now, or why it was not switched. Since 2026-11.',
  types: () => [Setting, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : Setting),
});
