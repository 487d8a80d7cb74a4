import { fieldsOf, type ViewOf } from '../fields/field-rows.ts';

const editionDifferenceFields = fieldsOf(
  'EditionDifference',
  'One thing in which an edition differs from the rules of the day. Since 2026-12.',
  {
    here: { shape: 'String', description: "What the edition says, in the caller's language." },
    today: { shape: 'String', description: 'What holds today.' },
  },
);

export const editionInForceFields = fieldsOf(
  'EditionInForce',
  'The edition 规则版本 that orders are submitted under now. Since 2026-12.',
  {
    edition: { shape: 'String', description: 'Such as `2018-06`; after `+` the day of own rules.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    isCurrent: { shape: 'Boolean', description: 'It says what holds today.' },
    isDemonstration: { shape: 'Boolean', description: 'The installation is a demonstration.' },
    differences: {
      shape: editionDifferenceFields,
      list: true,
      description: 'In what it differs from the rules of today; empty where it is current.',
    },
  },
);
export type EditionInForceView = ViewOf<typeof editionInForceFields>;
