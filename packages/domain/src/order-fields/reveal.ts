import { enumOf, fieldsOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { FieldId } from '../filing/fields.ts';
import { REVEAL_SECONDS, type RevealPurpose } from '../staff/reveal-purposes.ts';
import type { RevealAlarmKind } from '../staff/reveal-quota.ts';

export const revealNoteFields = fieldsOf(
  'RevealNote',
  'That somebody looked at a personal value, never which it is 查看记录. Staff only. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    field: { shape: textOf<FieldId>(), description: 'The field, e.g. `website.principal.mobile`.', console: false },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    purpose: { shape: enumOf<RevealPurpose>('RevealPurpose'), description: 'What for.', console: false },
    purposeLabel: { shape: 'String', description: "The same in the caller's language." },
    words: { shape: 'String', description: 'What was written beside it.' },
    staffName: { shape: 'String', description: 'Who looked.' },
    at: { shape: 'DateTime', description: 'When.' },
  },
);
export type RevealView = ViewOf<typeof revealNoteFields>;

export const revealedFields = fieldsOf(
  'Revealed',
  'One personal field in clear, to be shown until `until` and kept nowhere 查看明文. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id of the reveal.', console: false },
    field: { shape: 'String', description: 'The field.', console: false },
    label: { shape: 'String', description: "What people call it, in the caller's language.", console: false },
    registered: {
      shape: 'String',
      nullable: true,
      list: true,
      description: 'The registered value of an order’s field; null: there is none, and of a record.',
    },
    now: {
      shape: 'String',
      nullable: true,
      list: true,
      description: 'The value that the order asks for, or that the record has; null: there is none.',
    },
    until: { shape: 'DateTime', description: `Until when it may be shown: ${REVEAL_SECONDS} s.`, console: false },
  },
);
export type RevealedView = ViewOf<typeof revealedFields>;

export const revealAlarmFields = fieldsOf(
  'RevealAlarm',
  'That somebody reveals many personal values, never which 查看告警. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    staffId: { shape: 'ID', description: "The person's global id.", console: false },
    staffName: { shape: 'String', description: 'Who.' },
    kind: { shape: enumOf<RevealAlarmKind>('RevealAlarmKind'), description: 'What happened.', console: false },
    kindLabel: { shape: 'String', description: "The same in the caller's language." },
    times: { shape: 'Int', description: 'How often in that hour.', console: false },
    at: { shape: 'DateTime', description: 'When it came last.' },
    seenAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When it was marked as seen; null: it is not.',
      console: false,
    },
    seenName: { shape: 'String', nullable: true, description: 'By whom.', console: false },
  },
);
export type RevealAlarmView = ViewOf<typeof revealAlarmFields>;
