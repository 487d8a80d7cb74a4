import { orderKindLabels } from '../../order-names/kinds/kinds.ts';
import { findProvince } from '../../province/provinces.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { unmetSkills } from '../../work/skills.ts';
import type { Guard } from './guard.ts';

const ruleId = 'D-assignment';

export const skillGuards = {
  skillsFit: {
    message: bilingual('此订单不在您的受理范围内', 'The order is not among what you take on'),
    ruleId,
    check: ({ skills, province, kind }) => {
      const outside = unmetSkills(skills, { province, kind });
      const names = {
        province: findProvince(province)?.label ?? bilingual(province, province),
        kind: orderKindLabels[kind],
      };
      return (
        outside.length === 0 ||
        outside.map((part) => ({
          code: part === 'province' ? 'PROVINCE_NOT_TAKEN' : 'KIND_NOT_TAKEN',
          field: part,
          message: bilingual(`您的受理范围不含${names[part].zh}`, `You do not take on ${names[part].en}`),
          suggestion: bilingual(
            '请交给受理的同事，或请主管调整您的受理范围',
            'Leave it to a colleague who does, or ask a supervisor to widen what you take on',
          ),
          ruleId,
        }))
      );
    },
  },
  skipExplained: {
    message: bilingual('请写明跳过的原因', 'Say why you pass it over'),
    suggestion: bilingual('主管会看到您写的内容', 'Supervisors read what you write'),
    ruleId: 'D-next',
    check: (_facts, _actor, input) => input?.reason !== 'OTHER' || input?.note !== undefined,
  },
} as const satisfies Record<string, Guard>;
