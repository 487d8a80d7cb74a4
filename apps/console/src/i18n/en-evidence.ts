import type { zhEvidence } from './zh-evidence.ts';

export const enEvidence: Readonly<Record<keyof typeof zhEvidence, string>> = {
  'evidence.do': 'Evidence',
  'evidence.title': 'Evidence · {number}',
  'evidence.holds': 'One zip file that shows a court, a bureau or a partner what happened to this order. It holds:',
  'evidence.events': 'all events of this order, word for word as they were written',
  'evidence.audit': 'all rows of the audit about this order',
  'evidence.heads': 'the chain of hashes from them to signed heads, and the public keys',
  'evidence.hashes': 'hashes of verdicts, materials, files sent and answers of the bureau',
  'evidence.without':
    'No personal values, images or raw files are in it: whoever has the originals holds them against the hashes.',
  'evidence.verify': 'To verify it, unpack it and run this inside (Node.js alone, offline):',
  'evidence.kept':
    'The audit keeps who took it, when, and its sum. Rows of the last minutes may not be signed yet; a later file has them.',
  'evidence.take': 'Take away',
  'evidence.taken': '{name} was saved',
  'evidence.refused':
    'Not taken: you may no longer take evidence away, or this order is gone. Ask an administrator about your roles.',
  'evidence.failed': 'Not taken: the service did not answer. Try again in a moment.',
};
