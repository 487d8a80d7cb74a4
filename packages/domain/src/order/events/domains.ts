import { editableStates } from '../../order-names/states.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { WORKER_WAIT_MS } from '../worker-wait.ts';
import type { OrderEventRow } from './event.ts';
import { noInput } from './inputs.ts';
import { applicantRoles } from './roles-and-states.ts';

export const domainEvents = {
  verifyDomains: {
    label: bilingual('核验域名', 'Verify domains'),
    description: `Asks the registry anew about the added domains 核验域名, and the bureau whether they are filed elsewhere 备案查询. Waits up to ${WORKER_WAIT_MS / 1000} s for their answers; then \`domainChecks\` says PENDING. Since 2026-11.`,
    from: editableStates,
    by: applicantRoles,
    partnerEvent: 'order.edited',
    when: ['valuesKept', 'someDomainAdded', 'mayAddDomains'],
    input: noInput,
  },
} as const satisfies Record<string, OrderEventRow>;
