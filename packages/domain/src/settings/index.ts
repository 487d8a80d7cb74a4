export { type EditionDifference, editionDifferences } from './edition-differences.ts';
export { type EditionInForceView, editionInForceFields } from './edition-fields.ts';
export { editionOn, ruleDays } from './rule-days.ts';
export { dayOfRules, rulesByDay } from './rules-by-day.ts';
export {
  type SettingView,
  settingFields,
} from './setting-fields.ts';
export { type SettingName, settingNames, settingRow, settings } from './settings.ts';
export {
  fitsText,
  letterSettings,
  type Provider,
  providerSettingNames,
  type TextRule,
  unnamedProvider,
} from './text-settings.ts';
