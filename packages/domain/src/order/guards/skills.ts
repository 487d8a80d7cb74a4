import { findProvince } from '../../province/provinces.ts';
import { outsideOf } from '../../staff/skills.ts';
import { text } from '../../text.ts';
import { inputText } from '../guard-reading.ts';
import { orderKindLabels } from '../names.ts';
import type { Guard } from './guard.ts';

const ruleId = 'product.md S2';

/** Guards: whose work an order is. */
export const skillGuards = {
  skillsFit: {
    says: text('此订单不在您的受理范围内', 'The order is not among what you take on'),
    ruleId,
    holds: ({ skills, province, kind }) => {
      const outside = outsideOf(skills, { province, kind });
      const names = {
        province: findProvince(province)?.label ?? text(province, province),
        kind: orderKindLabels[kind],
      };
      return (
        outside.length === 0 ||
        outside.map((part) => ({
          code: part === 'province' ? 'PROVINCE_NOT_TAKEN' : 'KIND_NOT_TAKEN',
          field: part,
          message: text(`您的受理范围不含${names[part].zh}`, `You do not take on ${names[part].en}`),
          suggestion: text(
            '请交给受理的同事，或请主管调整您的受理范围',
            'Leave it to a colleague who does, or ask a supervisor to widen what you take on',
          ),
          ruleId,
        }))
      );
    },
  },
  skipExplained: {
    says: text('请写明跳过的原因', 'Say why you pass it over'),
    suggestion: text('主管会看到您写的内容', 'Supervisors read what you write'),
    ruleId: 'product.md R2',
    holds: (_facts, _actor, input) => inputText(input, 'reason') !== 'OTHER' || inputText(input, 'note') !== undefined,
  },
} as const satisfies Record<string, Guard>;
