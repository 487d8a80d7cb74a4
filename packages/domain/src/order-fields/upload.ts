import { enumOf, fieldsOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { FieldId } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { TICKET_MINUTES, UPLOAD_LINK_MINUTES } from '../filing/uploads.ts';
import { FACE_LINK_TRIES } from '../photo/face-check.ts';
import type { UploadReadingState } from '../reading/upload-readings.ts';
import { paperValueFields } from './paper.ts';

export const uploadTicketFields = fieldsOf(
  'UploadTicket',
  'Lets whoever has it upload one image without a key 上传凭证: an applicant’s browser, from any page. Since 2026-11.',
  {
    uploadId: { shape: 'ID', description: 'What `attachMaterial` takes once the image is here.' },
    path: {
      shape: 'String',
      description:
        'Where to, from the root of this API: `PUT`, the image’s bytes as the body, its type as `content-type`, nothing else. 201 with `{ id hash width height bytes }`; the same bytes again are answered the same, others are refused. A secret until `expiresAt`.',
    },
    expiresAt: {
      shape: 'DateTime',
      description: `Until when it may be used, ${TICKET_MINUTES} minutes; at most as long as the key holds.`,
    },
    types: { shape: 'String', list: true, description: 'Types of images that are taken.' },
    maxBytes: { shape: 'Int', description: 'The most bytes of an image.' },
  },
);

export const uploadLinkFields = fieldsOf(
  'UploadLink',
  'Lets a phone upload one material of an order without an account 扫码上传链接. Since 2026-11.',
  {
    path: {
      shape: 'String',
      description:
        'The page for the phone, from the root of the console. A secret until `expiresAt`; it ends when the order is submitted or withdrawn, and when another link is made for the material.',
    },
    expiresAt: { shape: 'DateTime', description: `Until when it may be used, ${UPLOAD_LINK_MINUTES} minutes.` },
    uploads: { shape: 'Int', description: 'How many images it takes, each in place of the one before.' },
  },
);

export const faceCheckLinkFields = fieldsOf(
  'FaceCheckLink',
  'Lets the website’s principal do the face check on a phone without an account 人脸核验链接. Since 2026-11.',
  {
    path: {
      shape: 'String',
      description:
        'The page for the phone, from the root of the console. A secret until `expiresAt`: give it to the website’s principal alone. It ends when the order leaves VERIFICATION_PENDING, and when another link is made.',
    },
    expiresAt: {
      shape: 'DateTime',
      description:
        'When the order lapses without the photo. The link is valid as long as the order waits for it, also after that where orders do not lapse.',
    },
    tries: { shape: 'Int', description: `How many checks may be sent with it, ${FACE_LINK_TRIES} at first.` },
  },
);

export const paperProposalFields = fieldsOf(
  'PaperProposal',
  'A value that a scan gives for a field of an order, to be read by a person before it is saved. Since 2026-12.',
  {
    field: { shape: textOf<FieldId>(), description: 'The field, as `saveDraft` takes it.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    values: { shape: 'String', list: true, description: 'The value; several only in a field that is a list.' },
    read: { shape: paperValueFields, description: 'What it was read from, in clear, with its confidence and place.' },
  },
);
export type PaperProposalView = ViewOf<typeof paperProposalFields>;

export const uploadReadingFields = fieldsOf(
  'UploadReading',
  'What a scan says, before anything was typed 先读后填. Since 2026-12.',
  {
    uploadId: { shape: 'ID', description: 'The upload that was read.' },
    material: { shape: enumOf<MaterialKind>('MaterialKind'), description: 'What it is meant to be.' },
    state: {
      shape: enumOf<UploadReadingState>('UploadReadingState'),
      description: 'PENDING: ask again with the same upload and another `key`.',
    },
    message: { shape: 'String', description: "The same in words, in the caller's language; another paper is named." },
    proposals: { shape: paperProposalFields, list: true, description: 'Values for fields of the order.' },
  },
);
export type UploadReadingView = ViewOf<typeof uploadReadingFields>;
