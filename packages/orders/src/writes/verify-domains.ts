import { askAboutDomains } from '../domains/ask.ts';
import { askAboutFilings } from '../filings/ask.ts';
import type { Write } from './write.ts';

/** Asks the registry anew about every domain that the order adds, and the bureau whether it is filed. */
export const verifyDomains: Write = async ({ tx, hand: { facts, row } }) => {
  const { added } = facts.domains;
  await askAboutDomains(tx, { orderId: row.id, edition: facts.edition, added, anew: true });
  await askAboutFilings(tx, { orderId: row.id, facts, anew: true });
  return { logged: { domains: added } };
};
