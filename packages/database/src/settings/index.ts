export { editionInForceIn, editionInForceSql, editionOfSettingSql, shippedEditionSql } from './edition-in-force.ts';
export { findEdition } from './find-edition.ts';
export { providerSql } from './provider.ts';
export { loadSettings } from './setting-views.ts';
export { changeSetting, type SettingChange } from './settings.ts';
