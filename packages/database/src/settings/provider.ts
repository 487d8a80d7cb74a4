import { providerSettingNames } from '@beian/domain/settings';

/** SQL: the provider as the settings name it, a JSON object. */
export const providerSql = `(select json_object_agg(name, value) from app.settings where name in (${providerSettingNames.map((name) => `'${name}'`).join(', ')}))`;
