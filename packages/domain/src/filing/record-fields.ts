import { valueLabelFields } from '../codes/code-fields.ts';
import { fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { bilingual } from '../text/bilingual-text.ts';

export const fieldValueFields = fieldsOf(
  'FieldValue',
  'One registered value of a subject or website, by the field catalogue. Since 2026-11.',
  {
    field: { shape: 'String', description: 'The field, e.g. `website.name`; what `saveDraft` takes.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    values: {
      shape: 'String',
      list: true,
      description: 'The values; one text is a list of one. Codes are decimal texts.',
    },
    valueLabels: {
      shape: valueLabelFields,
      list: true,
      description: 'What the codes among the values mean; empty where they are no codes.',
    },
    masked: { shape: 'Boolean', description: 'A personal value, shown in part.' },
  },
);
export type ValueView = ViewOf<typeof fieldValueFields>;

const websiteAccessFields = fieldsOf(
  'WebsiteAccess',
  'An access 接入: the link of a website to an access provider. Since 2026-11.',
  {
    id: { shape: 'ID', description: "The bureau's id of it 接入记录号; what `openOrder` takes." },
    ours: { shape: 'Boolean', description: 'It is ours, so that an order may change or cancel it here.' },
    values: {
      shape: fieldValueFields,
      list: true,
      description: 'Every field of the catalogue that has a registered value.',
    },
  },
);

export const websiteFields = fieldsOf('Website', 'A filed website 网站. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id.' },
  filingNumber: { shape: 'String', description: '网站备案号' },
  name: { shape: 'String', description: '网站名称' },
  domains: { shape: 'String', list: true, description: 'Domain names 域名, as filed.' },
  homeUrl: { shape: 'String', nullable: true, description: '首页网址' },
  values: {
    shape: fieldValueFields,
    list: true,
    description: 'Every field of the catalogue that has a registered value.',
  },
  ours: { shape: 'Boolean', description: 'At least one access 接入 is ours, so that an order may change it here.' },
  accesses: {
    shape: websiteAccessFields,
    list: true,
    description: 'Its accesses 接入, of all providers. Since 2026-11.',
  },
});
export type WebsiteView = ViewOf<typeof websiteFields>;

export const recordFields = fieldsOf(
  'FilingRecord',
  'The filed truth of one subject 备案主体, as the bureau knows it. Only an approved order changes it. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global, readable id, e.g. `order_0192…`; the prefix names the noun.' },
    filingNumber: {
      shape: 'String',
      description: '主体备案号',
      column: 'filing',
      label: bilingual('主体备案号', 'Filing number'),
    },
    name: { shape: 'String', description: '主办单位名称', column: 'name', label: bilingual('主体', 'Subject') },
    province: { shape: 'String', description: 'GB/T 2260 code of the province, six digits.' },
    provinceName: {
      shape: 'String',
      description: "Name of the province, in the caller's language.",
      column: 'province',
      label: bilingual('省份', 'Province'),
    },
    changedAt: { shape: 'DateTime', description: 'When the record last changed here.' },
    values: {
      shape: fieldValueFields,
      list: true,
      description: "Every registered value of the subject's own.",
    },
    websites: {
      shape: websiteFields,
      list: true,
      description: 'Its websites; none for a subject all of whose websites were cancelled 空壳主体.',
    },
    deregisteredAt: {
      shape: 'DateTime',
      nullable: true,
      readers: 'staff',
      description:
        'When its subject was noted as no longer filed 注销主体; null: it is filed, and for partners. A subject that is filed without websites is a shell 空壳主体. Since 2026-11.',
    },
    elsewhere: {
      shape: 'Boolean',
      description:
        'Filed through another provider 在他处备案: known by its number alone, after `proveRecord`. A NEW_WEBSITE or NEW_ACCESS of it also asks for what is filed. Since 2026-11.',
    },
  },
);
/** `openOrderId`: the open order that the caller may see, which the resolver of `openOrder` loads. */
export type RecordView = ViewOf<typeof recordFields> & { readonly openOrderId: string | null };
