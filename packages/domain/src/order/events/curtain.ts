import { z } from 'zod';
import { bilingual } from '../../text/bilingual-text.ts';
import { warningCodes } from '../warnings.ts';
import type { OrderEventRow } from './event.ts';
import { noInput } from './inputs.ts';
import { applicantRoles, reviewerRoles } from './roles-and-states.ts';

const line = (most: number) => z.string().trim().min(1).max(most);

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
      consignee: line(64),
      mobile: line(20),
      /** GB/T 2260, six digits: destination of the parcel, which may differ from the filing's province. */
      province: line(16),
      city: line(64),
      address: line(200),
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
      // Both fit with the order number into one SMS of 70 characters.
      courier: line(12),
      trackingNumber: z
        .string()
        .trim()
        .refine((number) => /^[0-9A-Za-z-]{6,20}$/.test(number), {
          params: { says: bilingual('运单号为 6 至 20 位字母、数字或连字符', '6 to 20 letters, digits or hyphens') },
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
