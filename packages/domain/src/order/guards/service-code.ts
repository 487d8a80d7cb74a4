import { serviceCodeLockReasons, serviceCodeReasons } from '../../service-codes/judge.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import type { Guard } from './guard.ts';

/** Guards: the service code of the server behind an access. */
export const serviceCodeGuards = {
  serviceCodeUsable: {
    message: bilingual('备案服务码不能使用', 'The service code cannot be used'),
    ruleId: 'R-4.8',
    check: ({ serviceCode, now }) => {
      const reasons = serviceCodeReasons(serviceCode, now);
      return reasons.length === 0 || reasons;
    },
  },
  serviceCodeBound: {
    message: bilingual('备案服务码未锁定或不能使用', 'The service code is not locked, or cannot be used'),
    ruleId: 'R-4.8',
    check: ({ serviceCode, now }) => {
      const reasons = serviceCodeLockReasons(serviceCode, now);
      return reasons.length === 0 || reasons;
    },
  },
} as const satisfies Record<string, Guard>;
