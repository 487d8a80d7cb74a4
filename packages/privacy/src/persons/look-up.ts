import { writeAudit } from '@beian/database/audit';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { PlaceDecision } from '@beian/domain/personal';
import { checkLooks } from '../reveals/quota.ts';
import { type PlannedDecision, planDeletion } from './decide.ts';
import { findPerson } from './find.ts';
import { auditRefusal, type PersonQuery, parsePersonQuery, type Refused, refusedOutcome } from './person-query.ts';

/** The result of a search: numbers and names of orders and filings, none of the person's values. */
export interface PersonFound {
  /** Above 1, several people share the mobile number or address; only an ID number tells them apart. */
  readonly people: number;
  /** More was found than one search returns; a decision leaves the rest for the next request. */
  readonly more: boolean;
  /** Every place, with what a deletion would do now. */
  readonly decisions: readonly PlaceDecision[];
}
export type FoundOutcome = ({ readonly ok: true } & PersonFound) | Refused;

/**
 * Lists the places that hold data of a person, and what a deletion would do with each. Searches and refusals are
 * audited without the value.
 */
export async function lookUpPerson(ctx: AppContext, tx: Tx, personQuery: PersonQuery): Promise<FoundOutcome> {
  const sought = parsePersonQuery(personQuery);
  if ('code' in sought) return refusedOutcome(await auditRefusal(tx, personQuery.actor, 'findPerson', sought));
  // A search confirms a number, as one of orders does.
  const beyond = await checkLooks(tx, personQuery.actor);
  if (beyond !== null) return refusedOutcome(await auditRefusal(tx, personQuery.actor, 'findPerson', beyond));
  const person = await findPerson(ctx, tx, sought);
  const { decisions } = await planDeletion(ctx, tx, person);
  await writeAudit(tx, personQuery.actor, 'findPerson', undefined, 'done', {
    by: personQuery.by,
    places: decisions.length,
  });
  return { ok: true, people: person.people, more: person.more, decisions: decisions.map(toPlaceDecision) };
}

const toPlaceDecision = ({ holding, called, places, decision, basis, until }: PlannedDecision): PlaceDecision => ({
  holding,
  called,
  places,
  decision,
  basis,
  until,
});
