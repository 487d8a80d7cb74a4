import type { zhEscalations } from './zh-escalations.ts';

/** The list of escalated orders. Loaded with its page (`escalations-texts.ts`). */
export const enEscalations: Readonly<Record<keyof typeof zhEscalations, string>> = {
  'escalations.title': 'Open escalations',
  'escalations.lead':
    'Orders that reviewers handed up to the supervisors, the earliest due first; once settled they go on',
  'escalations.loading': 'Loading escalations',
  'escalations.emptyTitle': 'No escalation is open',
  'escalations.emptyHint': 'Orders that reviewers escalate appear here',
  'escalations.forbidden': 'Only supervisors settle escalations',
  'escalations.forbiddenHint': 'Ask a supervisor, or an administrator for the role',
  'escalations.since': 'Since',
  'escalations.who': 'Escalated by',
  'escalations.why': 'Why',
  'escalations.failed': 'It was not done; try again',
};
