import { editableStates } from '../../order-names/states.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import type { OrderEventRow } from './event.ts';
import { noInput } from './inputs.ts';
import { applicantRoles } from './roles-and-states.ts';

export const domainEvents = {
  verifyDomains: {
    label: bilingual('核验域名', 'Verify domains'),
    from: editableStates,
    by: applicantRoles,
    when: ['valuesKept', 'someDomainAdded', 'mayAddDomains'],
    input: noInput,
  },
} as const satisfies Record<string, OrderEventRow>;
