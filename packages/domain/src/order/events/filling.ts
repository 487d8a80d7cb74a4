import { z } from 'zod';
import { materialKinds } from '../../filing/materials.ts';
import { orderKinds } from '../../order-names/kinds/kinds.ts';
import { editableStates } from '../../order-names/states.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { MAX_SAVED_FIELDS } from '../batch-limits.ts';
import { referenceInput } from '../reference.ts';
import { warningCodes } from '../warnings.ts';
import type { OrderEventRow } from './event.ts';
import { noInput } from './inputs.ts';
import { applicantRoles } from './roles-and-states.ts';

/** Events: what the applicant does with an order. */
export const fillingEvents = {
  openOrder: {
    label: bilingual('创建订单', 'Open order'),
    from: [],
    to: 'DRAFT',
    by: applicantRoles,
    partnerEvent: 'order.opened',
    when: [
      // First: where no connection serves the province this is the reason of the others, too.
      'kindPossibleInProvince',
      'kindOffered',
      'stillFiled',
      'recordIsOurs',
      'recordBelongsToPartner',
      'noOtherOpenOrder',
      'otherAccessRemains',
      'accessIsNew',
      'shellTakesWebsite',
    ],
    input: z.strictObject({
      kind: z.enum(orderKinds),
      /** GB/T 2260 code, for a kind that is about nothing filed yet. */
      province: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      /** The rectification notice that the order answers. */
      rectificationId: z.string().max(64).optional(),
      ...referenceInput,
      /** A later step of a plan: it waits for the approval of the one before. */
      after: z.literal(true).optional(),
      /** Begin with the values that are filed there. */
      valuesOf: z.strictObject({ recordId: z.string().max(64), websiteId: z.string().max(64).optional() }).optional(),
    }),
  },
  saveDraft: {
    label: bilingual('保存填报', 'Save draft'),
    description: 'Writes new values of fields 保存填报. Since 2026-11.',
    from: [...editableStates, 'SUPPLEMENT_PENDING'],
    by: applicantRoles,
    partnerEvent: 'order.edited',
    when: ['valuesKept', 'itemsFlagged'],
    then: ['checkContent'],
    takes: ['version'],
    input: z.strictObject({
      fields: z
        .array(
          z
            .strictObject({
              field: z.string().max(64).meta({ description: 'The field, e.g. `website.name` (`Item.key`).' }),
              value: z.string().max(4096).optional().meta({ description: 'The new text, of a field that holds one.' }),
              values: z.array(z.string().max(4000)).max(256).optional().meta({
                description: 'The new texts, of a field that holds a list. Codes are decimal texts.',
              }),
            })
            .meta({
              graphql: 'FieldInput',
              description:
                'A new value of one field: `value` or `values`; neither takes it away. A personal value that is sent as it was read masked stays as it is; another masked one is refused (`MASKED_VALUE`). Since 2026-11.',
            }),
        )
        .min(1)
        .max(MAX_SAVED_FIELDS)
        .meta({ description: `The fields to write, 1 to ${MAX_SAVED_FIELDS}; others stay as they are.` }),
    }),
  },
  attachMaterial: {
    label: bilingual('上传材料', 'Attach material'),
    description: 'Attaches an uploaded image 上传材料, in place of one that is there. Since 2026-11.',
    from: [...editableStates, 'SUPPLEMENT_PENDING', 'VERIFICATION_PENDING'],
    by: applicantRoles,
    partnerEvent: 'order.edited',
    when: ['valuesKept', 'materialFitsState', 'photoMayBeUploaded', 'itemsFlagged'],
    then: ['checkContent', 'readPictures'],
    takes: ['version'],
    input: z.strictObject({
      material: z.enum(materialKinds).meta({ graphql: 'MaterialKind', description: 'What the image shows.' }),
      uploadId: z.string().max(64).meta({
        graphql: 'ID',
        description: '`createUploadTicket`’s `uploadId`, once its image is here, or what `POST /uploads` answered.',
      }),
    }),
  },
  removeMaterial: {
    label: bilingual('移除材料', 'Remove material'),
    description: 'Takes an image away 移除材料. Since 2026-11.',
    from: [...editableStates, 'VERIFICATION_PENDING'],
    by: applicantRoles,
    partnerEvent: 'order.edited',
    when: ['valuesKept', 'materialFitsState', 'itemsFlagged'],
    takes: ['version'],
    input: z.strictObject({
      material: z.enum(materialKinds).meta({ graphql: 'MaterialKind', description: 'Which one.' }),
    }),
  },
  submit: {
    label: bilingual('提交初审', 'Submit'),
    description: 'Hands the order in for its initial review 提交初审. Since 2026-11.',
    from: editableStates,
    to: 'INITIAL_REVIEW',
    by: applicantRoles,
    partnerEvent: 'order.submitted',
    when: [
      'valuesKept',
      'kindPossibleInProvince',
      'stillFiled',
      'recordIsOurs',
      'rulesCurrent',
      'changeAllowedInProvince',
      'bothSidesTogether',
      'earlierStepApproved',
      'provinceUnchanged',
      'noOtherOpenOrder',
      'otherAccessRemains',
      'accessIsNew',
      'shellTakesWebsite',
      'somethingChanged',
      'formValid',
      'materialsComplete',
      'mayAddDomains',
      'domainsVerified',
      'serviceCodeUsable',
      'notFiledElsewhere',
      'everyReasonAnswered',
      'warningsAcknowledged',
    ],
    then: ['checkContent', 'readPictures'],
    input: z.strictObject({
      acknowledged: z
        .array(z.enum(warningCodes))
        .max(16)
        .default([])
        .meta({ description: 'Codes of warnings that the applicant accepts.' }),
    }),
  },
  withdraw: {
    label: bilingual('撤回', 'Withdraw'),
    description: 'Takes the order back to a draft 撤回. Since 2026-11.',
    from: ['INITIAL_REVIEW', 'SUPPLEMENT_PENDING', 'VERIFICATION_PENDING'],
    to: 'DRAFT',
    by: applicantRoles,
    partnerEvent: 'order.withdrawn',
    input: noInput,
    confirm: bilingual('订单将退回草稿，重新提交后从头审核', 'The order goes back to a draft and is reviewed anew'),
  },
  abandon: {
    label: bilingual('放弃', 'Abandon'),
    description: 'Gives the order up for good 放弃. Since 2026-11.',
    from: [
      'DRAFT',
      'CORRECTION_REQUIRED',
      'INITIAL_REVIEW',
      'SUPPLEMENT_PENDING',
      'INITIAL_REJECTED',
      'VERIFICATION_PENDING',
      'PHOTO_REVIEW',
      'BUREAU_REJECTED',
      'LAPSED',
    ],
    to: 'ABANDONED',
    by: applicantRoles,
    partnerEvent: 'order.abandoned',
    input: noInput,
    confirm: bilingual('放弃后不能恢复', 'This cannot be undone'),
  },
} as const satisfies Record<string, OrderEventRow>;
