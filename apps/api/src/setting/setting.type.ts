import { settingFields } from '@beian/domain/settings';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const Setting = objectType(settingFields);

export const SettingResult = resultType(
  'SettingResult',
  'The setting as it is now, or why it was not switched. Since 2026-11.',
  Setting,
);
