import { z } from 'zod';
import { isTrackingNumber, trackingNumberBounds } from '../../photo/curtain.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { textLengths } from '../../text/text-lengths.ts';
import { warningCodes } from '../warnings.ts';
import type { OrderEventRow } from './event.ts';
import { noInput } from './inputs.ts';
import { applicantRoles, reviewerRoles } from './roles-and-states.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const { least, most } = trackingNumberBounds;

/**
 * Events: the curtain by mail. They are independent of the order's state and never block a photo from being submitted.
 */
export const curtainEvents = {
  requestCurtain: {
    label: bilingual('申请幕布', 'Request a curtain'),
    from: ['VERIFICATION_PENDING'],
    by: applicantRoles,
    when: [
      'photoByCurtain',
      'noCurtainUnderway',
      'addressInMainland',
      'consigneeReachable',
      'curtainOwnedAcknowledged',
    ],
    input: z.strictObject({
      consignee: line(textLengths.consignee),
      mobile: line(20),
      /** GB/T 2260, six digits: destination of the parcel, which may differ from the filing's province. */
      province: line(16),
      city: line(textLengths.city),
      address: line(textLengths.address),
      acknowledged: z.array(z.enum(warningCodes)).max(16).default([]),
    }),
  },
  shipCurtain: {
    label: bilingual('寄出幕布', 'Ship the curtain'),
    from: ['VERIFICATION_PENDING'],
    by: reviewerRoles,
    when: ['curtainRequested', 'curtainIsTheOneSeen'],
    input: z.strictObject({
      curtainId: z.string().max(64),
      courier: line(textLengths.courier),
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
        }),
    }),
  },
  confirmCurtain: {
    label: bilingual('确认收到幕布', 'Confirm the curtain'),
    from: ['VERIFICATION_PENDING', 'PHOTO_REVIEW'],
    by: applicantRoles,
    when: ['curtainUnderway'],
    input: noInput,
  },
} as const satisfies Record<string, OrderEventRow>;
