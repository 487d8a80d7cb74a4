import type { Attachment } from '../../records/shapes.ts';
import type { Case, CheckRow, Owner } from '../case.ts';
import { hasKnownFormat, hasKnownPurpose, isValidAttachment, isValidScan } from './images.ts';

/** Whether the attachment names one of the owners by id or filing number. */
const belongsTo = ({ ownerKind, owner }: Attachment, owners: readonly Owner[]): boolean =>
  owners.some(
    ({ kind, id, number }) =>
      kind === ownerKind &&
      ((id !== undefined && id === owner.Jlid) || (number !== undefined && number === owner.Baxh)),
  );

export const attachmentChecks: readonly CheckRow<Case>[] = [
  { code: 1056, fails: ({ attachments }) => !attachments.every(hasKnownFormat) },
  {
    code: 1057,
    fails: ({ attachments, owners }) =>
      !attachments.every((attachment) => hasKnownPurpose(attachment) && belongsTo(attachment, owners)),
  },
  {
    code: 5010,
    fails: ({ attachments, parts }) =>
      !attachments.every(isValidAttachment) ||
      !parts.websites.every(({ Nrlx }) => Nrlx?.Nrlx_xx.every(({ Spwj }) => Spwj.every(isValidScan)) ?? true),
  },
];
