import type { WithKeys } from '@beian/database/transaction';
import type { RegistryAnswer } from '@beian/domain/domain-verification';
import { type FieldId, type FieldValues, fieldRow } from '@beian/domain/filing';
import {
  againstOwner,
  againstRecord,
  type BlindComparison,
  blindOutcomes,
  blindSides,
  fieldsOfOrder,
  type OrderFacts,
} from '@beian/domain/order';
import type { BlindView } from '@beian/domain/order-fields';
import { domainRulesOf } from '@beian/domain/province-rules';
import type { Language } from '@beian/domain/text';
import { domainAnswerAad } from '../lookups/domain-answers.ts';

/** The registry's answer for a domain of the order. */
export interface StoredOwner {
  readonly domain: string;
  /** Sealed, base64. */
  readonly answer: string;
}

/** SQL over `c` (order_contents): answers for the domains that the order adds now. */
export const ownersSql = `(select json_agg(json_build_object('domain', k.domain, 'answer', encode(k.answer, 'base64')) order by k.domain)
  from app.domain_checks k where k.order_id = c.order_id and k.answer is not null and k.domain = any(c.added_domains))`;

/** The item beside which an owner is compared when its own field is no item of this order. */
const DOMAINS = 'website.domains';

/** The comparison beside each item: the form against the filed record and against the owner of each added domain. */
export function blindView(
  ctx: WithKeys,
  { id, owners }: { readonly id: string; readonly owners: readonly StoredOwner[] | null },
  { base, now }: { readonly base: FieldValues; readonly now: FieldValues },
  facts: OrderFacts,
  language: Language,
): (key: FieldId) => BlindView[] {
  const listed = fieldsOfOrder(facts);
  const rules = domainRulesOf(facts.province, facts.edition);
  const ofOwners = (owners ?? []).flatMap(({ domain, answer }) => {
    const sealed = Buffer.from(answer, 'base64');
    const { registration } = ctx.keys.unsealJson<RegistryAnswer>(domainAnswerAad(id, domain), sealed);
    return registration === null ? [] : againstOwner(now, { domain, registration, rules });
  });
  const all = [...againstRecord(now, base), ...ofOwners];
  const placeOf = ({ field }: BlindComparison): FieldId => (listed.includes(field) ? field : DOMAINS);
  return (key) =>
    all
      .filter((one) => placeOf(one) === key && (one.with === 'DOMAIN_OWNER' || one.field === key))
      .map((one) => ({
        ...one,
        fieldLabel: fieldRow(one.field).label[language],
        withLabel: blindSides[one.with][language],
        outcomeLabel: blindOutcomes[one.outcome][language],
      }));
}
