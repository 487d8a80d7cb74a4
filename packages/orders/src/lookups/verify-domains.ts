import type { EventWrite } from '../event/write.ts';
import { requestDomainChecks } from './ask-domains.ts';
import { requestFilingChecks } from './ask-filings.ts';

/** Asks the registry again about every domain that the order adds, and the bureau whether it is filed. */
export const verifyDomains: EventWrite = async ({ tx, loaded: { facts, row } }) => {
  const { added } = facts.domains;
  const { forecastDomains: forecast } = facts;
  await requestDomainChecks(tx, {
    orderId: row.id,
    kind: facts.kind,
    province: facts.province,
    edition: facts.edition,
    added,
    forecast,
    force: true,
  });
  await requestFilingChecks(tx, { orderId: row.id, facts, force: true });
  return { logged: { domains: [...added, ...forecast] } };
};
