import {
  faceCheckLinkFields,
  uploadLinkFields,
  uploadReadingFields,
  uploadTicketFields,
} from '@beian/domain/order-fields';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const UploadTicketResult = resultType(
  'UploadTicketResult',
  'The ticket, or why there is none. Since 2026-11.',
  objectType(uploadTicketFields),
);
export const UploadLinkResult = resultType(
  'UploadLinkResult',
  'The link, or why there is none. Since 2026-11.',
  objectType(uploadLinkFields),
);
export const FaceCheckLinkResult = resultType(
  'FaceCheckLinkResult',
  'The link, or why there is none. Since 2026-11.',
  objectType(faceCheckLinkFields),
);
export const UploadReadingResult = resultType(
  'UploadReadingResult',
  'What was read, or why it is not read. Since 2026-12.',
  objectType(uploadReadingFields),
);
