import { valueLabelFields } from '../codes/code-fields.ts';
import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { fieldValueFields } from './record-fields.ts';
import type { VersionCause } from './version-causes.ts';

const recordVersionFields = fieldsOf(
  'RecordVersion',
  'What is registered from an instant on, and what brought it 备案版本. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    since: { shape: 'DateTime', description: 'From when on it is what stands here.' },
    cause: { shape: enumOf<VersionCause>('VersionCause'), description: 'What brought it.', console: false },
    causeLabel: { shape: 'String', description: "The same in the caller's language." },
    orderId: { shape: 'ID', nullable: true, description: 'The approved order, where the caller may see it.' },
    orderNumber: { shape: 'String', nullable: true, description: 'Its number.' },
  },
);
export type VersionView = ViewOf<typeof recordVersionFields>;

const registeredWebsiteFields = fieldsOf('RegisteredWebsite', 'A website as it was filed. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id of the website.' },
  filingNumber: { shape: 'String', description: '网站备案号' },
  name: { shape: 'String', description: '网站名称' },
  ours: { shape: 'Boolean', description: 'At least one access was ours.' },
  values: {
    shape: fieldValueFields,
    list: true,
    description: 'Every field that had a value; personal ones are masked.',
  },
});

const registeredStateFields = fieldsOf('RegisteredState', 'A record as it stood at the end of a day. Since 2026-11.', {
  version: { shape: recordVersionFields, description: 'The version that was in force.' },
  values: {
    shape: fieldValueFields,
    list: true,
    description: "The subject's own values; personal ones are masked.",
  },
  websites: {
    shape: registeredWebsiteFields,
    list: true,
    description: 'Websites that were filed then.',
  },
});
export type RegisteredView = ViewOf<typeof registeredStateFields>;

const recordDifferenceFields = fieldsOf(
  'RecordDifference',
  'One field that was registered otherwise on another day. Since 2026-11.',
  {
    websiteId: { shape: 'ID', nullable: true, description: 'Of which website; null: of the subject.' },
    filingNumber: { shape: 'String', nullable: true, description: 'Its filing number.' },
    field: { shape: 'String', description: 'The field, e.g. `website.name`.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    before: { shape: 'String', list: true, description: 'On the earlier day; empty: nothing.' },
    after: { shape: 'String', list: true, description: 'On the later day.' },
    valueLabels: {
      shape: valueLabelFields,
      list: true,
      description: 'What the codes among the values mean.',
    },
    masked: { shape: 'Boolean', description: 'Shown in part: both may read the same although they differ.' },
  },
);
export type DifferenceView = ViewOf<typeof recordDifferenceFields>;

/** Most versions in a history. */
export const MAX_VERSIONS = 200;

export const recordHistoryFields = fieldsOf(
  'RecordHistory',
  'Versions of a record, and what was registered on a day 备案历史. Since 2026-11.',
  {
    versions: {
      shape: recordVersionFields,
      list: true,
      description: `The newest first, at most ${MAX_VERSIONS}.`,
    },
    versionsAreCapped: { shape: 'Boolean', description: 'There are older ones.' },
    on: {
      shape: registeredStateFields,
      nullable: true,
      description: 'On the day asked for; null: nothing was known here.',
    },
    differences: {
      shape: recordDifferenceFields,
      nullable: true,
      list: true,
      description: 'From the earlier of both days to the later; null where one is not asked for, or not known.',
    },
  },
);
export type RecordHistoryView = ViewOf<typeof recordHistoryFields>;
