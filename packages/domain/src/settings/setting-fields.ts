import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { SettingName } from './settings.ts';

const settingChoiceFields = fieldsOf('SettingChoice', 'One thing that a setting can be. Since 2026-11.', {
  value: { shape: 'String', description: 'What `changeSetting` takes.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  brings: { shape: 'String', list: true, description: 'What it brings.' },
  inForce: { shape: 'Boolean', description: 'It is in force.' },
  confirm: {
    shape: 'String',
    nullable: true,
    description: 'What to ask before switching to it; null where the caller cannot, or it is in force.',
  },
});

const settingTextFields = fieldsOf('SettingText', 'What the text of a setting may be. Since 2026-11.', {
  maxLength: { shape: 'Int', description: 'Most characters.' },
  rule: { shape: 'String', description: "What it may be, in the caller's language." },
  lines: { shape: 'Boolean', description: 'It may have line breaks.' },
});

export const settingFields = fieldsOf('Setting', 'What staff may switch 设置. Since 2026-11.', {
  name: { shape: enumOf<SettingName>('SettingName'), description: 'Its name.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  explains: { shape: 'String', description: 'What it decides.' },
  value: { shape: 'String', description: 'The choice in force, or its text.' },
  changedAt: {
    shape: 'DateTime',
    nullable: true,
    description: 'When it was last switched; null: it is as it was installed.',
  },
  changedBy: { shape: 'String', nullable: true, description: 'Display name of whoever switched it last.' },
  mayChange: { shape: 'Boolean', description: 'The caller may switch it.' },
  text: {
    shape: settingTextFields,
    nullable: true,
    description: 'Its value is text; null: one of its choices.',
  },
  choices: {
    shape: settingChoiceFields,
    list: true,
    description: 'What it can be; empty where its value is text.',
  },
});
export type SettingView = ViewOf<typeof settingFields>;
