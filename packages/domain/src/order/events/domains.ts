import { text } from '../../text.ts';
import type { Event } from './event.ts';
import { noInput } from './inputs.ts';
import { applicant, editable } from './who-and-where.ts';

/** Events: the domains that an order adds. */
export const domainEvents = {
  verifyDomains: {
    label: text('核验域名', 'Verify domains'),
    from: editable,
    by: applicant,
    when: ['valuesKept', 'someDomainAdded', 'mayAddDomains'],
    input: noInput,
  },
} as const satisfies Record<string, Event>;
