export { editionOn, ruleDays } from './rule-days.ts';
export { type SettingName, settingNames, settingRow, settings } from './settings.ts';
