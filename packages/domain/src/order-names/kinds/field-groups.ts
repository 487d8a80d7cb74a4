import { type BilingualText, bilingual } from '../../text/bilingual-text.ts';

/** Groups of the field catalogue (docs/spec/rules.md R-4). */
export const fieldGroups = {
  subject: bilingual('主体', 'Subject'),
  subjectPrincipal: bilingual('主体负责人', 'Subject principal'),
  website: bilingual('网站', 'Website'),
  websitePrincipal: bilingual('网站负责人', 'Website principal'),
  app: bilingual('APP 安装包', 'App packages'),
  access: bilingual('接入', 'Access'),
  cancellation: bilingual('注销', 'Cancellation'),
  filingPassword: bilingual('备案密码', 'Filing password'),
  serviceCode: bilingual('备案服务码', 'Service code'),
} as const satisfies Record<string, BilingualText>;

export type FieldGroup = keyof typeof fieldGroups;

/** What a change must ask for beside the fields of its kind, whatever their group. */
export const MISSING_GROUP = 'missing';
/** The groups of a form, and of the items of an order. */
export const formGroups = {
  ...fieldGroups,
  [MISSING_GROUP]: bilingual('备案缺少的信息', 'Missing from the filing'),
} as const satisfies Record<string, BilingualText>;
