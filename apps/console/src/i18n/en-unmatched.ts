import type { zhUnmatched } from './zh-unmatched.ts';

/** Texts of the answers that no order could take. */
export const enUnmatched: Readonly<Record<keyof typeof zhUnmatched, string>> = {
  'unmatched.title': 'Unmatched answers',
  'unmatched.lead': 'Entries of downloaded results that no order could take by itself',
  'unmatched.loading': 'Loading unmatched answers',
  'unmatched.emptyTitle': 'No unmatched answers',
  'unmatched.emptyHint': 'An answer that cannot be put to an order for certain appears here',
  'unmatched.total': '{n} answer, the oldest first|{n} answers, the oldest first',
  'unmatched.nobody': 'names nobody',
  'unmatched.file': 'file {name}',
  'unmatched.operation': 'operation {code}',
  'unmatched.noOperation': 'no operation given',
  'unmatched.why': 'Not matched by itself:',
  'unmatched.candidates': 'May belong to',
  'unmatched.noCandidates': 'No order that it may belong to',
  'unmatched.matchTo': 'Match to order {number}',
  'unmatched.effect': 'The order is moved by “{verdict}”. Subject: {name}',
  'unmatched.reason': 'Why it is dismissed',
};
