import { saidCodeFields } from '../answer/answer-fields.ts';
import { rectificationFields } from '../bureau/rectification-fields.ts';
import type { NounFields } from '../fields/field-rows.ts';
import { recordClaimFields } from '../filing/claim-fields.ts';
import { recordFields } from '../filing/record-fields.ts';
import { actionFields } from '../order/action-fields.ts';
import { curtainFields } from '../photo/curtain-fields.ts';
import { viewerFields } from '../staff/viewer-fields.ts';
import { bureauAnswerFields, smsCheckFields } from './bureau.ts';
import { timelineEntryFields } from './history.ts';
import { itemFields, verificationFormFields } from './item.ts';
import { orderFields } from './order.ts';
import { faceCheckFields } from './photo.ts';

/** Nouns with a row that has `readers: 'staff'`; the API starts with no such row of another noun. */
const nouns: readonly NounFields[] = [
  ...[
    actionFields,
    bureauAnswerFields,
    curtainFields,
    faceCheckFields,
    recordFields,
    recordClaimFields,
    itemFields,
    orderFields,
  ],
  ...[rectificationFields, saidCodeFields, smsCheckFields, timelineEntryFields, verificationFormFields, viewerFields],
];

/** Fields of the desk that are no rows: a resolver, and a column as it is stored. */
const otherFields: Readonly<Record<string, readonly string[]>> = { FilingRecord: ['partners'], Order: ['callAgainAt'] };

/**
 * 审核台字段: fields that only the desk sees of types that partners can read, by type. Partners get null or an empty list,
 * and never types reachable only through such fields. The API applies them to every answer
 * (`apps/api/src/desk-fields.ts`), and leaves them out of the schema of partners' keys (`apps/api/src/partner-schema.ts`).
 */
export const deskFields: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  nouns.map(({ noun, rows }) => {
    const named = Object.keys(rows).filter((name) => rows[name]?.readers === 'staff');
    return [noun, [...named, ...(otherFields[noun] ?? [])].sort()];
  }),
);
