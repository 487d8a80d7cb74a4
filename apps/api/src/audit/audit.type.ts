import {
  type AuditFilter,
  auditActorFields,
  auditChainFields,
  auditFilters,
  auditRowFields,
} from '@beian/domain/audit';
import { registerEnumType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { filterInput } from '../schema/filter-input.ts';
import { objectType } from '../schema/object-type.ts';

export const AuditOutcomes = { DONE: 'done', REFUSED: 'refused' } as const;
registerEnumType(AuditOutcomes, {
  name: 'AuditOutcome',
  description: 'What became of an act. Since 2026-11.',
  valuesConfig: { DONE: { description: 'It was done 完成.' }, REFUSED: { description: 'It was refused 拒绝.' } },
});

export const AuditFilterInput = filterInput(
  'AuditFilter',
  'Which rows of the audit; what is left out does not matter. Since 2026-11.',
  auditFilters,
);
export type AuditFilterInput = { readonly [N in keyof AuditFilter]: AuditFilter[N] | null };

export const AuditRow = objectType(auditRowFields);
export const AuditActor = objectType(auditActorFields);

export const AuditRowConnection = connectionType(AuditRow, 'AuditRow');

export const AuditChain = objectType(auditChainFields);
