import { auditActorFields, auditChainFields, auditRowFields } from '@beian/domain/audit';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';

export const AuditOutcomes = { DONE: 'done', REFUSED: 'refused' } as const;
registerEnumType(AuditOutcomes, {
  name: 'AuditOutcome',
  description: 'What became of an act. Since 2026-11.',
  valuesConfig: { DONE: { description: 'It was done 完成.' }, REFUSED: { description: 'It was refused 拒绝.' } },
});

@InputType('AuditFilter', { description: 'Which rows of the audit; what is left out does not matter. Since 2026-11.' })
export class AuditFilterInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Of a person, of a partner with all its people, or of a part of the system.',
  })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the act, as `action` says it.' })
  action?: string | null;

  @Field(() => ID, { nullable: true, description: 'What it was done to: an id, or the number of an order.' })
  target?: string | null;

  @Field(() => String, { nullable: true, description: 'A day in Shanghai, YYYY-MM-DD.' })
  day?: string | null;

  @Field(() => AuditOutcomes, { nullable: true, description: 'What became of it.' })
  outcome?: 'done' | 'refused' | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'No: without leases that the console prolongs and pictures that it shows small; left out: with them.',
  })
  routine?: boolean | null;
}

export const AuditRow = objectType(auditRowFields);
export const AuditActor = objectType(auditActorFields);

export const AuditRowConnection = connectionType(AuditRow, 'AuditRow');

export const AuditChain = objectType(auditChainFields);
