import { z } from 'zod';
import { materialKinds } from '../../record/materials.ts';
import { text } from '../../text.ts';
import { warningCodes } from '../warnings.ts';
import type { Event } from './event.ts';
import { noInput } from './inputs.ts';
import { applicant, editable } from './who-and-where.ts';

/** Events: what the applicant does with an order. */
export const fillingEvents = {
  openOrder: {
    label: text('创建订单', 'Open order'),
    from: [],
    to: 'DRAFT',
    by: applicant,
    when: ['stillFiled', 'recordIsOurs', 'recordBelongsToPartner', 'noOtherOpenOrder', 'kindPossibleInProvince'],
    input: z.strictObject({ kind: z.enum(['CHANGE_WEBSITE', 'CHANGE_SUBJECT']) }),
  },
  saveDraft: {
    label: text('保存填报', 'Save draft'),
    from: editable,
    by: applicant,
    when: ['valuesKept', 'itemsFlagged'],
    then: ['checkContent'],
    input: z.strictObject({
      fields: z
        .array(
          z.strictObject({
            field: z.string().max(64),
            value: z.string().max(4096).optional(),
            values: z.array(z.string().max(256)).max(256).optional(),
          }),
        )
        .min(1)
        .max(64),
    }),
  },
  attachMaterial: {
    label: text('上传材料', 'Attach material'),
    from: [...editable, 'VERIFICATION_PENDING'],
    by: applicant,
    when: ['valuesKept', 'materialFitsState', 'photoMayBeUploaded', 'itemsFlagged'],
    then: ['checkContent'],
    input: z.strictObject({ material: z.enum(materialKinds), uploadId: z.string().max(64) }),
  },
  removeMaterial: {
    label: text('移除材料', 'Remove material'),
    from: [...editable, 'VERIFICATION_PENDING'],
    by: applicant,
    when: ['valuesKept', 'materialFitsState', 'itemsFlagged'],
    input: z.strictObject({ material: z.enum(materialKinds) }),
  },
  submit: {
    label: text('提交初审', 'Submit'),
    from: editable,
    to: 'INITIAL_REVIEW',
    by: applicant,
    when: [
      'valuesKept',
      'stillFiled',
      'recordIsOurs',
      'rulesCurrent',
      'changeAllowedInProvince',
      'provinceUnchanged',
      'noOtherOpenOrder',
      'somethingChanged',
      'formValid',
      'materialsComplete',
      'mayAddDomains',
      'domainsVerified',
      'notFiledElsewhere',
      'everyReasonAnswered',
      'warningsAcknowledged',
    ],
    then: ['checkContent'],
    input: z.strictObject({
      acknowledged: z.array(z.enum(warningCodes)).max(16).default([]),
    }),
  },
  withdraw: {
    label: text('撤回', 'Withdraw'),
    from: ['INITIAL_REVIEW', 'VERIFICATION_PENDING'],
    to: 'DRAFT',
    by: applicant,
    input: noInput,
    confirm: text('订单将退回草稿，重新提交后从头审核', 'The order goes back to a draft and is reviewed anew'),
  },
  abandon: {
    label: text('放弃', 'Abandon'),
    from: ['DRAFT', 'CORRECTION_REQUIRED', 'INITIAL_REJECTED', 'VERIFICATION_PENDING', 'LAPSED'],
    to: 'ABANDONED',
    by: applicant,
    input: noInput,
    confirm: text('放弃后不能恢复', 'This cannot be undone'),
  },
} as const satisfies Record<string, Event>;
