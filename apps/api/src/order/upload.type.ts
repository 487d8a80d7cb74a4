import { UPLOAD_LINK_MINUTES } from '@beian/domain/filing';
import { FACE_LINK_TRIES } from '@beian/domain/photo';
import { TICKET_MINUTES } from '@beian/orders/material';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { ActionRefused } from '../common/reason.type.ts';

@ObjectType('UploadTicket', {
  simpleResolvers: true,
  description:
    'Lets whoever has it upload one image without a key 上传凭证: an applicant’s browser, from any page. Since 2026-11.',
})
export class UploadTicket {
  @Field(() => ID, { description: 'What `attachMaterial` takes once the image is here.' })
  uploadId!: string;

  @Field(() => String, {
    description:
      'Where to, from the root of this API: `PUT`, the image’s bytes as the body, its type as `content-type`, nothing else. 201 with `{ id hash width height bytes }`; the same bytes again are answered the same, others are refused. A secret until `expiresAt`.',
  })
  path!: string;

  @Field(() => DateTime, {
    description: `Until when it may be used, ${TICKET_MINUTES} minutes; at most as long as the key holds.`,
  })
  expiresAt!: string;

  @Field(() => [String], { description: 'Types of images that are taken.' })
  types!: readonly string[];

  @Field(() => Int, { description: 'The most bytes of an image.' })
  maxBytes!: number;
}

export const UploadTicketResult = createUnionType({
  name: 'UploadTicketResult',
  description: 'The ticket, or why there is none. Since 2026-11.',
  types: () => [UploadTicket, ActionRefused] as const,
  resolveType: (value) => ('path' in value ? UploadTicket : ActionRefused),
});

@ObjectType('UploadLink', {
  simpleResolvers: true,
  description: 'Lets a phone upload one material of an order without an account 扫码上传链接. Since 2026-11.',
})
export class UploadLink {
  @Field(() => String, {
    description:
      'The page for the phone, from the root of the console. A secret until `expiresAt`; it ends when the order is submitted or withdrawn, and when another link is made for the material.',
  })
  path!: string;

  @Field(() => DateTime, { description: `Until when it may be used, ${UPLOAD_LINK_MINUTES} minutes.` })
  expiresAt!: string;

  @Field(() => Int, { description: 'How many images it takes, each in place of the one before.' })
  uploads!: number;
}

export const UploadLinkResult = createUnionType({
  name: 'UploadLinkResult',
  description: 'The link, or why there is none. Since 2026-11.',
  types: () => [UploadLink, ActionRefused] as const,
  resolveType: (value) => ('path' in value ? UploadLink : ActionRefused),
});

@ObjectType('FaceCheckLink', {
  simpleResolvers: true,
  description:
    'Lets the website’s principal do the face check on a phone without an account 人脸核验链接. Since 2026-11.',
})
export class FaceCheckLink {
  @Field(() => String, {
    description:
      'The page for the phone, from the root of the console. A secret until `expiresAt`: give it to the website’s principal alone. It ends when the order leaves VERIFICATION_PENDING, and when another link is made.',
  })
  path!: string;

  @Field(() => DateTime, {
    description:
      'When the order lapses without the photo. The link is valid as long as the order waits for it, also after that where orders do not lapse.',
  })
  expiresAt!: string;

  @Field(() => Int, { description: `How many checks may be sent with it, ${FACE_LINK_TRIES} at first.` })
  tries!: number;
}

export const FaceCheckLinkResult = createUnionType({
  name: 'FaceCheckLinkResult',
  description: 'The link, or why there is none. Since 2026-11.',
  types: () => [FaceCheckLink, ActionRefused] as const,
  resolveType: (value) => ('path' in value ? FaceCheckLink : ActionRefused),
});
