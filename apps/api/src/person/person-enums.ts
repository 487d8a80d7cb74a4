import {
  type AnswerWay,
  answerWays,
  type Holding,
  holdings,
  type KeptBasis,
  keptBases,
  type RequestState,
  type RequestWants,
  type RetentionKind,
  requestStates,
  requestWants,
  retention,
  type SoughtKind,
  soughtKinds,
  type Text,
} from '@beian/domain';
import { enumOf } from '../common/enums.ts';

const textsOf = <K extends string, R>(
  rows: Readonly<Record<K, R>>,
  text: (row: R) => Text,
): Readonly<Record<K, Text>> =>
  Object.fromEntries(Object.entries<R>(rows).map(([name, row]) => [name, text(row)])) as Record<K, Text>;

export const SoughtKinds = enumOf<SoughtKind>('SoughtKind', 'What a data subject is found by.', soughtKinds);
export const RequestWantsNames = enumOf<RequestWants>('RequestWants', 'What a data subject asks for.', requestWants);
export const RequestStates = enumOf<RequestState>('RequestState', 'How far a request is.', requestStates);
export const AnswerWays = enumOf<AnswerWay>('AnswerWay', 'How an answer went out.', answerWays);
export const Holdings = enumOf<Holding>(
  'Holding',
  'A place where something of a person may lie 留存项.',
  textsOf<Holding, { readonly label: Text }>(holdings, ({ label }) => label),
);
export const KeptBases = enumOf<KeptBasis>(
  'KeptBasis',
  'Why something is kept although its deletion is asked for.',
  textsOf<KeptBasis, { readonly says: Text }>(keptBases, ({ says }) => says),
);
export const RetentionKinds = enumOf<RetentionKind>(
  'RetentionKind',
  'What has a time for which it is kept 保存期限.',
  textsOf<RetentionKind, { readonly label: Text }>(retention, ({ label }) => label),
);
