import {
  type AnswerWay,
  answerWays,
  type Holding,
  holdings,
  type IdentifierKind,
  identifierKinds,
  type KeptBasis,
  keptBases,
  type RequestState,
  type RequestWants,
  type RetentionKind,
  requestStates,
  requestWants,
  retention,
} from '@beian/domain/personal';
import type { BilingualText } from '@beian/domain/text';
import { enumOf } from '../common/enums.ts';

const textsOf = <K extends string, R>(
  rows: Readonly<Record<K, R>>,
  text: (row: R) => BilingualText,
): Readonly<Record<K, BilingualText>> =>
  Object.fromEntries(Object.entries<R>(rows).map(([name, row]) => [name, text(row)])) as Record<K, BilingualText>;

export const SoughtKinds = enumOf<IdentifierKind>('SoughtKind', 'What a data subject is found by.', identifierKinds);
export const RequestWantsNames = enumOf<RequestWants>('RequestWants', 'What a data subject asks for.', requestWants);
export const RequestStates = enumOf<RequestState>('RequestState', 'How far a request is.', requestStates);
export const AnswerWays = enumOf<AnswerWay>('AnswerWay', 'How an answer went out.', answerWays);
export const Holdings = enumOf<Holding>(
  'Holding',
  'A place where something of a person may lie 留存项.',
  textsOf<Holding, { readonly label: BilingualText }>(holdings, ({ label }) => label),
);
export const KeptBases = enumOf<KeptBasis>(
  'KeptBasis',
  'Why something is kept although its deletion is asked for.',
  textsOf<KeptBasis, { readonly explanation: BilingualText }>(keptBases, ({ explanation: says }) => says),
);
export const RetentionKinds = enumOf<RetentionKind>(
  'RetentionKind',
  'What has a time for which it is kept 保存期限.',
  textsOf<RetentionKind, { readonly label: BilingualText }>(retention, ({ label }) => label),
);
