import { v7 } from 'uuid';

/**
 * Ids are global and sort by time: `order_0192…` is the primary key, the Relay id and the id in logs. The prefix names
 * the kind of row.
 */
export type IdPrefix =
  | 'order'
  | 'plan'
  | 'record'
  | 'website'
  | 'staff'
  | 'session'
  | 'partner'
  | 'key'
  | 'event'
  | 'timer'
  | 'notice'
  | 'job'
  | 'upload'
  | 'material'
  | 'verdict'
  | 'call'
  | 'note'
  | 'audit'
  | 'bureau'
  | 'test'
  | 'resync'
  | 'submission'
  | 'decision'
  | 'closure'
  | 'answer'
  | 'rectification'
  | 'entry'
  | 'recorded'
  | 'evidence'
  | 'refusal'
  | 'incident'
  | 'return'
  | 'proof'
  | 'lookup'
  | 'sms'
  | 'curtain'
  | 'shot'
  | 'face'
  | 'view'
  | 'skip'
  | 'version'
  | 'late'
  | 'advice'
  | 'escalation'
  | 'reassignment'
  | 'hours'
  | 'endpoint'
  | 'delivery'
  | 'attempt'
  | 'draw'
  | 'look'
  | 'again'
  | 'download'
  | 'reveal'
  | 'alarm'
  | 'person'
  | 'export';

export const newId = (prefix: IdPrefix): string => `${prefix}_${v7().replaceAll('-', '')}`;

/** The prefix of an id; undefined when the text is not one of our ids. */
export const prefixOf = (id: string): string | undefined => /^([a-z]+)_[0-9a-f]{32}$/.exec(id)?.[1];
