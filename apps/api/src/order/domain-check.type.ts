import type { DomainStanding } from '@beian/domain/domain-verification';
import { DOMAIN_CHECK_HOURS } from '@beian/domain/domain-verification';
import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { DomainStandings } from '../common/enums.ts';

@ObjectType('DomainFinding', {
  simpleResolvers: true,
  description: 'What one check of a domain said; holds nothing of the registry’s personal data. Since 2026-11.',
})
export class DomainFinding {
  @Field(() => String, { description: 'Which check, `D1` to `D7`.' })
  check!: string;

  @Field(() => String, { description: "What people call the check, in the caller's language." })
  label!: string;

  @Field(() => String, { description: '`pass`, `warn` (a reviewer looks) or `fail`.' })
  outcome!: string;

  @Field(() => String, { description: "The cause in one sentence, in the caller's language." })
  message!: string;

  @Field(() => String, { nullable: true, description: 'What to do about it.' })
  suggestion!: string | null;

  @Field(() => String, { nullable: true, description: 'The rule, e.g. `DOM-01`; null where all is well.' })
  ruleId!: string | null;
}

@ObjectType('DomainCheck', {
  simpleResolvers: true,
  description: 'What the registry says of a domain that an order adds 域名核验. Since 2026-11.',
})
export class DomainCheck {
  @Field(() => String, { description: 'The domain, in its canonical spelling.' })
  domain!: string;

  @Field(() => DomainStandings, { description: 'What the check amounts to.' })
  state!: DomainStanding;

  @Field(() => [DomainFinding], { description: 'Findings of the last answer about the present holder; else empty.' })
  checks!: DomainFinding[];

  @Field(() => DateTime, { nullable: true, description: 'When the registry last answered; null: never.' })
  checkedAt!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: `Until when \`submitOrder\` goes by it: ${DOMAIN_CHECK_HOURS} hours.`,
  })
  validUntil!: string | null;
}
