import { z } from 'zod';
import { isTrackingNumber, trackingNumberBounds } from '../../photo/curtain.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { formatCount } from '../../text/in-words.ts';
import { textLengths } from '../../text/text-lengths.ts';
import { warningCodes } from '../warnings.ts';
import type { OrderEventRow } from './event.ts';
import { noInput } from './inputs.ts';
import { applicantRoles, reviewerRoles } from './roles-and-states.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const { least, most } = trackingNumberBounds;

/** The API takes it as one argument, `address`. The province is that of the parcel, which may differ from the filing's. */
export const curtainAddress = z
  .strictObject({
    consignee: line(textLengths.consignee).meta({
      description: `收件人, 1 to ${formatCount(textLengths.consignee)} characters.`,
    }),
    mobile: line(20).meta({ description: 'A mainland mobile number, 11 digits.' }),
    province: line(16).meta({
      description: 'GB/T 2260 code of the province, six digits; 71, 81 and 82 are refused.',
    }),
    city: line(textLengths.city).meta({ description: `市, 1 to ${formatCount(textLengths.city)} characters.` }),
    address: line(textLengths.address).meta({
      description: `District, street and number, 1 to ${formatCount(textLengths.address)} characters.`,
    }),
  })
  .meta({
    graphql: 'CurtainAddressInput',
    description: 'Where a curtain goes 收件地址: an address of the mainland, in any province. Since 2026-11.',
  });

/**
 * Events: the curtain by mail. They are independent of the order's state and never block a photo from being submitted.
 */
export const curtainEvents = {
  requestCurtain: {
    label: bilingual('申请幕布', 'Request a curtain'),
    from: ['VERIFICATION_PENDING'],
    by: applicantRoles,
    partnerEvent: 'order.curtain_requested',
    when: [
      'photoByCurtain',
      'noCurtainUnderway',
      'addressInMainland',
      'consigneeReachable',
      'curtainOwnedAcknowledged',
    ],
    input: z.strictObject({
      ...curtainAddress.shape,
      acknowledged: z.array(z.enum(warningCodes)).max(16).default([]),
    }),
  },
  shipCurtain: {
    label: bilingual('寄出幕布', 'Ship the curtain'),
    description: 'Says that a curtain was sent 寄出幕布: principal and partner are told. Since 2026-11.',
    from: ['VERIFICATION_PENDING'],
    by: reviewerRoles,
    partnerEvent: 'order.curtain_shipped',
    when: ['curtainRequested', 'curtainIsTheOneSeen'],
    input: z.strictObject({
      curtainId: z.string().max(64).meta({ graphql: 'ID', description: 'Which one; another request is refused.' }),
      courier: line(textLengths.courier).meta({
        description: `快递公司, 1 to ${formatCount(textLengths.courier)} characters.`,
      }),
      trackingNumber: z
        .string()
        .trim()
        .refine(isTrackingNumber, {
          params: {
            says: bilingual(
              `运单号为 ${least} 至 ${most} 位字母、数字或连字符`,
              `${least} to ${most} letters, digits or hyphens`,
            ),
          },
        })
        .meta({ description: `运单号, ${least} to ${most} letters, digits or hyphens.` }),
    }),
  },
  confirmCurtain: {
    label: bilingual('确认收到幕布', 'Confirm the curtain'),
    description: 'Says that the curtain has arrived 确认收到幕布. Since 2026-11.',
    from: ['VERIFICATION_PENDING', 'PHOTO_REVIEW'],
    by: applicantRoles,
    partnerEvent: 'order.curtain_delivered',
    when: ['curtainUnderway'],
    input: noInput,
  },
} as const satisfies Record<string, OrderEventRow>;
