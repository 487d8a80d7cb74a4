import { askAboutDomains } from '../domains/ask.ts';
import type { Write } from './write.ts';

/** Asks the registry anew about every domain that the order adds. */
export const verifyDomains: Write = async ({ tx, hand: { facts, row } }) => {
  const { added } = facts.domains;
  await askAboutDomains(tx, { orderId: row.id, edition: facts.edition, added, anew: true });
  return { logged: { domains: added } };
};
